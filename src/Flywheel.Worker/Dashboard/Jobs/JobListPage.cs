namespace Flywheel.Worker.Dashboard.Jobs;

/// <summary>A page of a list of jobs.</summary>
/// <param name="Kind">The list.</param>
/// <param name="Queue">The queue, for those that wait in one; else null.</param>
/// <param name="Jobs">The jobs.</param>
/// <param name="From">How many come before.</param>
/// <param name="HasMore">Whether more come after.</param>
internal sealed record JobListPage(JobListKind Kind, string? Queue, IReadOnlyList<JobLine> Jobs, int From, bool HasMore)
{
    /// <summary>Jobs of a page.</summary>
    public const int Size = 20;

    /// <summary>How far lists are paged: the storage counts through all that come before.</summary>
    public const int Furthest = 10_000;

    /// <summary>Whether jobs of the list can be put into their queue.</summary>
    public bool CanRequeue => Kind is JobListKind.Failed or JobListKind.Scheduled or JobListKind.Succeeded or JobListKind.Deleted;

    /// <summary>Whether jobs of the list can be deleted.</summary>
    public bool CanDelete => Kind is JobListKind.Failed or JobListKind.Scheduled or JobListKind.Enqueued;

    /// <summary>Whether the list changes by itself all the time.</summary>
    public bool IsLive => Kind is JobListKind.Processing or JobListKind.Enqueued or JobListKind.Scheduled;

    /// <summary>The address of a page of the same list.</summary>
    public string Address(int from, string? handler = null)
    {
        var query = QueryString.Create("list", Format(Kind));
        query = Queue is null ? query : query.Add("queue", Queue);
        query = from == 0 ? query : query.Add("from", $"{from}");
        return $"/jobs{(handler is null ? query : query.Add("handler", handler))}";
    }

    private static string Format(JobListKind kind) => kind.ToString().ToLowerInvariant();
}
