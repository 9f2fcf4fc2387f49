using System.Text;
using Flywheel.Model.Chat;
using Flywheel.Model.Interaction;
using Microsoft.SemanticKernel.ChatCompletion;
using static TorchSharp.torch;

namespace Flywheel.Model.Tests.Chat;

public sealed class LocalModelTests(TinyModel tiny, FigureFixture figures) : IClassFixture<TinyModel>, IClassFixture<FigureFixture>, IAsyncDisposable
{
    private static readonly CancellationToken Limit = new CancellationTokenSource(TimeSpan.FromSeconds(120)).Token;

    private readonly LocalModel _model = LocalModel.Open(tiny.Folder, CPU, new LocalModelOptions { Requests = 4 });

    public ValueTask DisposeAsync() => _model.DisposeAsync();

    [Fact]
    public async Task A_question_about_a_picture_is_answered_token_by_token()
    {
        var (text, pieces) = await WriteAsync(_model, Asked() with { MaxTokens = 24 });

        var end = pieces[^1].End!;
        Assert.Equal((FinishReason.Length, 24), (end.Reason, end.CompletionTokens));
        Assert.Equal(24, pieces.Sum(piece => piece.Tokens));
        Assert.All(pieces.SkipLast(1), piece => Assert.Null(piece.End));
        Assert.NotEmpty(text);
        Assert.Equal("tiny-thinker", _model.Model);
        Assert.Equal((1, end.PromptTokens, 24), (_model.Ledger.Total.Requests, _model.Ledger.Total.PromptTokens, _model.Ledger.Total.CompletionTokens));
    }

    [Fact]
    public async Task The_same_seed_writes_the_same_and_another_does_not()
    {
        var request = Asked() with { MaxTokens = 24, Sampling = new SamplingSettings { Temperature = 1, TopP = 0.9, TopK = 40, Seed = 5 } };

        var (first, _) = await WriteAsync(_model, request);
        var (second, _) = await WriteAsync(_model, request);
        var (other, _) = await WriteAsync(_model, request with { Sampling = request.Sampling with { Seed = 6 } });

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public async Task A_stop_string_ends_the_text_before_it_and_is_told()
    {
        var (free, _) = await WriteAsync(_model, Asked() with { MaxTokens = 24 });
        var stop = free.Substring(free.Length / 2, 3);

        var (text, pieces) = await WriteAsync(_model, Asked() with { MaxTokens = 24, Stop = [stop] });

        Assert.Equal(free[..free.IndexOf(stop, StringComparison.Ordinal)], text);
        Assert.Equal((FinishReason.Stop, stop), (pieces[^1].End!.Reason, pieces[^1].End!.StopString));
    }

    [Fact]
    public async Task A_repetition_penalty_changes_what_is_likely()
    {
        var (plain, _) = await WriteAsync(_model, Asked() with { MaxTokens = 24 });
        var (varied, _) = await WriteAsync(_model, Asked() with { MaxTokens = 24, Sampling = new SamplingSettings { RepetitionPenalty = 2 } });

        Assert.NotEqual(plain, varied);
    }

    [Fact]
    public async Task Each_token_tells_how_likely_it_was_and_what_else_was()
    {
        var (text, pieces) = await WriteAsync(_model, Asked() with { MaxTokens = 6, LogProbabilities = 3 });

        var tokens = pieces.SelectMany(piece => piece.LogProbabilities).ToArray();
        Assert.Equal(6, tokens.Length);
        Assert.All(tokens, token => Assert.Equal((3, token.LogProbability), (token.Alternatives.Length, token.Alternatives[0].Value)));
        Assert.StartsWith(tokens[0].Token.TrimEnd('\uFFFD'), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_of_a_conversation_that_goes_on_are_encoded_once()
    {
        var asked = Asked() with { MaxTokens = 8 };
        var (thought, first) = await WriteAsync(_model, asked);
        var drawn = Picture.Read(figures.Drawn.Png.AsSpan());
        var (more, second) = await WriteAsync(_model, GoneOn(asked, new TextPart($"{thought}</code>\n<sandbox_output>"), new PicturePart(drawn), new TextPart("</sandbox_output>")));
        Assert.Equal(2, _model.Counts.Pictures);

        // The third turn's pictures come back as other objects, as they do from a client.
        var again = Picture.Read(drawn.Png.AsSpan());
        await WriteAsync(_model, GoneOn(asked, new TextPart($"{thought}</code>\n<sandbox_output>"), new PicturePart(again), new TextPart($"</sandbox_output>{more}</code>\n<sandbox_output>None.</sandbox_output>")));

        Assert.Equal(2, _model.Counts.Pictures);
        Assert.True(_model.Counts.ReusedTokens >= first[^1].End!.PromptTokens + second[^1].End!.PromptTokens - 8, $"{_model.Counts}");
    }

    [Fact]
    public async Task A_turn_that_goes_on_is_written_as_if_it_had_never_stopped()
    {
        var (whole, _) = await WriteAsync(_model, Asked() with { MaxTokens = 16 });
        await using var fresh = LocalModel.Open(tiny.Folder, CPU, new LocalModelOptions { Requests = 1 });
        var asked = Asked() with { MaxTokens = 8 };

        var (begun, _) = await WriteAsync(_model, asked);
        var (resumed, _) = await WriteAsync(_model, GoneOn(asked, new TextPart(begun)));
        var (computed, _) = await WriteAsync(fresh, GoneOn(asked, new TextPart(begun)));

        Assert.StartsWith(begun, whole, StringComparison.Ordinal);
        Assert.Equal(computed, resumed);
    }

    [Fact]
    public async Task Requests_of_many_share_the_steps()
    {
        var before = _model.Counts;

        var texts = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => WriteAsync(_model, new GenerationRequest([new PromptTurn(PromptRole.User, $"Question {i}?")]) { MaxTokens = 40 })));

        Assert.All(texts, text => Assert.Equal(40, text.Pieces[^1].End!.CompletionTokens));
        Assert.InRange(_model.Counts.Steps - before.Steps, 39, 100);
    }

    [Fact]
    public async Task A_conversation_that_is_too_long_is_refused_with_its_length_and_the_limit()
    {
        var request = new GenerationRequest([new PromptTurn(PromptRole.User, [new PicturePart(figures.Plain), new TextPart(string.Concat(Enumerable.Repeat("seven ", 1_100)))])]);

        var error = await Assert.ThrowsAsync<GenerationException>(() => WriteAsync(_model, request));

        Assert.Equal(GenerationFailure.Request, error.Failure);
        Assert.Matches("^The conversation takes [1-9],[0-9]{3} tokens, 12 of them for its 1 picture\\(s\\); tiny-thinker takes 1,024, the reply included\\.$", error.Message);
        Assert.Equal(1, _model.Ledger.Total.Failures);
    }

    [Fact]
    public async Task A_reply_ends_where_the_context_does()
    {
        var (_, pieces) = await WriteAsync(_model, Asked() with { MaxTokens = 16_384 });

        Assert.Equal((FinishReason.Length, 1_024), (pieces[^1].End!.Reason, pieces[^1].End!.PromptTokens + pieces[^1].End!.CompletionTokens));
    }

    [Fact]
    public async Task Settings_out_of_range_are_refused_in_a_sentence()
    {
        var error = await Assert.ThrowsAsync<GenerationException>(() => WriteAsync(_model, Asked() with { Sampling = new SamplingSettings { TopP = 0 } }));

        Assert.Equal((GenerationFailure.Request, "top-p is 0; it must be above 0 and at most 1."), (error.Failure, error.Message));
    }

    [Fact]
    public async Task A_request_that_takes_too_long_ends_as_timed_out()
    {
        await using var hurried = LocalModel.Open(tiny.Folder, CPU, new LocalModelOptions { Requests = 1, RequestTime = TimeSpan.FromMilliseconds(1) });

        var error = await Assert.ThrowsAsync<GenerationException>(() => WriteAsync(hurried, Asked()));

        Assert.Equal(GenerationFailure.Timeout, error.Failure);
    }

    [Fact]
    public async Task Cancelling_ends_the_work_and_leaves_room_for_others()
    {
        await using var single = LocalModel.Open(tiny.Folder, CPU, new LocalModelOptions { Requests = 1 });
        using var source = new CancellationTokenSource();
        var pieces = single.GenerateAsync(Asked() with { MaxTokens = 900 }, source.Token).GetAsyncEnumerator(Limit);
        Assert.True(await pieces.MoveNextAsync());

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            while (await pieces.MoveNextAsync())
            {
            }
        });

