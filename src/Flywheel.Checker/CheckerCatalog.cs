using System.Collections.Immutable;
using Flywheel.Checker.Checks;
using Flywheel.Checker.Damages;
using Flywheel.Checker.Repairs;

namespace Flywheel.Checker;

/// <summary>The checks, repairs and damages that ship with the product: every one in this assembly, ordered by name.</summary>
public static class CheckerCatalog
{
    /// <summary>The checks.</summary>
    public static ImmutableArray<Check> Checks { get; } = [.. Instances<Check>().OrderBy(c => c.Name, StringComparer.Ordinal)];

    /// <summary>The repairs.</summary>
    public static ImmutableArray<Repair> Repairs { get; } = [.. Instances<Repair>().OrderBy(r => r.Name, StringComparer.Ordinal)];

    /// <summary>The damages.</summary>
    public static ImmutableArray<Damage> Damages { get; } = [.. Instances<Damage>().OrderBy(d => d.Name, StringComparer.Ordinal)];

    private static IEnumerable<T> Instances<T>() => typeof(CheckerCatalog).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(T)) && !t.IsAbstract)
        .Select(t => (T)Activator.CreateInstance(t, nonPublic: true)!);
}
