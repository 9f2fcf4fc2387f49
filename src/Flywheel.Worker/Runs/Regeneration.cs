using System.Globalization;
using Flywheel.Knowledge.Graph;

namespace Flywheel.Worker.Runs;

/// <summary>The part of a domain whose problems are to be made again.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Nodes">Ids of the topmost nodes that changed; null for the whole domain, empty where nodes only left.</param>
/// <param name="Principles">Principles in that part.</param>
/// <param name="Added">Nodes added by the imports that it answers.</param>
/// <param name="Changed">Nodes changed.</param>
/// <param name="Moved">Nodes moved.</param>
/// <param name="Removed">Nodes that left.</param>
/// <param name="StaleUses">How often accepted problems of earlier runs name nodes that changed, moved or left. They stay in their runs.</param>
/// <param name="Changes">Ids of the imports' rows.</param>
/// <param name="Run">The latest run that was started for them; null for none.</param>
public sealed record Regeneration(
    KnowledgeNode Domain, IReadOnlyList<string>? Nodes, int Principles, int Added, int Changed, int Moved, int Removed, long StaleUses, IReadOnlyList<long> Changes, string? Run)
{
    /// <summary>Problems for each principle unless a target says otherwise.</summary>
    public const int ProblemsPerPrinciple = 5;

    /// <summary>Whether there is nothing to make.</summary>
    public bool IsEmpty => Nodes is { Count: 0 };

    /// <summary>Accepted problems wanted unless a target says otherwise.</summary>
    public int DefaultTarget => Math.Clamp(Principles * ProblemsPerPrinciple, 1, GrowOptions.DefaultTarget);

    /// <summary>The options for a run that makes them.</summary>
    public GrowOptions Apply(GrowOptions options) => options with { Domains = [Domain.Name], Nodes = Nodes, Target = options.Target ?? DefaultTarget };

    /// <summary>It in a sentence or two.</summary>
    public string Describe()
    {
        var what = Changes.Count == 0 ? "nothing was imported since the last run" : string.Create(CultureInfo.InvariantCulture, $"{Counted(Added, "node")} added, {Changed:N0} changed, {Moved:N0} moved, {Removed:N0} removed");
        var part = Nodes is null ? "all of it" : string.Create(CultureInfo.InvariantCulture, $"{Counted(Nodes.Count, "part")} of it");
        var stale = StaleUses == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" Accepted problems name nodes that changed or left {Counted(StaleUses, "time")}; they stay in their runs.");
        return string.Create(CultureInfo.InvariantCulture, $"{Domain.Name}: {what}.{(IsEmpty ? " There is nothing to make again." : $" To be made again: {part}, {Counted(Principles, "principle")}.")}{stale}");
    }

    private static string Counted(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");
}
