using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>How long two spans overlap. The steps draw the later start and the earlier end.</summary>
internal sealed class SpanOverlapFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "span-overlap";

    /// <inheritdoc />
    public override string FigureKind => "timeline";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => EventStory.Homes(EventStory.Spans);

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var figure = SpanFigure.Begin(drafting, 4, 6);
        var (story, names) = (figure.Story, figure.Names);
        var times = figure.Times(drafting);
        var pair = drafting.Random.Sample(Enumerable.Range(0, names.Length), 2);
        var (a, b) = (times[pair[0]], times[pair[1]]);
        var (start, end) = (Math.Max(a.Start, b.Start), Math.Min(a.End, b.End));
        if (end - start < 1 || a.Start == b.Start || a.End == b.End)
        {
            throw new DraftException("The spans do not overlap in an interesting way.");
        }

        var code = figure.Code(times);
        var scene = drafting.Draw(code);
        var (one, two) = (scene.Get("span", names[pair[0]]), scene.Get("span", names[pair[1]]));
        var (late, early) = (a.Start > b.Start ? one.Points[0] : two.Points[0], a.End < b.End ? one.Points[1] : two.Points[1]);
        var overlap = figure.Duration(end - start);
        var answer = new NumberAnswer(overlap, story.Unit);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, figure.Duration(Math.Max(a.End, b.End) - Math.Min(a.Start, b.Start)), figure.Duration(end - start + 1), figure.Duration(a.End - a.Start)));
        var (from, to) = (NumberAnswer.Format(figure.Time(start)), NumberAnswer.Format(figure.Time(end)));
        var (left, right) = (scene.AtBottom(late), scene.AtBottom(early));
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"For how long do the bars for \"{names[pair[0]]}\" and \"{names[pair[1]]}\" run side by side?",
                $"How long is the overlap of \"{names[pair[0]]}\" with \"{names[pair[1]]}\"?",
                $"Look at the bars for \"{names[pair[0]]}\" and \"{names[pair[1]]}\". What time do they have in common?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"Together they run from the later start to the earlier end. I drop uprights from these: {from} and {to}.",
                        $"The overlap begins with the later of the two starts, {from}, and stops with the earlier of the two ends, {to}. I draw both limits.",
                        $"The one that starts later begins at {from}; the one that stops first ends at {to}. Both are led to the axis."),
                    Drawn.Code(Drawn.Dashed(late, left), Drawn.Dashed(early, right))),
                new ThinkingStep(
                    drafting.Say(
                        "On the axis I mark the stretch between them.",
                        "The arrow on the axis shows the time in common.",
                        "What lies between the uprights is the overlap."),
                    Drawn.Span(left, right, "red")),
            ],
            Conclusion = drafting.Say(
                $"{to} - {from} = {verdict.Text}.",
                $"The overlap lasts {to} - {from}, that is {verdict.Text}.",
                $"From {from} to {to} it is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($$"""
                var a = Find("span", {{names[pair[0]]}});
                var b = Find("span", {{names[pair[1]]}});
                return Math.Round(Math.Min(a["end"], b["end"]) - Math.Max(a["start"], b["start"]), 4);
                """),
        };
    }
}
