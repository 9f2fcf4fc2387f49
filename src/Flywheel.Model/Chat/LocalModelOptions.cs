namespace Flywheel.Model.Chat;

/// <summary>How much a local model takes on. Memory for it is taken when the model is opened.</summary>
public sealed record LocalModelOptions
{
    /// <summary>Requests that are written at the same time, 1 to 1,024; default 16. More wait.</summary>
    public int Requests { get; init; } = 16;

    /// <summary>Tokens of a conversation with its reply, at least 2; default 24,576. A model that was made for fewer takes fewer.</summary>
    public int Context { get; init; } = 24_576;

    /// <summary>Requests that may wait; one more is refused. Default 1,024.</summary>
    public int Waiting { get; init; } = 1_024;

    /// <summary>Time of one request from when it is made, waiting included; default 30 minutes.</summary>
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The first option that is out of range, as a sentence; null if all are within.</summary>
    public string? FindError() => this switch
    {
        { Requests: < 1 or > 1_024 } => $"1 to 1,024 requests may be written at a time, not {Requests}.",
        { Context: < 2 } => $"A conversation needs at least 2 tokens, not {Context}.",
        { Waiting: < 0 } => $"The requests that may wait cannot be {Waiting}.",
        { RequestTime.Ticks: <= 0 } => "The time of a request must be above zero.",
        _ => null,
    };
}
