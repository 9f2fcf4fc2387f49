using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
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
    public const int MostSampled = ProblemFilter.MostFound;

    private const int MostOptions = 60;

    /// <summary>Counting a small run for the first time takes less.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(40);

    // Made once: they are asked for some hundred thousand times a page.
    private static readonly ImmutableArray<string> Levels = [.. Enumerable.Range(0, 32).Select(level => level.ToString(CultureInfo.InvariantCulture))];
    private static readonly FrozenDictionary<ProblemState, string> States = Enum.GetValues<ProblemState>().ToFrozenDictionary(s => s, s => Format.Name(s));
    private static readonly FrozenDictionary<ProblemLineage, string> Lineages = Enum.GetValues<ProblemLineage>().ToFrozenDictionary(l => l, l => Format.Name(l));

    /// <summary>The properties; the value of each as addresses have it, null where an entry has none.</summary>
    private static readonly ImmutableArray<Property> Properties =
    [
        new("run", "Run", FacetKinds.Run, e => e.Run),
        new("domain", "Domain", FacetKinds.Domain, e => e.Domain),
        new("kind", "Figure kind", FacetKinds.FigureKind, e => e.FigureKind),
        new("level", "Level", FacetKinds.Level, e => e.Level < Levels.Length ? Levels[e.Level] : e.Level.ToString(CultureInfo.InvariantCulture)),
        new("state", "State", FacetKinds.State, e => States[e.State]),
        new("reason", "Rejected by", FacetKinds.Reason, e => e.Reason),
        new("repaired", "Repaired", FacetKinds.Repaired, e => e.Repaired ? "yes" : "no"),
        new("lineage", "Lineage", FacetKinds.Lineage, e => Lineages[e.Lineage]),
        new("family", "Family", FacetKinds.Family, e => e.Family),
        new("author", "Author", FacetKinds.Author, e => e.Author),
    ];

    /// <summary>Reads the facets.</summary>
    public static async Task<FacetCounts> ReadAsync(FlywheelDbContext context, ProblemTally tally, ProblemFilter filter, CancellationToken cancellationToken)
    {
        if (!filter.IsTallied)
        {
            return await SampleAsync(context, filter, cancellationToken);
        }

        var reading = await tally.ReadAsync(context, Patience, cancellationToken);
        if (!reading.IsComplete)
        {
            return await FromCellsAsync(context, filter, cancellationToken);
        }

        if (filter.Run is { } run && !reading.Runs.Contains(run))
        {
            return await SampleAsync(context, filter, cancellationToken);
        }

        return reading.FacetsOf(filter, f => Add(f, reading));
    }

    private static FacetCounts Add(ProblemFilter filter, TallyReading reading)
    {
        var note = reading.At is { } at ? $"Counted at {Format.Time(at)} UTC{(reading.IsPartial && filter.Run is null ? $", of the newest {reading.Runs.Count} runs" : "")}." : "";
        return Of(filter, reading.Tallies.Select(t => t.Entries), ~FacetKinds.None) with { Note = note };
    }

    /// <summary>
    /// Adds up in one pass: what is asked for counts for every facet, and what would be but for one property counts for the facet of that
    /// property, so that a facet tells what its other values would find.
    /// </summary>
    private static FacetCounts Of(ProblemFilter filter, IEnumerable<ImmutableArray<TallyEntry>> entries, FacetKinds shown)
    {
        var properties = Properties.Where(p => shown.HasFlag(p.Kind)).ToArray();
        var counts = properties.Select(_ => new Dictionary<string, long>(StringComparer.Ordinal)).ToArray();
        var total = 0L;
        foreach (var entry in entries.SelectMany(e => e))
        {
            var misses = filter.Misses(entry);
            total += misses == FacetKinds.None ? entry.Count : 0;
            if (BitOperations.PopCount((uint)misses) > 1)
            {
                continue;
            }

            for (var i = 0; i < properties.Length; i++)
            {
                if ((misses & ~properties[i].Kind) == FacetKinds.None && properties[i].Value(entry) is { Length: > 0 and <= ProblemFilter.LongestValue } value)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(counts[i], value, out _) += entry.Count;
                }
            }
        }

        return new FacetCounts([.. properties.Select((p, i) => FacetOf(p, filter, counts[i]))], total, false, "", true);
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
            .ToImmutableArray();
        return Of(filter, [entries], ~FacetKinds.None) with
        {
            IsCapped = capped,
            Note = capped ? $"The numbers are of the first {Format.Count(MostSampled)} problems found." : "",
        };
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
            .ToImmutableArray();
        return Of(filter with { State = null, Reason = null, Repaired = null, Lineage = null, Family = null, Author = null }, [entries], FacetKinds.Run | FacetKinds.Domain | FacetKinds.FigureKind | FacetKinds.Level) with
        {
            Total = null,
            Note = "The problems are being counted; until then the numbers are about what has settled.",
            IsComplete = false,
        };
    }

    private static Facet FacetOf(Property property, ProblemFilter filter, Dictionary<string, long> counts)
    {
        var chosen = filter.Parameters().FirstOrDefault(p => p.Key == property.Name).Value;
        var options = counts
            .Select(c => new FacetOption(c.Key, c.Key, c.Value, c.Key == chosen))
            .OrderByDescending(o => o.IsChosen).ThenByDescending(o => o.Count).ThenBy(o => o.Value, StringComparer.Ordinal)
            .ToList();
        if (chosen is not null && !options.Exists(o => o.IsChosen))
        {
            options.Insert(0, new FacetOption(chosen, chosen, null, IsChosen: true));
        }

        return new Facet(property.Name, property.Title, [.. options.Take(MostOptions)], Math.Max(0, options.Count - MostOptions));
    }

    private sealed record Property(string Name, string Title, FacetKinds Kind, Func<TallyEntry, string?> Value);
}
