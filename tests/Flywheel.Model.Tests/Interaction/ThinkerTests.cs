using Flywheel.Model.Chat;
using Flywheel.Model.Interaction;
using Flywheel.Model.Tests.Chat;
using Flywheel.Synthesis.Datasets;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Model.Tests.Interaction;

public sealed class ThinkerTests(FigureFixture figures) : IClassFixture<FigureFixture>
{
    [Fact]
    public async Task A_turn_of_training_data_is_reproduced_to_the_character()
    {
        var thought = new InteractiveThought([new ThinkingStep("I mark A.", "Dot(20, 70, color: \"accent\");"), new ThinkingStep("And B.", "Dot(100, 70);")], "Two points.", "2");
        var written = thought.Write();
        var segments = written.Split("\n<sandbox_output><image></sandbox_output>").Select(s => new ScriptedText(s)).ToArray();
        var transcript = await AnswerAsync(new ScriptedGenerator([.. segments]));
        Assert.Equal(written, transcript.Text);
        Assert.Equal(2, transcript.Turn.OfType<PicturePart>().Count());
        Assert.Equal("2", transcript.Answer);
    }

    [Fact]
    public async Task The_first_request_holds_the_picture_the_question_and_the_stops()
    {
        var generator = new ScriptedGenerator("<answer>1</answer>");
        await AnswerAsync(generator);
        var request = generator.Requests.Single();
        Assert.Equal(InteractiveProtocol.SystemPrompt, request.Turns[0].Text);
        Assert.Equal(InteractiveProtocol.Ask("How many?"), "<image>" + request.Turns[1].Text);
        Assert.Same(figures.Plain, ((PicturePart)request.Turns[1].Parts[0]).Picture);
        Assert.Equal(Protocol.StopStrings, request.Stop);
        Assert.Equal(16_384, request.MaxTokens);
    }

    [Fact]
    public async Task Tokens_are_counted_over_all_segments_and_end_the_turn()
    {
        var generator = new ScriptedGenerator("<think><code>Dot(1, 2);</code>") { PieceLength = 1 };
        var transcript = await AnswerAsync(generator, new ThinkingLimits { Tokens = 60, Segments = 20 });
        Assert.Equal((ThinkingOutcome.TokenLimit, 3, 69, 30), (transcript.Outcome, transcript.Segments, transcript.CompletionTokens, transcript.PromptTokens));
        Assert.Equal([60, 37, 14], generator.Requests.Select(r => r.MaxTokens));
    }

    [Fact]
    public async Task A_generator_that_writes_on_is_counted_too()
    {
        var generator = new ScriptedGenerator("<think><code>Dot(1, 2);</code> and on and on") { PieceLength = 1, HonoursStops = false };
        var transcript = await AnswerAsync(generator, new ThinkingLimits { Tokens = 60, Segments = 20 });
        Assert.Equal((ThinkingOutcome.TokenLimit, 2), (transcript.Outcome, transcript.Segments));
    }

    [Fact]
    public async Task The_time_limit_ends_a_slow_model_with_what_it_wrote()
    {
        var generator = new ScriptedGenerator("<think>slow and slow and slow and slow") { Delay = TimeSpan.FromMilliseconds(60) };
        var transcript = await AnswerAsync(generator, new ThinkingLimits { Time = TimeSpan.FromMilliseconds(200) });
        Assert.Equal(ThinkingOutcome.TimeLimit, transcript.Outcome);
        Assert.Null(transcript.Answer);
    }

    [Fact]
    public async Task Cancelling_is_no_time_limit()
    {
        using var source = new CancellationTokenSource(100);
        var generator = new ScriptedGenerator("<think>slow and slow") { Delay = TimeSpan.FromMilliseconds(60) };
        var thinker = new Thinker(generator, figures.Sandbox, TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => thinker.AnswerAsync(new ThinkingRequest(figures.Plain, "Why?"), source.Token));
    }

    [Fact]
    public async Task Code_in_a_language_that_no_sandbox_runs_is_told_so()
    {
        var generator = new ScriptedGenerator("<code>\n```rust\nx\n```\n</code>", "<answer>1</answer>");
        var transcript = await new Thinker(generator, new SandboxRouter(figures.Sandbox), TimeProvider.System).AnswerAsync(new ThinkingRequest(figures.Plain, "Why?"), default);
        Assert.Contains("Code in \"rust\" cannot be run here.", transcript.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_out_of_range_are_refused_by_name() => Assert.Contains(
        "1 to 20 segments, not 0",
        Assert.Throws<ArgumentException>(() => new Thinker(new ScriptedGenerator(""), figures.Sandbox, TimeProvider.System)
            .ThinkAsync(new ThinkingRequest(figures.Plain, "Why?") { Limits = new ThinkingLimits { Segments = 0 } }, default)).Message,
        StringComparison.Ordinal);

    private Task<ThinkingTranscript> AnswerAsync(ScriptedGenerator generator, ThinkingLimits? limits = null) =>
        new Thinker(generator, figures.Sandbox, TimeProvider.System).AnswerAsync(new ThinkingRequest(figures.Plain, "How many?") { Limits = limits ?? new ThinkingLimits() }, default);
}
