using System.ClientModel;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Flywheel.Model.Chat;
using Flywheel.Model.Serving;
using Flywheel.Model.Tests.Chat;
using OpenAI;
using OpenAI.Chat;

namespace Flywheel.Model.Tests.Serving;

/// <summary>The server, seen through the OpenAI client package and through bare requests.</summary>
public sealed class ModelServerTests(FigureFixture figures) : IClassFixture<FigureFixture>
{
    private const string Ask = """{"model":"m","messages":[{"role":"user","content":"Why?"}]}""";

    [Fact]
    public async Task The_openai_client_gets_a_completion()
    {
        var generator = new ScriptedGenerator("Because.");
        await using var server = await StartAsync(generator);
        ChatCompletion completion = await Client(server).CompleteChatAsync([new SystemChatMessage("Be brief."), new UserChatMessage("Why?")], new ChatCompletionOptions { MaxOutputTokenCount = 20, Temperature = 0.5f });
        Assert.Equal(("Because.", ChatFinishReason.Stop, 10, 3), (completion.Content[0].Text, completion.FinishReason, completion.Usage.InputTokenCount, completion.Usage.OutputTokenCount));
        var request = generator.Requests.Single();
        Assert.Equal([(PromptRole.System, "Be brief."), (PromptRole.User, "Why?")], request.Turns.Select(t => (t.Role, t.Text)));
        Assert.Equal((20, 0.5), (request.MaxTokens, request.Sampling.Temperature));
    }

    [Fact]
    public async Task The_openai_client_gets_a_stream_with_usage()
    {
        await using var server = await StartAsync(new ScriptedGenerator(new ScriptedText("Because it is so.", FinishReason.Length)));
        var (text, usage, finish) = (new StringBuilder(), (ChatTokenUsage?)null, (ChatFinishReason?)null);
        await foreach (var update in Client(server).CompleteChatStreamingAsync(new UserChatMessage("Why?")))
        {
            text.Append(string.Concat(update.ContentUpdate.Select(p => p.Text)));
            (usage, finish) = (update.Usage ?? usage, update.FinishReason ?? finish);
        }

        Assert.Equal(("Because it is so.", ChatFinishReason.Length, 6), (text.ToString(), finish, usage?.OutputTokenCount));
    }

