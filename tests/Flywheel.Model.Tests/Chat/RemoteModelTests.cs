using System.Text.Json;
using Flywheel.Model.Chat;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace Flywheel.Model.Tests.Chat;

public sealed class RemoteModelTests(FigureFixture figures) : IClassFixture<FigureFixture>
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10);

    [Fact]
    public async Task An_answer_is_read_and_its_tokens_and_cost_are_counted()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Answer("Four."));
        using var model = Open(server, o => o with { PromptPrice = 2, CompletionPrice = 10 });
        Assert.Equal("Four.", await AskAsync(model));
        Assert.Equal(new TokenUsage(1, 0, 0, 0, 7, 3, 0.000044m), model.Ledger.Total);
    }

    [Fact]
    public async Task Settings_pictures_and_the_key_are_sent_as_the_api_wants_them()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Answer("Four."));
        using var model = Open(server, o => o with { ApiKey = "secret-key" });
        var history = new ChatHistory("Be brief.");
        history.AddUserMessage([new Microsoft.SemanticKernel.TextContent("What is it?"), new Microsoft.SemanticKernel.ImageContent(figures.Plain.Png.AsMemory(), "image/png")]);
        await model.GetChatMessageContentsAsync(history, new OpenAIPromptExecutionSettings { Temperature = 0.5, MaxTokens = 50, Seed = 9, StopSequences = ["</code>"] });
        var (body, authorization, _) = server.Requests.Single();
        using var json = JsonDocument.Parse(body);
        Assert.Equal("Bearer secret-key", authorization);
        Assert.Equal((0.5, 9, "</code>", "m"), (json.RootElement.GetProperty("temperature").GetDouble(), json.RootElement.GetProperty("seed").GetInt32(), json.RootElement.GetProperty("stop")[0].GetString(), json.RootElement.GetProperty("model").GetString()));
        Assert.Equal(
            $"data:image/png;base64,{Convert.ToBase64String(figures.Plain.Png.AsSpan())}",
            json.RootElement.GetProperty("messages")[1].GetProperty("content")[1].GetProperty("image_url").GetProperty("url").GetString());
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_passing_failure_is_tried_again(int status)
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Status(status), ScriptedServer.Status(status), ScriptedServer.Answer("Four."));
        using var model = Open(server);
        Assert.Equal("Four.", await AskAsync(model));
        Assert.Equal((1, 0, 2, 7), (model.Ledger.Total.Requests, model.Ledger.Total.Failures, model.Ledger.Total.Retries, model.Ledger.Total.PromptTokens));
        Assert.Single(server.Requests.Select(r => r.Body).Distinct());
    }

    [Fact]
    public async Task Retry_after_is_honoured_by_all_requests()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Status(429, retryAfter: "1"), ScriptedServer.Answer("Four."));
        using var model = Open(server);
        var first = AskAsync(model);
        while (server.Requests.Count == 0)
        {
            await Task.Delay(5);
        }

        await Task.Delay(50);
        await Task.WhenAll(first, AskAsync(model));
        Assert.All(server.Requests.Skip(1), r => Assert.True(r.At - server.Requests[0].At >= TimeSpan.FromSeconds(0.95)));
    }

    [Fact]
    public async Task A_server_that_fails_on_is_given_up()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Status(500));
        using var model = Open(server);
        await FailsAsync(model, GenerationFailure.Unavailable, "answered 500 3 times");
        Assert.Equal((3, 1, 1, 2), (server.Requests.Count, model.Ledger.Total.Requests, model.Ledger.Total.Failures, model.Ledger.Total.Retries));
    }

    [Fact]
    public async Task A_refused_request_is_not_tried_again()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Status(400));
        using var model = Open(server);
        await FailsAsync(model, GenerationFailure.Request, "refused the request");
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_refused_key_is_named_without_being_told()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Status(401));
        using var model = Open(server, o => o with { ApiKey = "secret-key" });
        var error = await FailsAsync(model, GenerationFailure.Credentials, "FLYWHEEL_API_KEY");
        Assert.DoesNotContain("secret-key", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_that_breaks_off_is_tried_again()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.CutOff(), ScriptedServer.Answer("Four."));
        using var model = Open(server);
        Assert.Equal("Four.", await AskAsync(model));
        Assert.Equal(1, model.Ledger.Total.Retries);
    }

    [Fact]
    public async Task A_slow_server_is_tried_again_and_then_given_up()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Slow(TimeSpan.FromSeconds(2), ScriptedServer.Answer("late")));
        using var model = Open(server, o => o with { AttemptTime = TimeSpan.FromMilliseconds(100), Attempts = 2 });
        await FailsAsync(model, GenerationFailure.Timeout, "within 0.1 s");
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_hundred_megabytes_are_not_read()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Huge(100 << 20));
        using var model = Open(server, o => o with { ReplyBytes = 1 << 20 });
        var before = GC.GetTotalAllocatedBytes();
        await FailsAsync(model, GenerationFailure.Reply, "larger than 1,048,576 bytes");
        Assert.True(GC.GetTotalAllocatedBytes() - before < 60 << 20);
    }

    [Theory]
    [InlineData("<html>busy</html>")]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"choices\":[]}")]
    [InlineData("[1]")]
    public async Task A_reply_that_is_none_is_told_so(string body)
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Text(body));
        using var model = Open(server);
        await FailsAsync(model, GenerationFailure.Reply, "");
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_so()
    {
        Uri address;
        await using (var server = await ScriptedServer.StartAsync(ScriptedServer.Answer("")))
        {
            address = server.Address;
        }

        using var model = new RemoteModel(new RemoteModelOptions(address, "m") { Attempts = 2, FirstPause = Moment }, TimeProvider.System);
        await FailsAsync(model, GenerationFailure.Unavailable, "cannot be reached");
    }

    [Fact]
    public async Task A_stream_is_passed_on_and_counted()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Stream("Fo", "ur."));
        using var model = Open(server);
        var pieces = await StreamAsync(model);
        Assert.Equal("Four.", string.Concat(pieces.Select(p => p.Text)));
        Assert.Equal(new GenerationEnd(FinishReason.Stop, null, 7, 3), pieces[^1].End);
        Assert.Equal((1, 7, 3), (model.Ledger.Total.Requests, model.Ledger.Total.PromptTokens, model.Ledger.Total.CompletionTokens));
    }

    [Fact]
    public async Task A_stream_is_tried_again_until_it_begins()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Status(503), ScriptedServer.Stream("Four."));
        using var model = Open(server);
        Assert.Equal("Four.", string.Concat((await StreamAsync(model)).Select(p => p.Text)));
    }

    [Fact]
    public async Task A_stream_that_breaks_off_fails_and_is_counted_as_partly_answered()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.BrokenStream("Fo"));
        using var model = Open(server);
        var error = await Assert.ThrowsAsync<GenerationException>(() => StreamAsync(model));
        Assert.Equal(GenerationFailure.Reply, error.Failure);
        Assert.Equal((1, 1, 1), (model.Ledger.Total.Requests, model.Ledger.Total.Failures, model.Ledger.Total.Uncounted));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_stream_that_ends_without_its_end_fails()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.EndedStream("Fo"));
        using var model = Open(server);
        Assert.Equal("The server's reply broke off.", (await Assert.ThrowsAsync<GenerationException>(() => StreamAsync(model))).Message);
    }

    [Fact]
    public async Task A_stream_that_falls_silent_fails()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.SilentStream("Fo"));
        using var model = Open(server, o => o with { SilenceTime = TimeSpan.FromMilliseconds(200) });
        Assert.Equal(GenerationFailure.Timeout, (await Assert.ThrowsAsync<GenerationException>(() => StreamAsync(model))).Failure);
    }

    [Fact]
    public async Task An_endless_stream_is_ended()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.EndlessStream());
        using var model = Open(server, o => o with { ReplyBytes = 1 << 20 });
        Assert.Contains("larger than", (await Assert.ThrowsAsync<GenerationException>(() => StreamAsync(model))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_requests_run_than_allowed()
    {
        var (running, most) = (0, 0);
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Delay(40);
            Interlocked.Decrement(ref running);
            await ScriptedServer.Answer("ok")(context);
        });
        using var model = Open(server, o => o with { Concurrency = 2 });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AskAsync(model)));
        Assert.Equal(2, most);
        Assert.Equal(8, model.Ledger.Total.Requests);
    }

    [Fact]
    public async Task Cancelling_is_no_failure()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.SilentStream());
        using var model = Open(server);
        using var source = new CancellationTokenSource(100);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => model.GetChatMessageContentsAsync(new ChatHistory("x"), null, null, source.Token));
        Assert.Equal(0, model.Ledger.Total.Failures);
    }

    [Fact]
    public async Task Pictures_of_the_assistants_turn_follow_it_as_a_users_turn()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Stream("on."));
        using var model = Open(server);
        GenerationRequest request = new([
            new(PromptRole.User, "Why?"),
            new(PromptRole.Assistant, [new TextPart("<code>..</code>"), new PicturePart(figures.Plain), new PicturePart(figures.Plain), new TextPart("</sandbox_output>")])]);
        await foreach (var _ in new ChatGenerator(model).GenerateAsync(request, default))
        {
        }

        using var json = JsonDocument.Parse(server.Requests.Single().Body);
        var messages = json.RootElement.GetProperty("messages");
        Assert.Equal(["user", "assistant", "user", "assistant", "user"], messages.EnumerateArray().Select(m => m.GetProperty("role").GetString()));
        Assert.Equal(3, messages[2].GetProperty("content").GetArrayLength());
    }

    private static RemoteModel Open(ScriptedServer server, Func<RemoteModelOptions, RemoteModelOptions>? change = null) =>
        new((change ?? (o => o))(new RemoteModelOptions(server.Address, "m") { Attempts = 3, FirstPause = Moment }), TimeProvider.System);

    private static async Task<string?> AskAsync(RemoteModel model) => (await model.GetChatMessageContentAsync(new ChatHistory("Two and two?"))).Content;

    private static async Task<List<GeneratedPiece>> StreamAsync(RemoteModel model)
    {
        var pieces = new List<GeneratedPiece>();
        await foreach (var piece in new ChatGenerator(model).GenerateAsync(new GenerationRequest([new(PromptRole.User, "Two and two?")]), default))
        {
            pieces.Add(piece);
        }

        return pieces;
    }

    private static async Task<GenerationException> FailsAsync(RemoteModel model, GenerationFailure failure, string message)
    {
        var error = await Assert.ThrowsAsync<GenerationException>(() => AskAsync(model));
        Assert.Equal(failure, error.Failure);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        return error;
    }
}
