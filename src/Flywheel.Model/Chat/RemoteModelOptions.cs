namespace Flywheel.Model.Chat;

/// <summary>A model behind an OpenAI-compatible server, and how patiently it is asked.</summary>
/// <param name="Endpoint">The API's address, such as <c>http://localhost:8000/v1</c>.</param>
/// <param name="Model">The model's name there.</param>
public sealed record RemoteModelOptions(Uri Endpoint, string Model)
{
    /// <summary>The environment variables that may hold the key, in order.</summary>
    public static IReadOnlyList<string> KeyVariables { get; } = ["FLYWHEEL_API_KEY", "OPENAI_API_KEY"];

    /// <summary>The key; null where the server wants none. It stands in no message and no log.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Attempts at a request, 1 to 20; default 6.</summary>
    public int Attempts { get; init; } = 6;

    /// <summary>The first pause between attempts, doubled each time and jittered; default 1 s. A server's <c>Retry-After</c> comes first.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause, a server's own wish included; default 60 s. A server that asks for more is taken as unavailable.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time of one attempt, up to the end of a reply or the first piece of a stream; default 5 minutes.</summary>
    public TimeSpan AttemptTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Time without a byte in a stream; default 1 minute.</summary>
    public TimeSpan SilenceTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Requests at a time; default 8.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>Bytes of a reply, most; default 16 MiB.</summary>
    public long ReplyBytes { get; init; } = 16L << 20;

    /// <summary>Price of a million tokens read, in any currency; default 0.</summary>
    public decimal PromptPrice { get; init; }

    /// <summary>Price of a million tokens written; default 0.</summary>
    public decimal CompletionPrice { get; init; }

    /// <summary>The first option that is out of range, as a sentence; null if all are within.</summary>
    public string? FindError() => this switch
    {
        { Endpoint: not { IsAbsoluteUri: true, Scheme: "http" or "https" } } => $"The endpoint {Endpoint} is no http or https address.",
        { Model: "" } => "The model's name is missing.",
        { Attempts: < 1 or > 20 } => $"A request may be tried 1 to 20 times, not {Attempts}.",
        { Concurrency: < 1 or > 1_000 } => $"1 to 1,000 requests may run at a time, not {Concurrency}.",
        { ReplyBytes: < 1_024 } => $"A reply must be allowed 1,024 bytes, not {ReplyBytes}.",
        { FirstPause.Ticks: <= 0 } or { LongestPause.Ticks: <= 0 } or { AttemptTime.Ticks: <= 0 } or { SilenceTime.Ticks: <= 0 } => "Pauses and times must be above zero.",
        { PromptPrice: < 0 } or { CompletionPrice: < 0 } => "Prices cannot be below zero.",
        _ => null,
    };
}
