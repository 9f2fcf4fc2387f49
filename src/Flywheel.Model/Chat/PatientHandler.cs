using System.Net;
using System.Net.Http.Headers;
using Polly;
using Polly.Retry;

namespace Flywheel.Model.Chat;

/// <summary>
/// Sends requests until they are answered: attempts with growing, jittered pauses, a server's <c>Retry-After</c> honoured by every request, a
/// bound on time and size of each reply. Replies that are not streams are read whole within the attempt, so that one that breaks off is tried again.
/// </summary>
internal sealed class PatientHandler : DelegatingHandler
{
    private const int ReadSize = 64 << 10;

    private readonly RemoteModelOptions _options;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private long _resumeAt;

    public PatientHandler(RemoteModelOptions options, TokenLedger ledger, TimeProvider time, HttpMessageHandler inner)
        : base(inner)
    {
        (_options, _time) = (options, time);
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        if (options.Attempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.Attempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.FirstPause,
                MaxDelay = options.LongestPause,
                ShouldHandle = attempt => ValueTask.FromResult(IsPassing(attempt.Outcome)),
                DelayGenerator = attempt => ValueTask.FromResult(RetryAfter(attempt.Outcome.Result)),
                OnRetry = attempt =>
                {
                    attempt.Outcome.Result?.Dispose();
                    ledger.Retried();
                    return default;
                },
            });
        }

        _pipeline = builder.Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The content of a request can be sent once; every attempt sends a copy.
        var content = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        return await _pipeline.ExecuteAsync(async token => await AttemptAsync(request, content, token), cancellationToken);
    }

    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) => outcome.Exception switch
    {
        null => outcome.Result!.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError,
        HttpRequestException or IOException => true,
        GenerationException { Failure: GenerationFailure.Timeout } => true,
        _ => false,
    };

    private async Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage original, byte[]? content, CancellationToken cancellationToken)
    {
        await WaitForServerAsync(cancellationToken);
        using var request = Copy(original, content);
        using var deadline = new CancellationTokenSource(_options.AttemptTime, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, linked.Token);
            if (response.StatusCode == HttpStatusCode.TooManyRequests && RetryAfter(response) is { } pause)
            {
                Volatile.Write(ref _resumeAt, (_time.GetUtcNow() + pause).UtcTicks);
            }

            var body = await response.Content.ReadAsStreamAsync(linked.Token);
            var bounded = new BoundedReply(body, _options.ReplyBytes, _options.SilenceTime, _time);
            Replace(response, IsStream(response) ? new StreamContent(bounded) : new ByteArrayContent(await ReadAsync(bounded, linked.Token)));
            return response;
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            response?.Dispose();
            throw new GenerationException(GenerationFailure.Timeout, $"The server did not answer within {_options.AttemptTime.TotalSeconds:0.#} s.", e);
        }
        catch
        {
            response?.Dispose();
            throw;
        }
    }

    private async Task WaitForServerAsync(CancellationToken cancellationToken)
    {
        var pause = TimeSpan.FromTicks(Volatile.Read(ref _resumeAt) - _time.GetUtcNow().UtcTicks);
        if (pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, _time, cancellationToken);
        }
    }

    /// <summary>How long the server wants us to wait, bounded; null where it says nothing.</summary>
    private TimeSpan? RetryAfter(HttpResponseMessage? response)
    {
        var wish = response?.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - _time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wish is not { } pause ? null : pause < TimeSpan.Zero ? TimeSpan.Zero : pause > _options.LongestPause ? _options.LongestPause : pause;
    }

    private static bool IsStream(HttpResponseMessage response) =>
        response.IsSuccessStatusCode && string.Equals(response.Content.Headers.ContentType?.MediaType, "text/event-stream", StringComparison.OrdinalIgnoreCase);

    private static async Task<byte[]> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await body.CopyToAsync(buffer, ReadSize, cancellationToken);
        return buffer.ToArray();
    }

    private static void Replace(HttpResponseMessage response, HttpContent content)
    {
        Copy(response.Content.Headers, content.Headers);
        content.Headers.ContentLength = null;
        response.Content = content;
    }

    private static HttpRequestMessage Copy(HttpRequestMessage original, byte[]? content)
    {
        var request = new HttpRequestMessage(original.Method, original.RequestUri)
        {
            Version = original.Version,
            VersionPolicy = original.VersionPolicy,
            Content = content is null ? null : new ByteArrayContent(content),
        };
        Copy(original.Headers, request.Headers);
        if (request.Content is not null)
        {
            Copy(original.Content!.Headers, request.Content.Headers);
        }

        return request;
    }

    private static void Copy(HttpHeaders from, HttpHeaders to)
    {
        foreach (var (name, values) in from)
        {
            to.TryAddWithoutValidation(name, values);
        }
    }
}
