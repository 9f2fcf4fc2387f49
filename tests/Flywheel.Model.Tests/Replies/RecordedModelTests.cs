using Flywheel.Model.Chat;
using Flywheel.Model.Replies;
using Flywheel.Model.Tests.Chat;

namespace Flywheel.Model.Tests.Replies;

public sealed class RecordedModelTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Log => _folder.File("replies.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_request_that_was_answered_is_answered_from_the_store_also_by_another_process()
    {
        var inner = new ScriptedGenerator("first", "second");
        Assert.Equal("first", await AskAsync(inner, "Why?"));
        Assert.Equal("first", await AskAsync(inner, "Why?"));
        Assert.Single(inner.Requests);
    }

    [Fact]
    public async Task Another_request_is_another_reply()
    {
        var inner = new ScriptedGenerator("first", "second", "third");
        Assert.Equal("first", await AskAsync(inner, "Why?"));
        Assert.Equal("second", await AskAsync(inner, "Why not?"));
        Assert.Equal("third", await AskAsync(inner, "Why?", seed: 2));
    }

    [Fact]
    public async Task A_reply_that_breaks_off_is_asked_for_again_and_both_are_counted()
    {
        var inner = new FaultyGenerator(new GenerationException(GenerationFailure.Reply, "broke off"), "halfway");
        Assert.Equal("halfway", await AskAsync(inner, "Why?"));
        using var replies = await FileReplies.OpenAsync(Log, default);
        var usage = Assert.Single(UsageByPurpose.Of(replies.All));
        Assert.Equal(("test", 2, 1, 10, 4), (usage.Purpose, usage.Requests, usage.Failures, usage.PromptTokens, usage.CompletionTokens));
        Assert.Equal(((10 * 1m) + (4 * 100m)) / 1_000_000, usage.Cost);
    }

    [Theory]
    [InlineData(GenerationFailure.Unavailable, 1)]
    [InlineData(GenerationFailure.Request, 1)]
    [InlineData(GenerationFailure.Reply, RecordedModel.Attempts)]
    public async Task A_failure_is_told_and_kept_but_never_taken_for_a_reply(GenerationFailure failure, int attempts)
    {
        var inner = new FaultyGenerator(new GenerationException(failure, "no"), null);
        var error = await Assert.ThrowsAsync<GenerationException>(() => AskAsync(inner, "Why?"));
        Assert.Equal((failure, attempts), (error.Failure, inner.Asked));
        Assert.Equal("at last", await AskAsync(new ScriptedGenerator("at last"), "Why?"));
    }

    [Fact]
    public async Task A_reply_without_end_is_cut_off()
    {
        var error = await Assert.ThrowsAsync<GenerationException>(() => AskAsync(new ScriptedGenerator(new string('x', RecordedModel.LongestReply + 1)) { PieceLength = 100_000 }, "Why?"));
        Assert.Contains("longer than 1,000,000 characters", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Characters_that_no_file_can_hold_are_left_out_the_first_time_as_later()
    {
        var inner = new ScriptedGenerator("a\0b\ud800c") { PieceLength = 10 };
        Assert.Equal("abc", await AskAsync(inner, "Why?"));
        Assert.Equal("abc", await AskAsync(inner, "Why?"));
    }

    [Fact]
    public async Task A_line_that_a_crash_cut_off_is_dropped()
    {
        await AskAsync(new ScriptedGenerator("kept"), "Why?");
        File.AppendAllText(Log, """{"key":"0""");
        Assert.Equal("kept", await AskAsync(new ScriptedGenerator("lost"), "Why?"));
        Assert.Equal("new", await AskAsync(new ScriptedGenerator("new"), "What?"));
        Assert.Equal(2, File.ReadAllLines(Log).Length);
    }

    [Fact]
    public async Task A_damaged_line_in_the_middle_is_named()
    {
        File.WriteAllText(Log, "{}\nnonsense\n");
        var error = await Assert.ThrowsAsync<IOException>(() => FileReplies.OpenAsync(Log, default));
        Assert.Contains("line 1", error.Message, StringComparison.Ordinal);
    }

    private async Task<string> AskAsync(IGenerator inner, string question, ulong seed = 1)
    {
        using var replies = await FileReplies.OpenAsync(Log, default);
        var generator = new RecordedModel(inner, replies, promptPrice: 1, completionPrice: 100).For("test");
        var request = new GenerationRequest([new PromptTurn(PromptRole.User, question)]) { Sampling = new SamplingSettings { Seed = seed } };
        var text = "";
        await foreach (var piece in generator.GenerateAsync(request, default))
        {
            text += piece.Text;
        }

        return text;
    }

    /// <summary>Fails once, or always where it has nothing to say.</summary>
    private sealed class FaultyGenerator(GenerationException error, string? then) : IGenerator
    {
        public string Model => "scripted";

        public int Asked { get; private set; }

        public async IAsyncEnumerable<GeneratedPiece> GenerateAsync(GenerationRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Yield();
            yield return new GeneratedPiece("half", 1);
            if (++Asked == 1 || then is null)
            {
                throw error;
            }

            yield return new GeneratedPiece(then["half".Length..], 1);
            yield return GeneratedPiece.Last(new GenerationEnd(FinishReason.Stop, null, 10, 4));
        }
    }
}
