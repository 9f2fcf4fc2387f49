namespace Flywheel.Model.Authoring;

/// <summary>How a model is asked for problems.</summary>
public sealed record ModelAuthorOptions
{
    /// <summary>0 to 2; default 0.8: problems should differ.</summary>
    public double Temperature { get; init; } = 0.8;

    /// <summary>New tokens of a reply; default 4,096.</summary>
    public int Tokens { get; init; } = 4_096;

    /// <summary>Times that a reply is sent back with complaints, 0 to 5; default 2.</summary>
    public int Repairs { get; init; } = 2;

    /// <summary>The first option that is out of range, as a sentence; null if all are within.</summary>
    public string? FindError() => this switch
    {
        { Temperature: not (>= 0 and <= 2) } => $"The temperature must be 0 to 2, not {Temperature}.",
        { Tokens: < 1 } => $"A reply needs at least one token, not {Tokens}.",
        { Repairs: < 0 or > 5 } => $"A reply may be sent back 0 to 5 times, not {Repairs}.",
        _ => null,
    };

    /// <summary>The options, or the defaults for null, once they are seen to be within range.</summary>
    /// <exception cref="ArgumentException">One is not.</exception>
    internal static ModelAuthorOptions Require(ModelAuthorOptions? options) =>
        options?.FindError() is { } error ? throw new ArgumentException(error, nameof(options)) : options ?? new ModelAuthorOptions();
}
