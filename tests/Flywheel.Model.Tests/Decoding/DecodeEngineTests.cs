using Flywheel.Model.Decoding;
using Flywheel.Model.Qwen;
using Flywheel.Model.Tokenization;
using Flywheel.Model.Vision;
using Flywheel.Model.Weights;
using static TorchSharp.torch;

namespace Flywheel.Model.Tests.Decoding;

public sealed class DecodeEngineTests : IAsyncLifetime
{
    private static readonly CancellationToken Limit = new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    private readonly QwenModel _model = QwenModel.Load(Fixture.Model, CPU);
    private readonly Tokenizer _tokenizer = Tokenizer.Load(Path.Combine(Fixture.Tokenizer, "tokenizer.json"));
    private DecodeEngine _engine = null!;

    public Task InitializeAsync()
    {
        _engine = Engine(4);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _engine.DisposeAsync();
        _model.Dispose();
    }

    [Fact]
    public async Task A_prompt_with_pictures_is_continued_as_the_reference_does()
    {
        using var expected = SafetensorsFile.Open(Path.Combine(Fixture.Model, "expected.safetensors"));
        int[] generated;
        using (NewDisposeScope()) generated = [.. expected.Read("generated").data<long>().ToArray().Select(id => (int)id)];

        var result = await _engine.CompleteAsync(Greedy(PicturePrompt(0, 1), generated.Length), Limit);

        Assert.Equal(generated, result.End.Tokens);
        Assert.Equal(DecodeEndReason.Length, result.End.Reason);
    }

    [Fact]
    public async Task Requests_that_share_steps_get_what_they_get_alone()
    {
        var requests = Enumerable.Range(1, 11).Select(i => Greedy(TextPrompt(i, 3 + (5 * i)), 4 + (3 * i))).ToArray();
        var alone = new List<int[]>();
        foreach (var request in requests) alone.Add((await _engine.CompleteAsync(request, Limit)).End.Tokens.ToArray());
        await using var fresh = Engine(4);

        var together = await Task.WhenAll(requests.Select(request => fresh.CompleteAsync(request, Limit)));

        Assert.Equal(alone, together.Select(result => result.End.Tokens.ToArray()));
    }

    [Fact]
    public async Task A_prompt_that_begins_like_another_is_computed_from_where_they_part()
    {
        var first = TextPrompt(1, 40);
        var second = new Prompt([.. first.Tokens.Take(30), 7, 8, 9]);
        await using var fresh = Engine(4);
        var expected = await fresh.CompleteAsync(Greedy(second, 8), Limit);

        await _engine.CompleteAsync(Greedy(first, 8), Limit);
        var result = await _engine.CompleteAsync(Greedy(second, 8), Limit);

        Assert.Equal(0, expected.End.ReusedTokens);
        Assert.Equal(30, result.End.ReusedTokens);
        Assert.Equal(expected.End.Tokens.AsEnumerable(), result.End.Tokens);
    }

    [Fact]
    public async Task The_next_turn_of_a_conversation_reuses_all_of_the_last()
    {
        var first = PicturePrompt(0, 1);
        var turn = await _engine.CompleteAsync(Greedy(first, 10), Limit);
        var longer = first with { Tokens = [.. first.Tokens, .. turn.End.Tokens, 11, 12, 13] };
        await using var fresh = Engine(4);

        var next = await _engine.CompleteAsync(Greedy(longer, 6), Limit);

        // All but the last token of the turn, which was never fed.
        Assert.Equal(first.Tokens.Length + 9, next.End.ReusedTokens);
        Assert.Equal((await fresh.CompleteAsync(Greedy(longer, 6), Limit)).End.Tokens.AsEnumerable(), next.End.Tokens);
    }

    [Fact]
    public async Task Another_picture_in_the_same_place_is_not_mistaken_for_the_first()
    {
        var first = PicturePrompt(0, 1);
        var pixels = first.Images!.Patches.ToArray();
        pixels[^1] += 0.5f;
        var other = first with { Images = first.Images with { Patches = pixels } };

        await _engine.CompleteAsync(Greedy(first, 2), Limit);
        var result = await _engine.CompleteAsync(Greedy(other, 2), Limit);

        var secondPicture = Enumerable.Range(0, first.Tokens.Length).Last(i => first.Tokens[i] == _model.Config.ImageToken && first.Tokens[i - 1] != _model.Config.ImageToken);
        Assert.Equal(secondPicture, result.End.ReusedTokens);
    }

