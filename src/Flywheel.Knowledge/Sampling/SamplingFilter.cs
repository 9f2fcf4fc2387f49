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
}
