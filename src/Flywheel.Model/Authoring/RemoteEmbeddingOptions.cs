using Flywheel.Model.Chat;

namespace Flywheel.Model.Authoring;

/// <summary>An embedding model behind an OpenAI-compatible server; it is asked as patiently as a chat model.</summary>
/// <param name="Server">Address, name, key and patience.</param>
public sealed record RemoteEmbeddingOptions(RemoteModelOptions Server)
{
    /// <summary>Texts of one request; default 128.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Numbers of an embedding, most; default 16,384.</summary>
    public int LongestEmbedding { get; init; } = 16_384;

    /// <summary>The first option that is out of range, as a sentence; null if all are within.</summary>
    public string? FindError() => Server.FindError() ?? this switch
    {
        { BatchSize: < 1 or > 2_048 } => $"A request may hold 1 to 2,048 texts, not {BatchSize}.",
        { LongestEmbedding: < 1 } => $"An embedding must be allowed one number, not {LongestEmbedding}.",
        _ => null,
    };
}
