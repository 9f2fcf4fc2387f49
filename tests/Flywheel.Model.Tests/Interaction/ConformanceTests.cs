using Flywheel.Model.Chat;
using Flywheel.Model.Interaction;
using Flywheel.Model.Tests.Chat;

namespace Flywheel.Model.Tests.Interaction;

public sealed class ConformanceTests(FigureFixture figures) : IClassFixture<FigureFixture>
{
    public static TheoryData<string> Names => [.. Directory.GetFiles(GoldenTranscript.Folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_turn_is_as_the_transcript_says_whatever_the_generator_tells(string name)
    {
        var golden = GoldenTranscript.Read(name);
        foreach (var (honours, reports, length) in new[] { (true, true, 3), (true, false, 1), (false, true, 2), (false, false, 1_000) })
        {
            if (golden.NeedsNamedStops && honours && !reports)
            {
                continue;
            }

            var generator = new ScriptedGenerator(golden.Model) { HonoursStops = honours, ReportsStops = reports, PieceLength = length };
            var events = await ThinkAsync(generator, golden);
            var transcript = ((ThinkingEnded)events[^1]).Transcript;
            Assert.Equal(golden.Turn, transcript.Text);
            Assert.Equal((golden.Outcome, golden.Answer), (transcript.Outcome, transcript.Answer));
            Assert.Equal(golden.Model.Length, generator.Requests.Count);
            Assert.Equal(golden.Turn, string.Concat(events.OfType<ThoughtWritten>().Select(t => t.Text)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_request_goes_on_in_the_turn_so_far(string name)
    {
        var golden = GoldenTranscript.Read(name);
        var generator = new ScriptedGenerator(golden.Model);
        var transcript = ((ThinkingEnded)(await ThinkAsync(generator, golden))[^1]).Transcript;
        for (var i = 1; i < generator.Requests.Count; i++)
        {
            var turns = generator.Requests[i].Turns;
            Assert.Equal([PromptRole.System, PromptRole.User, PromptRole.Assistant], turns.Select(t => t.Role));
            Assert.StartsWith(turns[2].Text, string.Concat(transcript.Turn.OfType<TextPart>().Select(p => p.Text)), StringComparison.Ordinal);
            Assert.EndsWith(Protocol.OutputCloses, turns[2].Text, StringComparison.Ordinal);
            Assert.True(turns.Sum(t => t.Parts.OfType<PicturePart>().Count()) <= golden.Limits.Pictures);
        }
    }

    private async Task<List<ThinkingEvent>> ThinkAsync(ScriptedGenerator generator, GoldenTranscript golden)
    {
        ISandbox sandbox = golden.Sandbox.IsEmpty ? figures.Sandbox : new ScriptedSandbox(golden.Sandbox);
        var events = new List<ThinkingEvent>();
        await foreach (var step in new Thinker(generator, sandbox, TimeProvider.System).ThinkAsync(new ThinkingRequest(figures.Plain, "How many?") { Limits = golden.Limits }, default))
        {
            events.Add(step);
        }

        return events;
    }
}
