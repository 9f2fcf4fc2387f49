using Flywheel.Model.Authoring;
using Flywheel.Model.Chat;
using Flywheel.Worker.Runs;
using Microsoft.Extensions.AI;

namespace Flywheel.Worker.Models;

/// <summary>A model that this process can ask, and how. Disposes what it holds.</summary>
/// <param name="Generator">The model.</param>
/// <param name="Prompts">What it is told.</param>
/// <param name="Embeddings">Embeds predicted names.</param>
public sealed record RunModel(IGenerator Generator, PromptLibrary Prompts, IEmbeddingGenerator<string, Embedding<float>> Embeddings) : IAsyncDisposable
{
    /// <summary>Candidates of a batch that are with the model at a time unless something else is said.</summary>
    public const int DefaultCalls = 16;

    /// <summary>Mean similarity from which predicted names are one thing, for the built-in embedding.</summary>
    public const double BuiltInThreshold = 0.75;

    /// <summary>The same for an embedding model, whose similarities are greater.</summary>
    public const double ServedThreshold = 0.85;

    /// <summary>A digest of the model's files; null for a model behind a server.</summary>
    public string? Digest { get; init; }

    /// <summary>The embedding's name, as settings record it.</summary>
    public string EmbeddingName { get; init; } = "built-in";

    /// <summary>Mean similarity from which predicted names are one thing.</summary>
    public double MergeThreshold { get; init; } = BuiltInThreshold;

    /// <summary>Price of a million tokens read, in any currency.</summary>
    public decimal PromptPrice { get; init; }

    /// <summary>Price of a million tokens written.</summary>
    public decimal CompletionPrice { get; init; }

    /// <summary>Candidates of a batch that are with the model at a time.</summary>
    public int Calls { get; init; } = DefaultCalls;

    /// <summary>What runs that need this very model name; see <see cref="ModelSettings.Identity"/>.</summary>
    public string Identity => ModelSettings.IdentityOf(Generator.Model, Digest, Prompts.Versions, EmbeddingName);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Embeddings.Dispose();
        if (Generator is IAsyncDisposable owned)
        {
            await owned.DisposeAsync();
        }
    }
}
