namespace Flywheel.Model.Chat;

/// <summary>How the next token is chosen. The defaults are greedy.</summary>
public sealed record SamplingSettings
{
    /// <summary>0 (the likeliest token) to 2; default 0.</summary>
    public double Temperature { get; init; }

    /// <summary>Keeps the likeliest tokens of this much probability together; above 0, at most 1 (all), the default.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>Keeps this many of the likeliest tokens; 0, the default, keeps all.</summary>
    public int TopK { get; init; }

    /// <summary>Divides the score of tokens that were there already; 1, the default, leaves them. At most 2.</summary>
    public double RepetitionPenalty { get; init; } = 1;

    /// <summary>The same seed, prompt and settings give the same text; null draws a seed.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The first setting that is out of range, as a sentence; null if all are within.</summary>
    public string? FindError() => this switch
    {
        { Temperature: not (>= 0 and <= 2) } => $"The temperature is {Temperature}; it must be 0 to 2.",
        { TopP: not (> 0 and <= 1) } => $"top-p is {TopP}; it must be above 0 and at most 1.",
        { TopK: < 0 } => $"top-k is {TopK}; it must be 0 or more.",
        { RepetitionPenalty: not (>= 1 and <= 2) } => $"The repetition penalty is {RepetitionPenalty}; it must be 1 to 2.",
        _ => null,
    };
}
