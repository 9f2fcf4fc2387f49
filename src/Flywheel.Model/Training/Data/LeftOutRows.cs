using System.Collections.Immutable;

namespace Flywheel.Model.Training.Data;

/// <summary>Counts the rows that are not learned from, by reason; each row once an epoch. Thread-safe.</summary>
/// <param name="before">What was counted before; null for nothing.</param>
public sealed class LeftOutRows(ImmutableSortedDictionary<string, long>? before = null)
{
    private readonly Lock _lock = new();
    private ImmutableSortedDictionary<string, long> _counts = before ?? ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>Rows by reason.</summary>
    public ImmutableSortedDictionary<string, long> Counts
    {
        get
        {
            lock (_lock) return _counts;
        }
    }

    /// <summary>Counts one more.</summary>
    internal void Add(string reason)
    {
        lock (_lock) _counts = _counts.SetItem(reason, _counts.GetValueOrDefault(reason) + 1);
    }
}