    [Fact]
    public async Task Pictures_stops_and_seeds_reach_the_generator()
    {
        var generator = new ScriptedGenerator("x </code> y");
        await using var server = await StartAsync(generator);
        var options = new ChatCompletionOptions { StopSequences = { "</code>" } };
#pragma warning disable OPENAI001 // Marked as under evaluation; served all the same.
        options.Seed = 42;
#pragma warning restore OPENAI001
        var picture = ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(figures.Plain.Png.AsMemory()), "image/png");
        ChatCompletion completion = await Client(server).CompleteChatAsync([new UserChatMessage(ChatMessageContentPart.CreateTextPart("Why?"), picture)], options);
        var request = generator.Requests.Single();
        Assert.Equal("x ", completion.Content[0].Text);
        Assert.Equal((42UL, "</code>"), (request.Sampling.Seed, request.Stop.Single()));
        Assert.True(figures.Plain.Png.AsSpan().SequenceEqual(((PicturePart)request.Turns[0].Parts[1]).Picture.Png.AsSpan()));
    }

    [Fact]
    public async Task Log_probabilities_are_told()
    {
        await using var server = await StartAsync(new LikelyGenerator());
        var options = new ChatCompletionOptions { IncludeLogProbabilities = true, TopLogProbabilityCount = 2 };
        ChatCompletion completion = await Client(server).CompleteChatAsync([new UserChatMessage("Why?")], options);
        var token = completion.ContentTokenLogProbabilities.Single();
        Assert.Equal(("é", -0.5f), (token.Token, token.LogProbability));
        Assert.Equal(["é", "e"], token.TopLogProbabilities.Select(t => t.Token));
        Assert.Equal("é"u8.ToArray(), token.Utf8Bytes!.Value.ToArray());
    }

    [Fact]
    public async Task Models_and_health_are_told()
    {
        await using var server = await StartAsync(new ScriptedGenerator(""));
        using var http = new HttpClient { BaseAddress = server.Address };
        Assert.Contains("\"id\":\"scripted\"", await http.GetStringAsync("/v1/models"), StringComparison.Ordinal);
        Assert.Equal("""{"status":"ok","model":"scripted"}""", await http.GetStringAsync("/health"));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/v2")).StatusCode);
    }

    [Fact]
    public async Task A_key_is_asked_for_everywhere_but_for_health()
    {
        await using var server = await StartAsync(new ScriptedGenerator("ok"), new ServingOptions { Port = 0, ApiKey = "a-long-key" });
        Assert.Equal("ok", (await Client(server, "a-long-key").CompleteChatAsync(new UserChatMessage("Why?"))).Value.Content[0].Text);
        var error = await Assert.ThrowsAsync<ClientResultException>(() => Client(server, "another-key").CompleteChatAsync(new UserChatMessage("Why?")));
        Assert.Equal(401, error.Status);
        using var http = new HttpClient { BaseAddress = server.Address };
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/v1/models")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health")).StatusCode);
    }

    [Fact]
    public void Others_are_let_in_with_a_key_only() => Assert.Contains(
        "a key is needed",
        Assert.Throws<ArgumentException>(() => new ModelServer(new ServingOptions { Address = IPAddress.Any }, new ScriptedGenerator(""), TimeProvider.System)).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task Web_pages_cannot_use_a_server_without_a_key()
    {
        await using var server = await StartAsync(new ScriptedGenerator("ok"));
        using var http = new HttpClient { BaseAddress = server.Address };
        using var rebound = new HttpRequestMessage(HttpMethod.Get, "/v1/models") { Headers = { Host = "evil.example" } };
        Assert.Equal(HttpStatusCode.Forbidden, (await http.SendAsync(rebound)).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await http.PostAsync("/v1/chat/completions", new StringContent(Ask, Encoding.UTF8, "text/plain"))).StatusCode);
    }

    [Theory]
    [InlineData("{", "The body is not JSON")]
    [InlineData("[]", "The body must be a JSON object.")]
    [InlineData("""{"messages":[]}""", "messages: There must be 1 to 500 messages.")]
    [InlineData("""{"messages":"x"}""", "messages: messages must be an array.")]
    [InlineData("""{"messages":[{"role":"tool","content":"x"}]}""", "messages[0].role: A role must be")]
    [InlineData("""{"messages":[{"role":"user"}]}""", "messages[0].content: A content must be")]
    [InlineData("""{"messages":[{"role":"user","content":[7]}]}""", "messages[0].content[0]: A part must be an object.")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"audio"}]}]}""", "messages[0].content[0].type: A part must be text or image_url.")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"http://a/b.png"}}]}]}""", "A picture must be a data URL")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"file:///etc/passwd"}}]}]}""", "A picture must be a data URL")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,?"}}]}]}""", "The picture's data is not base64.")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]}]}""", "The file is not a picture")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"temperature":9}""", "temperature: temperature must be a number from 0 to 2.")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"temperature":"hot"}""", "temperature: temperature must be a number")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"top_p":0}""", "top_p: top-p is 0")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"max_tokens":0}""", "max_tokens: max_tokens must be a whole number")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"n":2}""", "n: Only one choice")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"stop":[""]}""", "stop: There may be")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"stream":"yes"}""", "stream: stream must be true or false.")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"tools":[{}]}""", "tools: This model calls no tools.")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"top_logprobs":2}""", "top_logprobs: top_logprobs needs logprobs")]
    [InlineData("""{"messages":[{"role":"assistant","content":"x"}]}""", "continue_final_message")]
    public async Task A_wrong_request_is_told_where_and_what(string body, string message)
    {
        await using var server = await StartAsync(new ScriptedGenerator("ok"));
        var (status, reply) = await PostAsync(server, body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        using var json = System.Text.Json.JsonDocument.Parse(reply);
        Assert.Contains(message, json.RootElement.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assistants_turn_can_be_continued()
    {
        var generator = new ScriptedGenerator("so.");
        await using var server = await StartAsync(generator);
        await PostAsync(server, """{"messages":[{"role":"user","content":"Why?"},{"role":"assistant","content":"Because"}],"continue_final_message":true}""");
        Assert.Equal((PromptRole.Assistant, "Because"), (generator.Requests.Single().Turns[^1].Role, generator.Requests.Single().Turns[^1].Text));
    }

    [Fact]
    public async Task The_stop_string_that_came_up_is_told()
    {
        await using var server = await StartAsync(new ScriptedGenerator("a</x>b"));
        var (_, reply) = await PostAsync(server, """{"messages":[{"role":"user","content":"x"}],"stop":"</x>"}""");
        Assert.Contains("\"stop_reason\":\"\\u003C/x\\u003E\"", reply, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(GenerationFailure.Request, HttpStatusCode.BadRequest)]
    [InlineData(GenerationFailure.Unavailable, HttpStatusCode.ServiceUnavailable)]
    [InlineData(GenerationFailure.Timeout, HttpStatusCode.GatewayTimeout)]
    [InlineData(GenerationFailure.Reply, HttpStatusCode.BadGateway)]
    public async Task A_failing_generator_is_told_by_status(GenerationFailure failure, HttpStatusCode expected)
    {
        await using var server = await StartAsync(new FailingGenerator(failure, 0));
        Assert.Equal(expected, (await PostAsync(server, Ask)).Status);
        Assert.Equal(expected, (await PostAsync(server, Ask.Insert(1, "\"stream\":true,"))).Status);
    }

    [Fact]
    public async Task A_generator_that_fails_in_mid_stream_ends_it_with_an_error()
    {
        await using var server = await StartAsync(new FailingGenerator(GenerationFailure.Unavailable, 2));
        var (status, reply) = await PostAsync(server, Ask.Insert(1, "\"stream\":true,"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("\"error\":{\"message\":\"gone\"", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("[DONE]", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_leaves_ends_the_generation()
    {
        var generator = new FailingGenerator(GenerationFailure.Request, int.MaxValue);
        await using var server = await StartAsync(generator);
        using (var source = new CancellationTokenSource(200))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PostAsync(server, Ask, source.Token));
        }

        await generator.Ended.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Too_many_requests_are_sent_away_with_a_time_to_come_back()
    {
        var generator = new FailingGenerator(GenerationFailure.Request, int.MaxValue);
        await using var server = await StartAsync(generator, new ServingOptions { Port = 0, Concurrency = 1 });
        using var source = new CancellationTokenSource();
        var first = PostAsync(server, Ask, source.Token);
        await generator.Begun;
        Assert.Equal(HttpStatusCode.TooManyRequests, (await PostAsync(server, Ask)).Status);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_refused()
    {
        await using var server = await StartAsync(new ScriptedGenerator("ok"), new ServingOptions { Port = 0, RequestBytes = 2_000 });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync(server, Ask.Replace("Why?", new string('x', 5_000), StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task Our_own_client_and_server_understand_each_other()
    {
        await using var server = await StartAsync(new ScriptedGenerator("<think>one <code>Dot(1, 2);</code>", "</think><answer>4</answer>"));
        using var model = new RemoteModel(new RemoteModelOptions(new Uri(server.Address, "/v1"), "m"), TimeProvider.System);
        var thinker = new Flywheel.Model.Interaction.Thinker(new ChatGenerator(model), figures.Sandbox, TimeProvider.System);
        var transcript = await thinker.AnswerAsync(new Flywheel.Model.Interaction.ThinkingRequest(figures.Plain, "How many?"), default);
        Assert.Equal(("4", 2, 2), (transcript.Answer, transcript.Segments, model.Ledger.Total.Requests));
    }

    private static async Task<ModelServer> StartAsync(IGenerator generator, ServingOptions? options = null)
    {
        var server = new ModelServer(options ?? new ServingOptions { Port = 0 }, generator, TimeProvider.System);
        await server.StartAsync(default);
        return server;
    }

    internal static ChatClient Client(ModelServer server, string key = "none") =>
        new OpenAIClient(new ApiKeyCredential(key), new OpenAIClientOptions { Endpoint = new Uri(server.Address, "/v1") }).GetChatClient("m");

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(ModelServer server, string body, CancellationToken cancellationToken = default)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await http.PostAsync("/v1/chat/completions", content, cancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }
}
