using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>The time between two events, read from a time line. The steps mark both and measure between them.</summary>
internal sealed class TimelineGapFamily : ProblemFamily
{
    private const int Parts = 5;

    /// <inheritdoc />
    public override string Name => "timeline-gap";

    /// <inheritdoc />
    public override string FigureKind => "timeline";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => EventStory.Homes(EventStory.Events);

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var story = EventStory.Pick(drafting, EventStory.Events);
        var names = story.SomeNames(drafting, 4, 6);
        var part = story.Tick / Parts;
        var marks = random.Sample(Enumerable.Range(1, 24), names.Length).Order().ToArray();
        double[] times = [.. marks.Select(m => Math.Round(story.From + (m * part), 6))];
        var pair = random.Sample(Enumerable.Range(0, names.Length), 2).Order().ToArray();
        var (first, second) = (pair[0], pair[1]);
        if (marks[second] - marks[first] < 2)
        {
            throw new DraftException("The events follow too closely.");
        }

        var sheet = Sheet.Begin(drafting, 560, random.Range(280, 320));
        string Figure(double[] at) => sheet.Writer()
            .Line($"EventLine({names}, {at}, {story.From}, {story.From + (5 * story.Tick)}, step: {story.Tick}, label: {story.Axis}, title: {story.Title}, minor: {Parts});")
            .ToString();
        var code = Figure(times);
        var scene = drafting.Draw(code);
        var (p, q) = (scene.Get("event", names[first]).Points[0], scene.Get("event", names[second]).Points[0]);
        var gap = Math.Round(times[second] - times[first], 6);
        var answer = new NumberAnswer(gap, story.Unit);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, gap + part, gap - part, gap + story.Tick));
        double[] changed = [.. times.Select((t, i) => i >= second ? Math.Round(t + part, 6) : t)];
        var (a, b) = (NumberAnswer.Format(times[first]), NumberAnswer.Format(times[second]));
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"How much time passes between \"{names[first]}\" and \"{names[second]}\"?",
                $"Read the time line: how long after \"{names[first]}\" comes \"{names[second]}\"?",
                $"What is the distance in time from \"{names[first]}\" to \"{names[second]}\"?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I ring both events. Each short mark stands for {story.Say(part)}, so they are at {a} and {b}.",
                        $"Between two labelled marks there are {Parts} steps of {NumberAnswer.Format(part)}. With that I read {a} for {names[first]} and {b} for {names[second]}.",
                        $"The ringed events stand at {a} and {b}; the small marks are {NumberAnswer.Format(part)} apart."),
                    Drawn.Code(Drawn.Ring(p, 10, "blue"), Drawn.Ring(q, 10, "blue"))),
                new ThinkingStep(
                    drafting.Say(
                        "The arrow spans the time between them.",
                        "I draw the stretch from one to the other.",
                        "What is wanted is this stretch of the axis."),
                    Drawn.Span(p, q, "blue")),
            ],
            Conclusion = drafting.Say(
                $"{b} - {a} = {verdict.Text}.",
                $"From {a} to {b} it is {verdict.Text}.",
                $"The difference {b} - {a} makes {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($"return Math.Round(Find(\"event\", {names[second]}).Value - Find(\"event\", {names[first]}).Value, 4);"),
            Variant = changed[^1] <= story.From + (5 * story.Tick) ? new Variant(Figure(changed), answer with { Number = Math.Round(gap + part, 6) }) : null,
        };
    }
}
