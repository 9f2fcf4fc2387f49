namespace Flywheel.Worker.Dashboard.Datasets;

/// <summary>Rows counted by something; the partial <c>_Tally</c> shows it as bars.</summary>
/// <param name="Title">By what.</param>
/// <param name="Counts">Names and their rows, in the order shown.</param>
internal sealed record Tally(string Title, IReadOnlyList<KeyValuePair<string, long>> Counts)
{
    private const int Most = 40;

    /// <summary>Counts in order of size, the tail as one.</summary>
    public static Tally BySize(string title, IEnumerable<KeyValuePair<string, long>> counts)
    {
        List<KeyValuePair<string, long>> all = [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)];
        return new Tally(title, all.Count <= Most ? all : [.. all.Take(Most), KeyValuePair.Create($"{all.Count - Most} others", all.Skip(Most).Sum(c => c.Value))]);
    }

    /// <summary>The rows of the longest bar.</summary>
    public long Largest => Counts.Count == 0 ? 1 : Math.Max(1, Counts.Max(c => c.Value));

    /// <summary>All rows.</summary>
    public long Total => Counts.Sum(c => c.Value);
}