    [Fact]
    public async Task A_seed_draws_the_same_whatever_shares_the_batch()
    {
        var request = new DecodeRequest(TextPrompt(3, 20), new SamplingOptions { MaxTokens = 20, Temperature = 1, TopK = 50, TopP = 0.9, Seed = 42 });
        var alone = await _engine.CompleteAsync(request, Limit);

        var others = Enumerable.Range(5, 3).Select(i => _engine.CompleteAsync(new DecodeRequest(TextPrompt(i, 9), new SamplingOptions { MaxTokens = 30, Temperature = 2, Seed = (ulong)i }), Limit)).ToArray();
        var shared = await _engine.CompleteAsync(request, Limit);
        await Task.WhenAll(others);
        var otherSeed = await _engine.CompleteAsync(request with { Sampling = request.Sampling with { Seed = 43 } }, Limit);

        Assert.Equal(alone.End.Tokens.AsEnumerable(), shared.End.Tokens);
        Assert.NotEqual(alone.End.Tokens.AsEnumerable(), otherSeed.End.Tokens);
    }

    [Fact]
    public async Task Draws_follow_the_probabilities()
    {
        var prompt = TextPrompt(2, 12);
        var reported = await _engine.CompleteAsync(new DecodeRequest(prompt, new SamplingOptions { MaxTokens = 1, LogProbabilities = 1 }), Limit);
        var (likeliest, log) = reported.Probabilities[0].Top[0];
        const int Draws = 400;

        var drawn = await Task.WhenAll(Enumerable.Range(0, Draws).Select(i => _engine.CompleteAsync(new DecodeRequest(prompt, new SamplingOptions { MaxTokens = 1, Temperature = 1, Seed = (ulong)i }), Limit)));

        var share = Math.Exp(log);
        var deviation = Math.Sqrt(share * (1 - share) / Draws);
        Assert.InRange(drawn.Count(result => result.End.Tokens[0] == likeliest) / (double)Draws, share - (4 * deviation), share + (4 * deviation));
    }

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(0, 1e-6)]
    public async Task The_narrowest_filters_leave_the_likeliest_token(int topK, double topP)
    {
        var greedy = await _engine.CompleteAsync(Greedy(TextPrompt(4, 10), 12), Limit);

        var filtered = await _engine.CompleteAsync(new DecodeRequest(TextPrompt(4, 10), new SamplingOptions { MaxTokens = 12, Temperature = 1.5, TopK = topK, TopP = topP, Seed = 1 }), Limit);

        Assert.Equal(greedy.End.Tokens.AsEnumerable(), filtered.End.Tokens);
    }

    [Fact]
    public async Task A_heavy_penalty_never_repeats_a_token()
    {
        var prompt = TextPrompt(6, 10);

        var result = await _engine.CompleteAsync(new DecodeRequest(prompt, new SamplingOptions { MaxTokens = 30, RepetitionPenalty = 100 }), Limit);

        Assert.Equal(30, result.End.Tokens.Except(prompt.Tokens).Count());
    }

    [Fact]
    public async Task Reported_probabilities_are_the_models_own()
    {
        var prompt = TextPrompt(8, 10);
        var result = await _engine.CompleteAsync(new DecodeRequest(prompt, new SamplingOptions { MaxTokens = 5, LogProbabilities = 3, Temperature = 1, Seed = 9 }), Limit);

        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var logs = _model.Score([prompt with { Tokens = [.. prompt.Tokens, .. result.End.Tokens] }]).log_softmax(-1);
        for (var i = 0; i < 5; i++)
        {
            var row = logs[prompt.Tokens.Length - 1 + i];
            Assert.Equal(row[result.End.Tokens[i]].item<float>(), result.Probabilities[i].LogProbability, 1e-3);
            Assert.Equal(row.max().item<float>(), result.Probabilities[i].Top[0].LogProbability, 1e-3);
            Assert.Equal(3, result.Probabilities[i].Top.Length);
        }
    }

    [Fact]
    public async Task A_stop_text_across_tokens_ends_the_request_and_is_cut_off()
    {
        var prompt = TextPrompt(9, 10);
        var free = await _engine.CompleteAsync(Greedy(prompt, 24), Limit);
        var tokens = free.End.Tokens.Select(id => _tokenizer.Decode([id])).ToArray();
        var middle = string.Concat(tokens[..12]).Length;
        var stop = free.Text.Substring(middle - 1, 3);
        var at = free.Text.IndexOf(stop, StringComparison.Ordinal);

        var cut = await _engine.CompleteAsync(new DecodeRequest(prompt, new SamplingOptions { MaxTokens = 24, Stop = [stop] }), Limit);

        Assert.Equal((DecodeEndReason.Stop, stop), (cut.End.Reason, cut.End.Stop));
        Assert.Equal(free.Text[..at], cut.Text);
    }

    [Fact]
    public async Task The_parts_of_a_stream_make_up_the_text()
    {
        var request = Greedy(TextPrompt(9, 10), 24);
        var whole = await _engine.CompleteAsync(request, Limit);
        var parts = new List<DecodeUpdate>();
        await foreach (var update in _engine.StreamAsync(request, Limit)) parts.Add(update);

        Assert.Equal(24, parts.Count);
        Assert.Equal(whole.Text, string.Concat(parts.Select(part => part.Text)));
        Assert.All(parts[..^1], part => Assert.Null(part.End));
        Assert.NotNull(parts[^1].End);
    }

    [Fact]
    public async Task A_cancelled_request_frees_its_slot()
    {
        await using var single = Engine(1);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Limit);
        var seen = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in single.StreamAsync(Greedy(TextPrompt(1, 5), 200), cancellation.Token))
            {
                if (++seen == 3) await cancellation.CancelAsync();
            }
        });

        Assert.Equal(5, (await single.CompleteAsync(Greedy(TextPrompt(2, 5), 5), Limit)).End.Tokens.Length);
    }

    [Fact]
    public async Task A_reader_that_leaves_frees_its_slot()
    {
        await using var single = Engine(1);
        await foreach (var _ in single.StreamAsync(Greedy(TextPrompt(1, 5), 200), Limit)) break;

        Assert.Equal(5, (await single.CompleteAsync(Greedy(TextPrompt(2, 5), 5), Limit)).End.Tokens.Length);
    }

    [Fact]
    public async Task A_deadline_ends_a_request_with_what_there_is()
    {
        var result = await _engine.CompleteAsync(Greedy(TextPrompt(1, 5), 240) with { Deadline = TimeSpan.FromMilliseconds(30) }, Limit);

        Assert.Equal(DecodeEndReason.Deadline, result.End.Reason);
        Assert.InRange(result.End.Tokens.Length, 0, 239);
    }

    [Fact]
    public async Task Requests_that_cannot_be_met_are_refused_at_once()
    {
        Assert.Throws<ArgumentException>(() => _engine.StreamAsync(Greedy(TextPrompt(1, 250), 20)));
        Assert.Throws<ArgumentException>(() => _engine.StreamAsync(Greedy(new Prompt([]), 1)));
        Assert.Throws<ArgumentException>(() => _engine.StreamAsync(Greedy(new Prompt([100_000]), 1)));
        Assert.Throws<ArgumentException>(() => _engine.StreamAsync(Greedy(new Prompt([_model.Config.ImageToken]), 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => _engine.StreamAsync(new DecodeRequest(TextPrompt(1, 3), new SamplingOptions { TopP = 0 })));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task One_request_too_many_is_refused()
    {
        await using var narrow = new DecodeEngine(_model, _tokenizer, new EngineOptions { Slots = 1, Capacity = 256, Waiting = 1 });
        var running = narrow.CompleteAsync(Greedy(TextPrompt(1, 5), 200), Limit);
        var waiting = narrow.CompleteAsync(Greedy(TextPrompt(2, 5), 1), Limit);

        await Assert.ThrowsAsync<EngineBusyException>(() => narrow.CompleteAsync(Greedy(TextPrompt(3, 5), 1), Limit));

        await Task.WhenAll(running, waiting);
        Assert.Single((await narrow.CompleteAsync(Greedy(TextPrompt(3, 5), 1), Limit)).End.Tokens);
    }

    [Fact]
    public async Task Requests_under_way_hear_that_the_engine_ends()
    {
        var engine = Engine(1);
        var running = engine.CompleteAsync(Greedy(TextPrompt(1, 5), 250), Limit);
        var waiting = engine.CompleteAsync(Greedy(TextPrompt(2, 5), 250), Limit);

        await engine.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Throws<ObjectDisposedException>(() => engine.StreamAsync(Greedy(TextPrompt(1, 5), 1)));
    }

    private DecodeEngine Engine(int slots) => new(_model, _tokenizer, new EngineOptions { Slots = slots, Capacity = 256 });

    private static DecodeRequest Greedy(Prompt prompt, int tokens) => new(prompt, new SamplingOptions { MaxTokens = tokens, EndAtEndToken = false });

    private static Prompt TextPrompt(int seed, int length)
    {
        var random = new Random(seed);
        return new Prompt([.. Enumerable.Range(0, length).Select(_ => random.Next(400))]);
    }

    private Prompt PicturePrompt(params int[] pictures)
    {
        using var scope = NewDisposeScope();
        using var expected = SafetensorsFile.Open(Path.Combine(Fixture.Model, "expected.safetensors"));
        var tokens = expected.Read("input_ids").data<long>().ToArray();
        var images = pictures.Select(i => PixelImage.Decode(File.ReadAllBytes(Path.Combine(Fixture.Model, $"image{i}.png")))).ToArray();
        return new Prompt([.. tokens.Select(id => (int)id)], new ImageProcessor(_model.Config.Vision).Process(images));
    }
}
