using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flywheel.Model.Tests.Chat;

/// <summary>A server on loopback that plays a model's: each request gets the next reply of a script, good or hostile; the last one repeats.</summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    /// <summary>Where a reply finds the body of the request, which is read by then.</summary>
    public const string BodyItem = "body";

    private readonly WebApplication _application;
    private readonly ConcurrentQueue<(string Body, string Authorization, DateTimeOffset At)> _requests = new();
    private int _count;

    private ScriptedServer(RequestDelegate[] replies)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _application = builder.Build();
        _application.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            context.Items[BodyItem] = body;
            _requests.Enqueue((body, context.Request.Headers.Authorization.ToString(), DateTimeOffset.UtcNow));
            await replies[Math.Min(Interlocked.Increment(ref _count), replies.Length) - 1](context);
        });
    }

    public Uri Address => new(new Uri(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), "/v1");

    public IReadOnlyList<(string Body, string Authorization, DateTimeOffset At)> Requests => [.. _requests];

    public static async Task<ScriptedServer> StartAsync(params RequestDelegate[] replies)
    {
        var server = new ScriptedServer(replies);
        await server._application.StartAsync();
        return server;
    }

    public static RequestDelegate Answer(string text, string finish = "stop", int prompt = 7, int completion = 3) => context =>
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(Completion(text, finish, prompt, completion));
    };

    public static RequestDelegate Stream(params string[] pieces) => async context =>
    {
        await Begin(context, pieces);
        await context.Response.WriteAsync($"data: {Chunk("{}", "\"stop\"")}\n\ndata: {{\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[],\"usage\":{{\"prompt_tokens\":7,\"completion_tokens\":3,\"total_tokens\":10}}}}\n\ndata: [DONE]\n\n");
    };

    public static RequestDelegate BrokenStream(params string[] pieces) => async context =>
    {
        await Begin(context, pieces);
        await Task.Delay(100);
        context.Abort();
    };

    public static RequestDelegate EndedStream(params string[] pieces) => context => Begin(context, pieces);

    public static RequestDelegate SilentStream(params string[] pieces) => async context =>
    {
        await Begin(context, pieces);
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
    };

    public static RequestDelegate EndlessStream() => async context =>
    {
        await Begin(context, []);
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.WriteAsync($"data: {Chunk("{\"content\":\"" + new string('x', 60_000) + "\"}", "null")}\n\n");
        }
    };

    public static RequestDelegate Status(int status, string? retryAfter = null, string body = "{\"error\":{\"message\":\"no\",\"type\":\"t\",\"param\":null,\"code\":null}}") => context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    };

    public static RequestDelegate Text(string body) => context => context.Response.WriteAsync(body);

    public static RequestDelegate Slow(TimeSpan delay, RequestDelegate then) => async context =>
    {
        await Task.Delay(delay);
        await then(context);
    };

    /// <summary>A reply that breaks off in the middle of its body.</summary>
    public static RequestDelegate CutOff() => async context =>
    {
        var body = Completion("a long answer", "stop", 7, 3);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Encoding.UTF8.GetByteCount(body);
        await context.Response.WriteAsync(body[..40]);
        await context.Response.Body.FlushAsync();
        context.Abort();
    };

    public static RequestDelegate Huge(int bytes) => async context =>
    {
        context.Response.ContentType = "application/json";
        var piece = new byte[1 << 20];
        Array.Fill(piece, (byte)' ');
        for (var sent = 0; sent < bytes && !context.RequestAborted.IsCancellationRequested; sent += piece.Length)
        {
            await context.Response.Body.WriteAsync(piece);
        }
    };

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static string Completion(string text, string finish, int prompt, int completion) =>
        $$"""
        {"id":"x","object":"chat.completion","created":1,"model":"m",
        "choices":[{"index":0,"message":{"role":"assistant","content":{{JsonSerializer.Serialize(text)}} },"finish_reason":"{{finish}}"}],
        "usage":{"prompt_tokens":{{prompt}},"completion_tokens":{{completion}},"total_tokens":{{prompt + completion}} } }
        """;

    private static string Chunk(string delta, string finish) =>
        $$"""{"id":"x","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{{delta}},"finish_reason":{{finish}}}]}""";

    private static async Task Begin(HttpContext context, string[] pieces)
    {
        context.Response.ContentType = "text/event-stream";
        foreach (var piece in pieces)
        {
            await context.Response.WriteAsync($"data: {Chunk($"{{\"content\":{JsonSerializer.Serialize(piece)}}}", "null")}\n\n");
            await context.Response.Body.FlushAsync();
        }
    }
}
