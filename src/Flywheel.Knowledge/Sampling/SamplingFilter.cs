namespace Flywheel.Knowledge.Sampling;

/// <summary>What a drawn combination must be about; each part that is null allows everything.</summary>
public sealed record SamplingFilter
{
    /// <summary>Allows everything.</summary>
    public static SamplingFilter All { get; } = new();

    /// <summary>The domain, by id or by exact name.</summary>
    public string? Domain { get; init; }

    /// <summary>A figure kind that the topic must have; it becomes the combination's.</summary>
    public string? FigureKind { get; init; }

    /// <summary>The topics allowed, by exact name; names that match nothing are passed over as long as one matches.</summary>
    public IReadOnlyCollection<string>? TopicNames { get; init; }

    /// <summary>
    /// Ids of nodes, one of which the principle must be or lie below: for a domain of which only a part is wanted. Callers that ask often give
    /// the same collection each time, which is then looked at once.
    /// </summary>
    public IReadOnlyCollection<string>? Within { get; init; }
}
