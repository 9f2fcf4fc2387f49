using System.Text;
using System.Text.Json;
using Flywheel.Model.Chat;
using Flywheel.Model.Serving;
using Flywheel.Model.Tests.Chat;
using OpenAI.Chat;
using static TorchSharp.torch;

namespace Flywheel.Model.Tests.Serving;

/// <summary>A model of this process, seen through the OpenAI client package.</summary>
public sealed class LocalModelServerTests(TinyModel tiny, FigureFixture figures) : IClassFixture<TinyModel>, IClassFixture<FigureFixture>, IAsyncLifetime
{
    private readonly LocalModel _model = LocalModel.Open(tiny.Folder, CPU, new LocalModelOptions { Requests = 8 });
    private ModelServer _server = null!;
    private ChatClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = new ModelServer(new ServingOptions { Port = 0 }, _model, TimeProvider.System);
        await _server.StartAsync(CancellationToken.None);
        _client = ModelServerTests.Client(_server);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _model.DisposeAsync();
    }

    [Fact]
    public async Task A_picture_as_a_data_url_is_read()
    {
        ChatCompletion text = await _client.CompleteChatAsync([new UserChatMessage("How many?")], Options(12));
        ChatCompletion picture = await _client.CompleteChatAsync([Question("How many?")], Options(12));

        // 12 tokens of the picture and the two around it.
        Assert.Equal(text.Usage.InputTokenCount + 14, picture.Usage.InputTokenCount);
        Assert.Equal((12, ChatFinishReason.Length), (picture.Usage.OutputTokenCount, picture.FinishReason));
        Assert.Equal(1, _model.Counts.Pictures);
    }

    [Fact]
    public async Task A_stream_brings_the_same_text_in_pieces()
    {
        ChatCompletion whole = await _client.CompleteChatAsync([Question("How many?")], Options(20));
        var (text, pieces) = (new StringBuilder(), 0);
        await foreach (var update in _client.CompleteChatStreamingAsync([Question("How many?")], Options(20)))
        {
            text.Append(string.Concat(update.ContentUpdate.Select(part => part.Text)));
            pieces++;
        }

        Assert.Equal(whole.Content[0].Text, text.ToString());
        Assert.True(pieces > 10, $"{pieces} pieces");
    }

    [Fact]
    public async Task Seeds_and_stops_reach_the_model()
    {
        var drawn = Options(20, temperature: 1, seed: 3);
        var first = (await _client.CompleteChatAsync([Question("How many?")], drawn)).Value.Content[0].Text;
        var second = (await _client.CompleteChatAsync([Question("How many?")], drawn)).Value.Content[0].Text;
        var other = (await _client.CompleteChatAsync([Question("How many?")], Options(20, temperature: 1, seed: 4))).Value.Content[0].Text;
        var stop = first.Substring(first.Length / 2, 2);
        drawn.StopSequences.Add(stop);
        ChatCompletion stopped = await _client.CompleteChatAsync([Question("How many?")], drawn);

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
        Assert.Equal((first[..first.IndexOf(stop, StringComparison.Ordinal)], ChatFinishReason.Stop), (stopped.Content[0].Text, stopped.FinishReason));
    }

    [Fact]
    public async Task Log_probabilities_come_with_every_token()
    {
        var options = Options(5);
        (options.IncludeLogProbabilities, options.TopLogProbabilityCount) = (true, 2);

        ChatCompletion completion = await _client.CompleteChatAsync([Question("How many?")], options);

        Assert.Equal(5, completion.ContentTokenLogProbabilities.Count);
        Assert.All(completion.ContentTokenLogProbabilities, token => Assert.Equal((2, token.LogProbability), (token.TopLogProbabilities.Count, token.TopLogProbabilities[0].LogProbability)));
    }

    [Fact]
    public async Task Clients_at_the_same_time_share_the_batch()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => _client.CompleteChatAsync([Question($"Question {i}?")], Options(60))));

        Assert.All(replies, reply => Assert.Equal(60, reply.Value.Usage.OutputTokenCount));
        Assert.True(_model.Counts.Tokens > 3 * _model.Counts.Steps, $"{_model.Counts}");
    }

    [Fact]
    public async Task The_folders_name_is_the_models()
    {
        using var http = new HttpClient { BaseAddress = _server.Address };

        using var models = JsonDocument.Parse(await http.GetStringAsync("/v1/models"));
        using var health = JsonDocument.Parse(await http.GetStringAsync("/health"));

        Assert.Equal("tiny-thinker", models.RootElement.GetProperty("data")[0].GetProperty("id").GetString());
        Assert.Equal("tiny-thinker", health.RootElement.GetProperty("model").GetString());
    }

    private UserChatMessage Question(string text) => new(ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(figures.Plain.Png.AsMemory()), "image/png"), ChatMessageContentPart.CreateTextPart(text));

    private static ChatCompletionOptions Options(int tokens, float temperature = 0, long? seed = null)
    {
        var options = new ChatCompletionOptions { MaxOutputTokenCount = tokens, Temperature = temperature };
#pragma warning disable OPENAI001 // Marked as under evaluation; served all the same.
        options.Seed = seed;
#pragma warning restore OPENAI001
        return options;
    }
}
