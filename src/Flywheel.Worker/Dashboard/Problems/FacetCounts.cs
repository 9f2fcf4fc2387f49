using System.Collections.Immutable;
using System.Globalization;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Views;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>The facets of a gallery, with as much about their numbers as can be told at once.</summary>
/// <param name="Facets">The facets.</param>
/// <param name="Total">How many problems are asked for; null where that is not known.</param>
/// <param name="IsCapped">Whether there are more than <paramref name="Total"/>.</param>
/// <param name="Note">Where the numbers come from, as a sentence.</param>
/// <param name="IsComplete">Whether the numbers will be the same in a moment; else some are still being counted.</param>
internal sealed record FacetCounts(ImmutableArray<Facet> Facets, long? Total, bool IsCapped, string Note, bool IsComplete)
{
    /// <summary>Of problems that the tally cannot tell apart, so many are looked at.</summary>
    public const int MostSampled = 1_000;

    private const int MostOptions = 60;

    /// <summary>Counting a small run for the first time takes less.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(40);

    /// <summary>The properties; the value of each as addresses have it, null where an entry has none.</summary>
    private static readonly ImmutableArray<Property> Properties =
    [
        new("run", "Run", e => e.Run, f => f with { Run = null }, InCells: true),
        new("domain", "Domain", e => e.Domain, f => f with { Domain = null }, InCells: true),
        new("kind", "Figure kind", e => e.FigureKind, f => f with { FigureKind = null }, InCells: true),
        new("level", "Level", e => e.Level.ToString(CultureInfo.InvariantCulture), f => f with { Level = null }, InCells: true),
        new("state", "State", e => Format.Name(e.State), f => f with { InAnyState = true }, InCells: false),
        new("reason", "Rejected by", e => e.Reason, f => f with { Reason = null }, InCells: false),
        new("repaired", "Repaired", e => e.Repaired ? "yes" : "no", f => f with { Repaired = null }, InCells: false),
        new("lineage", "Lineage", e => Format.Name(e.Lineage), f => f with { Lineage = null }, InCells: false),
        new("family", "Family", e => e.Family, f => f with { Family = null }, InCells: false),
        new("author", "Author", e => e.Author, f => f with { Author = null }, InCells: false),
    ];

    /// <summary>Reads the facets.</summary>
    public static async Task<FacetCounts> ReadAsync(FlywheelDbContext context, ProblemTally tally, ProblemFilter filter, CancellationToken cancellationToken)
    {
        if (!filter.IsTallied)
        {
            return await SampleAsync(context, filter, cancellationToken);
        }

        var reading = await tally.ReadAsync(context, run: null, Patience, cancellationToken);
        if (!reading.IsComplete)
        {
            return await FromCellsAsync(context, filter, cancellationToken);
        }

        var total = reading.Entries.Where(filter.Matches).Sum(e => e.Count);
        var facets = Properties.Select(p => FacetOf(p, filter, reading.Entries.Where(p.Without(filter).Matches)));
        return new FacetCounts([.. facets], total, false, reading.At is { } at ? $"Counted at {Format.Time(at)} UTC." : "", true);
    }

    private static async Task<FacetCounts> SampleAsync(FlywheelDbContext context, ProblemFilter filter, CancellationToken cancellationToken)
    {
        var rows = await filter.Apply(context)
            .Take(MostSampled + 1)
            .Select(p => new { p.RunId, p.Domain, p.FigureKind, p.Level, p.Lineage, p.State, p.Reason, p.Author, p.Family, p.Repaired })
            .ToListAsync(cancellationToken);
        var capped = rows.Count > MostSampled;
        var entries = rows.Take(MostSampled)
            .Select(p => new TallyEntry(p.RunId, p.Domain, p.FigureKind, p.Level, p.Lineage, p.State, p.Reason, p.Author, p.Family.Split('+', 2)[0], p.Repaired, 1))
            .ToArray();
        return new FacetCounts(
            [.. Properties.Select(p => FacetOf(p, filter, entries))],
            entries.Length,
            capped,
            capped ? $"The numbers are of the first {Format.Count(MostSampled)} problems found." : "",
            true);
    }

    /// <summary>Until the problems are counted: what the runs' plans know, which is how many have settled.</summary>
    private static async Task<FacetCounts> FromCellsAsync(FlywheelDbContext context, ProblemFilter filter, CancellationToken cancellationToken)
    {
        var cells = await context.Cells.AsNoTracking()
            .Where(c => (filter.Domain == null || c.Domain == filter.Domain) && (filter.FigureKind == null || c.FigureKind == filter.FigureKind) && (filter.Level == null || c.Level == filter.Level))
            .Where(c => filter.Run == null || c.RunId == filter.Run)
            .GroupBy(c => new { c.RunId, c.Domain, c.FigureKind, c.Level })
            .Select(g => new { g.Key, Count = g.Sum(c => (long)c.Accepted) })
            .ToListAsync(cancellationToken);
        var entries = cells
            .Select(c => new TallyEntry(c.Key.RunId, c.Key.Domain, c.Key.FigureKind, c.Key.Level, ProblemLineage.Root, ProblemState.Settled, null, "", "", false, c.Count))
            .ToArray();
        var facets = Properties.Where(p => p.InCells).Select(p => FacetOf(p, filter, entries));
        return new FacetCounts([.. facets], null, false, "The problems are being counted; until then the numbers are about what has settled.", false);
    }

    private static Facet FacetOf(Property property, ProblemFilter filter, IEnumerable<TallyEntry> entries)
    {
        var chosen = filter.Parameters().FirstOrDefault(p => p.Key == property.Name).Value;
        var options = entries
            .Select(e => (Value: property.Value(e), e.Count))
            .Where(e => e.Value is { Length: > 0 and <= ProblemFilter.LongestValue })
            .GroupBy(e => e.Value!, e => e.Count, StringComparer.Ordinal)
            .Select(g => new FacetOption(g.Key, g.Key, g.Sum(), g.Key == chosen))
            .OrderByDescending(o => o.IsChosen).ThenByDescending(o => o.Count).ThenBy(o => o.Value, StringComparer.Ordinal)
            .ToList();
        if (chosen is not null && !options.Exists(o => o.IsChosen))
        {
            options.Insert(0, new FacetOption(chosen, chosen, null, IsChosen: true));
        }

        return new Facet(property.Name, property.Title, [.. options.Take(MostOptions)], Math.Max(0, options.Count - MostOptions));
    }

    private sealed record Property(string Name, string Title, Func<TallyEntry, string?> Value, Func<ProblemFilter, ProblemFilter> Without, bool InCells);
}
