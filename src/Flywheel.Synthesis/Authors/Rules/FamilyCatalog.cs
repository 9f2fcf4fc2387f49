using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Flywheel.Synthesis.Authors.Rules;

/// <summary>The problem families, by figure kind and domain.</summary>
public sealed class FamilyCatalog
{
    private readonly FrozenDictionary<string, ProblemFamily[]> _byKind;

    /// <summary>A catalog of these families.</summary>
    /// <exception cref="ArgumentException">Two have the same name, or one has no home.</exception>
    public FamilyCatalog(IEnumerable<ProblemFamily> families)
    {
        All = [.. families.OrderBy(f => f.Name, StringComparer.Ordinal)];
        if (All.GroupBy(f => f.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twins)
        {
            throw new ArgumentException($"Two problem families are named {twins.Key}.", nameof(families));
        }

        if (All.FirstOrDefault(f => f.Homes.IsEmpty) is { } homeless)
        {
            throw new ArgumentException($"The problem family {homeless.Name} has no home in the knowledge graph.", nameof(families));
        }

        _byKind = All.GroupBy(f => f.FigureKind, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Every family, ordered by name.</summary>
    public ImmutableArray<ProblemFamily> All { get; }

    /// <summary>The figure kinds that have a family, sorted.</summary>
    public IEnumerable<string> FigureKinds => _byKind.Keys.Order(StringComparer.Ordinal);

    /// <summary>The families that ship with the product: every one in this assembly.</summary>
    public static FamilyCatalog CreateDefault() => new(typeof(FamilyCatalog).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(ProblemFamily)) && !t.IsAbstract)
        .Select(t => (ProblemFamily)Activator.CreateInstance(t, nonPublic: true)!));

    /// <summary>The families that draw a figure kind in a domain: those at home there, or all of the kind if none is.</summary>
    public IReadOnlyList<ProblemFamily> For(string figureKind, string domain)
    {
        if (!_byKind.TryGetValue(figureKind, out var families))
        {
            return [];
        }

        var atHome = Array.FindAll(families, f => Home(f, domain) is not null);
        return atHome.Length > 0 ? atHome : families;
    }

    /// <summary>A family's home in a domain, or null.</summary>
    public static Home? Home(ProblemFamily family, string domain) =>
        family.Homes.FirstOrDefault(h => string.Equals(h.Domain, domain, StringComparison.Ordinal));
}
