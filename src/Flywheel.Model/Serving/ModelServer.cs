using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flywheel.Model.Chat;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Flywheel.Model.Serving;

/// <summary>
/// Offers a generator over the OpenAI chat API: <c>/v1/chat/completions</c>, <c>/v1/models</c> and <c>/health</c>. Beyond that API it takes
/// <c>top_k</c>, <c>repetition_penalty</c>, <c>continue_final_message</c> and pictures in assistant messages, and tells <c>stop_reason</c>.
/// </summary>
public sealed class ModelServer : IAsyncDisposable
{
    private readonly ServingOptions _options;
    private readonly IGenerator _generator;
    private readonly TimeProvider _time;
    private readonly WebApplication _application;
    private readonly byte[]? _keyHash;
    private readonly DateTimeOffset _started;
    private int _running;

    /// <summary>Makes the server; it does not listen yet.</summary>
    /// <param name="options">Where, and to whom.</param>
    /// <param name="generator">The model.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ArgumentException">An option is out of range, or others could enter without a key.</exception>
    public ModelServer(ServingOptions options, IGenerator generator, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(time);
        if (options.FindError() is { } error)
        {
            throw new ArgumentException(error, nameof(options));
        }

        (_options, _generator, _time, _started) = (options, generator, time, time.GetUtcNow());
        _keyHash = options.ApiKey is null ? null : SHA256.HashData(Encoding.UTF8.GetBytes(options.ApiKey));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = options.RequestBytes;
            kestrel.AddServerHeader = false;
            kestrel.Listen(options.Address, options.Port);
        });
        _application = builder.Build();
        _application.Use(GuardAsync);
        _application.MapGet("/health", (RequestDelegate)(context => WriteAsync(context, StatusCodes.Status200OK, new JsonObject { ["status"] = "ok", ["model"] = generator.Model })));
        _application.MapGet("/v1/models", (RequestDelegate)(context => WriteAsync(context, StatusCodes.Status200OK, Models())));
        _application.MapPost("/v1/chat/completions", (RequestDelegate)CompleteAsync);
        _application.MapFallback((RequestDelegate)(context => WriteAsync(context, StatusCodes.Status404NotFound, ServedReply.Error($"There is no {context.Request.Path} here.", "not_found_error"))));
    }

    /// <summary>The address that it listens on, once started.</summary>
    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Begins to listen.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public Task StartAsync(CancellationToken cancellationToken) => _application.StartAsync(cancellationToken);

    /// <summary>Waits until the token is cancelled, then stops in order.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => HostingAbstractionsHostExtensions.WaitForShutdownAsync(_application, cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static Task WriteAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    /// <summary>
    /// Lets in who has the key. Without one, only programs of this machine: requests under another host's name come from a web page that was
    /// made to look local.
    /// </summary>
    private Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        if (_keyHash is null)
        {
            var host = context.Request.Host.Host;
            return host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address))
                ? next(context)
                : WriteAsync(context, StatusCodes.Status403Forbidden, ServedReply.Error("Without a key this server answers requests to localhost only.", "permission_error"));
        }

        const string Scheme = "Bearer ";
        var header = context.Request.Headers.Authorization.ToString();
        var key = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..] : "";
        return context.Request.Path == "/health" || CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(key)), _keyHash)
            ? next(context)
            : WriteAsync(context, StatusCodes.Status401Unauthorized, ServedReply.Error("The key is missing or wrong.", "authentication_error"));
    }

    private JsonObject Models() => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray(new JsonObject { ["id"] = _generator.Model, ["object"] = "model", ["created"] = _started.ToUnixTimeSeconds(), ["owned_by"] = "flywheel" }),
    };

    private async Task CompleteAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            await WriteAsync(context, StatusCodes.Status415UnsupportedMediaType, ServedReply.Error("The request must be application/json.", "invalid_request_error"));
            return;
        }

        if (Interlocked.Increment(ref _running) > _options.Concurrency)
        {
            Interlocked.Decrement(ref _running);
            context.Response.Headers.RetryAfter = "1";
            await WriteAsync(context, StatusCodes.Status429TooManyRequests, ServedReply.Error($"{_options.Concurrency} requests are running; try again.", "rate_limit_error"));
            return;
        }

        try
        {
            await AnswerAsync(context);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var deadline = new CancellationTokenSource(_options.RequestTime, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, deadline.Token);
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, default, linked.Token);
            var request = ServedRequestReader.Read(body.RootElement);
            var reply = new ServedReply($"chatcmpl-{Guid.NewGuid():N}", _time.GetUtcNow(), _generator.Model);
            await (request.Streams ? StreamAsync(context, request, reply, linked.Token) : WholeAsync(context, request, reply, linked.Token));
        }
        catch (Exception e) when (Explain(e, deadline.IsCancellationRequested) is var (status, error))
        {
            // Once a stream has begun, its status is sent: the error comes as its last event.
            await (context.Response.HasStarted ? SendAsync(context, error, CancellationToken.None) : WriteAsync(context, status, error));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; the generation ended with it.
        }
    }

    private async Task WholeAsync(HttpContext context, ServedRequest request, ServedReply reply, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var logProbabilities = new List<TokenLogProbability>();
        GenerationEnd? end = null;
        await foreach (var piece in _generator.GenerateAsync(request.Generation, cancellationToken))
        {
            text.Append(piece.Text);
            logProbabilities.AddRange(piece.LogProbabilities);
            end = piece.End ?? end;
        }

        await WriteAsync(context, StatusCodes.Status200OK, reply.Whole(text.ToString(), request.Generation.LogProbabilities is null ? null : logProbabilities, Ended(end)));
    }

    private async Task StreamAsync(HttpContext context, ServedRequest request, ServedReply reply, CancellationToken cancellationToken)
    {
        GenerationEnd? end = null;
        await foreach (var piece in _generator.GenerateAsync(request.Generation, cancellationToken))
        {
            if (!context.Response.HasStarted)
            {
                // Nothing is sent before the first piece, so that a request that cannot be met still gets its status.
                (context.Response.ContentType, context.Response.Headers.CacheControl) = ("text/event-stream", "no-cache");
                await SendAsync(context, reply.First(), cancellationToken);
            }

            end = piece.End ?? end;
            if (piece.Text.Length > 0 || !piece.LogProbabilities.IsEmpty)
            {
                await SendAsync(context, reply.Piece(piece, request.Generation.LogProbabilities is not null), cancellationToken);
            }
        }

        await SendAsync(context, reply.Last(Ended(end)), cancellationToken);
        if (request.IncludesUsage)
        {
            await SendAsync(context, reply.Numbers(Ended(end)), cancellationToken);
        }

        await context.Response.WriteAsync("data: [DONE]\n\n", cancellationToken);
    }

    private static GenerationEnd Ended(GenerationEnd? end) => end ?? throw new GenerationException(GenerationFailure.Reply, "The model ended without saying how.");

    private static async Task SendAsync(HttpContext context, JsonObject chunk, CancellationToken cancellationToken)
    {
        await context.Response.WriteAsync($"data: {chunk.ToJsonString()}\n\n", cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
    }

    private static (int Status, JsonObject Error)? Explain(Exception error, bool late) => error switch
    {
        ServedRequestException e => (StatusCodes.Status400BadRequest, ServedReply.Error($"{e.Parameter}: {e.Message}", "invalid_request_error", e.Parameter)),
        JsonException e => (StatusCodes.Status400BadRequest, ServedReply.Error($"The body is not JSON: {e.Message}", "invalid_request_error")),
        BadHttpRequestException e => (e.StatusCode, ServedReply.Error(e.Message, "invalid_request_error")),
        GenerationException { Failure: GenerationFailure.Request } e => (StatusCodes.Status400BadRequest, ServedReply.Error(e.Message, "invalid_request_error")),
        GenerationException { Failure: GenerationFailure.Timeout } e => (StatusCodes.Status504GatewayTimeout, ServedReply.Error(e.Message, "timeout_error")),
        GenerationException { Failure: GenerationFailure.Unavailable } e => (StatusCodes.Status503ServiceUnavailable, ServedReply.Error(e.Message, "server_error")),
        GenerationException e => (StatusCodes.Status502BadGateway, ServedReply.Error(e.Message, "server_error")),
        OperationCanceledException when late => (StatusCodes.Status504GatewayTimeout, ServedReply.Error("The request took too long.", "timeout_error")),
        _ => null,
    };
}
