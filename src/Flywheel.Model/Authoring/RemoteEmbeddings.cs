using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using Flywheel.Model.Chat;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Embeddings;
using EmbeddingGenerationOptions = Microsoft.Extensions.AI.EmbeddingGenerationOptions;

namespace Flywheel.Model.Authoring;

/// <summary>
/// Embeddings from an OpenAI-compatible server: patient, bounded and checked. Fails with <see cref="GenerationException"/> only. Thread-safe.
/// </summary>
public sealed class RemoteEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly RemoteEmbeddingOptions _options;
    private readonly HttpClient _http;
    private readonly EmbeddingClient _client;

    /// <summary>Makes the service; nothing is sent yet.</summary>
    /// <param name="options">Which model, and how patiently.</param>
    /// <param name="time">The clock.</param>
    /// <param name="handler">Sends the requests; the network if null.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public RemoteEmbeddings(RemoteEmbeddingOptions options, TimeProvider time, HttpMessageHandler? handler = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.FindError() is { } error)
        {
            throw new ArgumentException(error, nameof(options));
        }

        _options = options;
        var server = options.Server;
        _http = new HttpClient(new PatientHandler(server, new TokenLedger(), time, handler ?? new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }))
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client = new EmbeddingClient(server.Model, new ApiKeyCredential(server.ApiKey ?? "none"), new OpenAIClientOptions
        {
            Endpoint = server.Endpoint,
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            Transport = new HttpClientPipelineTransport(_http),
        });
    }

    /// <inheritdoc />
    /// <exception cref="GenerationException">The server failed for as long as it was asked, refused, or answered with something else than embeddings.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var batch in values.Chunk(_options.BatchSize))
        {
            embeddings.AddRange((await AskAsync(batch, cancellationToken)).Select(v => new Embedding<float>(v)));
        }

        return embeddings.Select(e => e.Vector.Length).Distinct().Count() <= 1 ? embeddings : throw Strange("embeddings of different lengths");
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<ReadOnlyMemory<float>[]> AskAsync(string[] texts, CancellationToken cancellationToken)
    {
        OpenAIEmbeddingCollection reply;
        try
        {
            reply = await _client.GenerateEmbeddingsAsync(texts, cancellationToken: cancellationToken);
        }
        catch (Exception e) when (Explain(e, cancellationToken) is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
            throw;
        }

        var vectors = reply.OrderBy(e => e.Index).Select(e => e.ToFloats()).ToArray();
        return vectors.Length != texts.Length ? throw Strange($"{vectors.Length} embeddings of {texts.Length} texts")
            : Array.Exists(vectors, v => v.Length == 0 || v.Length > _options.LongestEmbedding) ? throw Strange("an embedding of a strange length")
            : Array.Exists(vectors, v => v.ToArray().Any(n => !float.IsFinite(n))) ? throw Strange("an embedding with numbers that are none")
            : vectors;
    }

    private GenerationException? Explain(Exception error, CancellationToken cancellationToken) => error switch
    {
        OperationCanceledException when cancellationToken.IsCancellationRequested => null,
        GenerationException e => e,
        { InnerException: GenerationException e } => e,
        ClientResultException { Status: 401 or 403 } e => new(GenerationFailure.Credentials, $"{_options.Server.Endpoint} refused the key. Set it in {string.Join(" or ", RemoteModelOptions.KeyVariables)}.", e),
        ClientResultException { Status: 408 or 429 or >= 500 or 0 } e => new(GenerationFailure.Unavailable, $"{_options.Server.Endpoint} gives no embeddings: {e.Message}", e),
        ClientResultException e => new(GenerationFailure.Request, $"{_options.Server.Endpoint} refused the request for embeddings: {e.Message}", e),
        HttpRequestException or IOException => new(GenerationFailure.Unavailable, $"{_options.Server.Endpoint} cannot be reached: {error.Message}", error),
        OperationCanceledException => new(GenerationFailure.Timeout, $"{_options.Server.Endpoint} did not answer in time.", error),
        JsonException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException => Strange("something else", error),
        _ => null,
    };

    private GenerationException Strange(string what, Exception? cause = null) =>
        new(GenerationFailure.Reply, $"{_options.Server.Endpoint} answered with {what} when asked for embeddings.", cause);
}
