using System.Text.Json;
using Flywheel.Checker;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Worker.Runs;

/// <summary>The code that makes problems, by the identity of its compiled assemblies (builds are deterministic).</summary>
public static class CodeVersions
{
    /// <summary>Version and module identity of the assemblies that decide what a problem looks like, by name.</summary>
    public static IReadOnlyDictionary<string, string> Current { get; } = new[] { typeof(Problem).Assembly, typeof(ProblemChecker).Assembly }
        .ToDictionary(a => a.GetName().Name!, a => $"{a.GetName().Version!.ToString(3)}+{a.ManifestModule.ModuleVersionId.ToString("N")[..12]}", StringComparer.Ordinal);

    /// <summary>The versions in one line, as ledgers name them.</summary>
    public static string Line { get; } = string.Join(' ', Current.Select(v => $"{v.Key} {v.Value}"));

    /// <summary>The versions as the database keeps them.</summary>
    public static string ToJson() => JsonSerializer.Serialize(Current);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static IReadOnlyDictionary<string, string> Parse(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];

    /// <summary>What differs between the versions that <see cref="ToJson"/> wrote and the current ones, each as a phrase.</summary>
    public static IEnumerable<string> Differences(string json)
    {
        var then = Parse(json);
        return Current.Where(now => !string.Equals(then.GetValueOrDefault(now.Key), now.Value, StringComparison.Ordinal))
            .Select(now => $"{now.Key} {then.GetValueOrDefault(now.Key, "unknown")}, now {now.Value}");
    }
}
