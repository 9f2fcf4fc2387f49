using System.Collections.Concurrent;

namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>What <see cref="ProblemTally"/> knows.</summary>
/// <param name="tallies">The counts, run by run.</param>
/// <param name="isComplete">Whether every run is counted; else some are still to come.</param>
/// <param name="isPartial">Whether older runs may not be in them.</param>
/// <param name="at">When the oldest of the counts was taken; null for none.</param>
internal sealed class TallyReading(IReadOnlyList<RunTally> tallies, bool isComplete, bool isPartial, DateTimeOffset? at)
{
    /// <summary>So many sums are kept; links lead to few of the filters that can be typed.</summary>
    private const int MostSums = 1_000;

    private readonly ConcurrentDictionary<ProblemFilter, FacetCounts> _sums = new();

    /// <summary>The counts, run by run.</summary>
    public IReadOnlyList<RunTally> Tallies => tallies;

    /// <summary>The runs that are in the counts.</summary>
    public IReadOnlySet<string> Runs { get; } = tallies.Select(t => t.Stamp.Run).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether every run is counted; else some are still to come.</summary>
    public bool IsComplete => isComplete;

    /// <summary>Whether older runs may not be in them.</summary>
    public bool IsPartial => isPartial;

    /// <summary>When the oldest of the counts was taken; null for none.</summary>
    public DateTimeOffset? At => at;

    /// <summary>Whether nothing was counted since: then the sums are the same too.</summary>
    public bool IsOf(IReadOnlyList<RunTally> latest, bool complete, bool partial) =>
        complete == isComplete && partial == isPartial && latest.SequenceEqual(tallies, ReferenceEqualityComparer.Instance);

    /// <summary>The facets of a filter, added up once.</summary>
    public FacetCounts FacetsOf(ProblemFilter filter, Func<ProblemFilter, FacetCounts> add)
    {
        if (_sums.TryGetValue(filter, out var known))
        {
            return known;
        }

        if (_sums.Count >= MostSums)
        {
            _sums.Clear();
        }

        return _sums.GetOrAdd(filter, add);
    }
}
