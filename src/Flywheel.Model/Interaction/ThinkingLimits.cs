namespace Flywheel.Model.Interaction;

/// <summary>The bounds on one question; every one is enforced. Not covered: the time of a single sandbox run, which the sandbox bounds.</summary>
public sealed record ThinkingLimits
{
    /// <summary>Pieces of thinking between sandbox runs, 1 to 20; default 5. With 1, the code is run and its picture is the result.</summary>
    public int Segments { get; init; } = 5;

    /// <summary>New tokens of one segment; default 16,384.</summary>
    public int SegmentTokens { get; init; } = 16_384;

    /// <summary>New tokens of all segments together; default 20,480, the length that the model was trained with.</summary>
    public int Tokens { get; init; } = 20_480;

    /// <summary>Pictures in the conversation, the question's included; default 6.</summary>
    public int Pictures { get; init; } = 6;

    /// <summary>Characters of printed text or of an error that the model is shown of one run; default 2,000.</summary>
    public int OutputLength { get; init; } = 2_000;

    /// <summary>Wall time of the whole; default 10 minutes.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The first bound that is out of range, as a sentence; null if all are within.</summary>
    public string? FindError() => this switch
    {
        { Segments: < 1 or > 20 } => $"A question may have 1 to 20 segments, not {Segments}.",
        { SegmentTokens: < 1 } or { Tokens: < 1 } => "Segments and questions need at least one token.",
        { Pictures: < 1 } => "A conversation has at least one picture: the question's.",
        { OutputLength: < 100 } => $"At least 100 characters of a run must be shown, not {OutputLength}.",
        { Time.Ticks: <= 0 } => "The time must be above zero.",
        _ => null,
    };
}
