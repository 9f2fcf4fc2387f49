using System.Net;

namespace Flywheel.Model.Serving;

/// <summary>Where and to whom a model is offered.</summary>
public sealed record ServingOptions
{
    /// <summary>The address to listen on; default 127.0.0.1. Any other needs a key.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; default 8400. 0 takes a free one.</summary>
    public int Port { get; init; } = 8400;

    /// <summary>The key that clients must send as a bearer token; null for none, on loopback only.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Bytes of a request, pictures included, most; default 64 MiB.</summary>
    public long RequestBytes { get; init; } = 64L << 20;

    /// <summary>Requests at a time; more are answered with 429. Default 256.</summary>
    public int Concurrency { get; init; } = 256;

    /// <summary>Time of one request; default 30 minutes.</summary>
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The first option that is out of range, as a sentence; null if all are within.</summary>
    public string? FindError() => this switch
    {
        { ApiKey: null } when !IPAddress.IsLoopback(Address) => $"Serving on {Address} lets others in: a key is needed (in {KeyVariable}).",
        { ApiKey.Length: < 8 } => "The key must have at least 8 characters.",
        { Port: < 0 or > 65_535 } => $"The port must be 0 to 65535, not {Port}.",
        { RequestBytes: < 1_024 } => $"Requests must be allowed 1,024 bytes, not {RequestBytes}.",
        { Concurrency: < 1 } => $"At least one request must be allowed at a time, not {Concurrency}.",
        { RequestTime.Ticks: <= 0 } => "The time of a request must be above zero.",
        _ => null,
    };

    /// <summary>The environment variable that holds the key.</summary>
    public const string KeyVariable = "FLYWHEEL_SERVE_KEY";
}
