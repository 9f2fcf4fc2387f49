using System.Collections.Immutable;

namespace Flywheel.Model.Decoding;

/// <summary>How the tokens of one request are chosen, and when it ends.</summary>
public sealed record SamplingOptions
{
    /// <summary>The most tokens that are made; at least 1.</summary>
    public int MaxTokens { get; init; } = 512;

    /// <summary>0 takes the likeliest token; above it the logits are divided by it.</summary>
    public double Temperature { get; init; }

    /// <summary>Tokens are drawn from the fewest likeliest that together have this probability; in (0, 1], 1 means all.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>Tokens are drawn from this many likeliest ones; 0 means all.</summary>
    public int TopK { get; init; }

    /// <summary>Logits of tokens that were seen are divided (or, below 0, multiplied) by it; 1 means no penalty.</summary>
    public double RepetitionPenalty { get; init; } = 1;

    /// <summary>What the draws depend on, together with the place in the text and with nothing else; null for a seed of chance.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Texts that end the request when they appear; they may lie across tokens.</summary>
    public ImmutableArray<string> Stop { get; init; } = [];

    /// <summary>Whether the model's end tokens end the request.</summary>
    public bool EndAtEndToken { get; init; } = true;

    /// <summary>How many likeliest tokens to report with their log-probabilities at each place; null reports none at all.</summary>
    public int? LogProbabilities { get; init; }

    /// <summary>Checks all values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message names it.</exception>
    public void Check()
    {
        Demand(MaxTokens >= 1, nameof(MaxTokens), MaxTokens, "at least 1");
        Demand(Temperature is >= 0 and <= 100, nameof(Temperature), Temperature, "from 0 to 100");
        Demand(TopP is > 0 and <= 1, nameof(TopP), TopP, "above 0 and at most 1");
        Demand(TopK >= 0, nameof(TopK), TopK, "at least 0");
        Demand(RepetitionPenalty is > 0 and <= 100, nameof(RepetitionPenalty), RepetitionPenalty, "above 0 and at most 100");
        Demand(LogProbabilities is null or (>= 0 and <= 100), nameof(LogProbabilities), LogProbabilities, "from 0 to 100");
        Demand(Stop.All(stop => stop.Length > 0), nameof(Stop), Stop.Length, "texts that are not empty");
    }

    private static void Demand(bool holds, string name, object? value, string range)
    {
        if (!holds) throw new ArgumentOutOfRangeException(name, value, $"{name} must be {range}.");
    }
}
