using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI;
using OpenAI.Chat;
using ChatMessageContent = Microsoft.SemanticKernel.ChatMessageContent;

namespace Flywheel.Model.Chat;

/// <summary>
/// A model behind an OpenAI-compatible server, as a generator and a chat service, patient, bounded and counted. It fails with
/// <see cref="GenerationException"/> only. A stream that has begun is not tried again: its text is with the caller already.
/// </summary>
public sealed class RemoteModel : IChatCompletionService, IOpenModel, IDisposable
{
    private readonly RemoteModelOptions _options;
    private readonly HttpClient _http;
    private readonly SemaphoreSlim _slots;
    private readonly OpenAIChatCompletionService _service;

    /// <summary>Makes the service; nothing is sent yet.</summary>
    /// <param name="options">Which model, and how patiently.</param>
    /// <param name="time">The clock.</param>
    /// <param name="handler">Sends the requests; the network if null.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public RemoteModel(RemoteModelOptions options, TimeProvider time, HttpMessageHandler? handler = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.FindError() is { } error)
        {
            throw new ArgumentException(error, nameof(options));
        }

        _options = options;
        Ledger = new TokenLedger(options.PromptPrice, options.CompletionPrice);
        _slots = new SemaphoreSlim(options.Concurrency);
        _http = new HttpClient(new PatientHandler(options, Ledger, time, handler ?? new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }))
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };

        // Attempts and times are the handler's alone: two layers of retries would multiply.
        var client = new OpenAIClient(new ApiKeyCredential(options.ApiKey ?? "none"), new OpenAIClientOptions
        {
            Endpoint = options.Endpoint,
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            Transport = new HttpClientPipelineTransport(_http),
        });
        _service = new OpenAIChatCompletionService(options.Model, client);
    }

    /// <inheritdoc />
    public TokenLedger Ledger { get; }

    /// <inheritdoc />
    public string Model => _options.Model;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, object?> Attributes => _service.Attributes;

    /// <inheritdoc />
    /// <exception cref="GenerationException">The server refused the request, or failed for as long as it was tried.</exception>
    public async Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            var messages = await _service.GetChatMessageContentsAsync(chatHistory, executionSettings, kernel, cancellationToken);
            Ledger.Answered(Tokens((messages[0].InnerContent as ChatCompletion)?.Usage));
            return messages;
        }
        catch (Exception e) when (Explain(e, cancellationToken) is { } failure)
        {
            Ledger.Failed(partly: failure.Failure == GenerationFailure.Reply);
            ExceptionDispatchInfo.Throw(failure);
            throw;
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <inheritdoc />
    /// <exception cref="GenerationException">The server refused the request, failed for as long as it was tried, or broke off.</exception>
    public async IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory,
        PromptExecutionSettings? executionSettings = null,
        Kernel? kernel = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await _slots.WaitAsync(cancellationToken);
        var (usage, finished, failed) = ((ChatTokenUsage?)null, false, false);
        try
        {
            await using var updates = _service.GetStreamingChatMessageContentsAsync(chatHistory, executionSettings, kernel, cancellationToken).GetAsyncEnumerator(cancellationToken);
            var begun = false;
            while (true)
            {
                try
                {
                    if (!await updates.MoveNextAsync())
                    {
                        break;
                    }
                }
                catch (Exception e) when (Explain(e, cancellationToken) is { } failure)
                {
                    failed = true;
                    Ledger.Failed(partly: begun);
                    ExceptionDispatchInfo.Throw(begun && failure.Failure == GenerationFailure.Unavailable
                        ? new GenerationException(GenerationFailure.Reply, "The server's reply broke off.", e)
                        : failure);
                }

                begun = true;
                var update = updates.Current.InnerContent as StreamingChatCompletionUpdate;
                usage = update?.Usage ?? usage;
                finished |= update?.FinishReason is not null;
                yield return updates.Current;
            }

            if (!finished)
            {
                failed = true;
                Ledger.Failed(partly: begun);
                throw new GenerationException(GenerationFailure.Reply, "The server's reply broke off.");
            }
        }
        finally
        {
            _slots.Release();
            if (!failed)
            {
                Ledger.Answered(Tokens(usage));
            }
        }
    }

    /// <inheritdoc />
    public IAsyncEnumerable<GeneratedPiece> GenerateAsync(GenerationRequest request, CancellationToken cancellationToken) =>
        new ChatGenerator(this).GenerateAsync(request, cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        _http.Dispose();
        _slots.Dispose();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static (long, long)? Tokens(ChatTokenUsage? usage) => usage is null ? null : (usage.InputTokenCount, usage.OutputTokenCount);

    private GenerationException? Explain(Exception error, CancellationToken cancellationToken) => error switch
    {
        GenerationException e => e,
        OperationCanceledException when cancellationToken.IsCancellationRequested => null,
        OperationCanceledException e => new(GenerationFailure.Timeout, $"{_options.Endpoint} did not answer in time.", e),
        HttpOperationException { InnerException: { } inner } when Find<GenerationException>(inner) is { } bounded => bounded,
        HttpOperationException { StatusCode: null } e => new(GenerationFailure.Unavailable, $"{_options.Endpoint} cannot be reached: {e.Message}", e),
        HttpOperationException { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } e =>
            new(GenerationFailure.Credentials, $"{_options.Endpoint} refused the key. Set it in {string.Join(" or ", RemoteModelOptions.KeyVariables)}.", e),
        HttpOperationException { StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError } e =>
            new(GenerationFailure.Unavailable, $"{_options.Endpoint} answered {(int)e.StatusCode!} {_options.Attempts} times.", e),
        HttpOperationException { StatusCode: >= HttpStatusCode.BadRequest } e => new(GenerationFailure.Request, $"{_options.Endpoint} refused the request: {Clip(e)}", e),
        HttpRequestException e => new(GenerationFailure.Unavailable, $"{_options.Endpoint} cannot be reached: {e.Message}", e),
        IOException e => new(GenerationFailure.Reply, "The server's reply broke off.", e),
        HttpOperationException or JsonException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException =>
            new(GenerationFailure.Reply, $"{_options.Endpoint} did not answer as the OpenAI API does: {error.Message}", error),
        _ => null,
    };

    private static T? Find<T>(Exception? error)
        where T : Exception
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is T found)
            {
                return found;
            }
        }

        return null;
    }

    private static string Clip(HttpOperationException error)
    {
        const int Shown = 500;
        var text = (error.ResponseContent ?? error.Message).Trim();
        return text.Length > Shown ? text[..Shown] + "..." : text;
    }
}