        Assert.Equal(4, (await WriteAsync(single, Asked() with { MaxTokens = 4 })).Pieces[^1].End!.CompletionTokens);
        Assert.True(single.Counts.Tokens < 900);
    }

    [Fact]
    public async Task A_closed_model_says_so()
    {
        await _model.DisposeAsync();

        var error = await Assert.ThrowsAsync<GenerationException>(() => WriteAsync(_model, Asked()));

        Assert.Equal(GenerationFailure.Unavailable, error.Failure);
    }

    [Fact]
    public async Task It_thinks_with_images_to_an_end()
    {
        var thinker = new Thinker(_model, figures.Sandbox, TimeProvider.System);

        var transcript = await thinker.AnswerAsync(new ThinkingRequest(figures.Plain, "How many corners?") { Limits = new ThinkingLimits { Tokens = 20 } }, Limit);

        Assert.Equal((ThinkingOutcome.TokenLimit, 20), (transcript.Outcome, transcript.CompletionTokens));
    }

    [Fact]
    public async Task Semantic_kernel_asks_it_like_any_chat_service()
    {
        IChatCompletionService service = new GeneratorChatService(_model);
        var history = new ChatHistory("Be brief.");
        history.AddUserMessage("Why?");

        var message = (await service.GetChatMessageContentsAsync(history, cancellationToken: Limit))[0];

        Assert.Equal("tiny-thinker", message.ModelId);
        Assert.NotEmpty(message.Content!);
    }

    [Fact]
    public void A_tokenizer_of_another_model_is_refused_by_name()
    {
        var error = Assert.Throws<ModelFileException>(() =>
        {
            using var folder = new TempFolder().With(Fixture.Model, "config.json", "model.safetensors").With(Fixture.Tokenizer, "tokenizer.json");
            return LocalModel.Open(folder.Path, CPU);
        });

        Assert.EndsWith("tokenizer.json", error.File, StringComparison.Ordinal);
        Assert.Contains("The tokenizer has 2008 tokens, but the model knows 512.", error.Problem, StringComparison.Ordinal);
    }

    private GenerationRequest Asked() => new([new PromptTurn(PromptRole.User, [new PicturePart(figures.Plain), new TextPart("How many corners are there?")])]);

    private static GenerationRequest GoneOn(GenerationRequest asked, params PromptPart[] written) => asked with { Turns = asked.Turns.Add(new PromptTurn(PromptRole.Assistant, [.. written])) };

    private static async Task<(string Text, List<GeneratedPiece> Pieces)> WriteAsync(LocalModel model, GenerationRequest request)
    {
        var (text, pieces) = (new StringBuilder(), new List<GeneratedPiece>());
        await foreach (var piece in model.GenerateAsync(request, Limit))
        {
            text.Append(piece.Text);
            pieces.Add(piece);
        }

        return (text.ToString(), pieces);
    }
}
