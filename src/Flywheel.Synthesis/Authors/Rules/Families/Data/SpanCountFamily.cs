using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>How many spans run at a time. The steps draw the time as an upright and ring where it cuts the bars.</summary>
internal sealed class SpanCountFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "spans-at-a-time";

    /// <inheritdoc />
    public override string FigureKind => "timeline";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => EventStory.Homes(EventStory.Spans);

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var figure = SpanFigure.Begin(drafting, 5, 6);
        var (story, names) = (figure.Story, figure.Names);
        var times = figure.Times(drafting);
        int[] moments = [.. Enumerable.Range(2, SpanFigure.Length - 3).Where(m => m % SpanFigure.Parts == 0 && times.All(t => t.Start != m && t.End != m) && times.Count(t => Runs(t, m)) is > 1 and var n && n < names.Length)];
        if (moments.Length == 0)
        {
            throw new DraftException("No labelled time cuts some bars cleanly.");
        }

        var moment = drafting.Random.Pick<int>(moments);
        int[] hits = [.. Enumerable.Range(0, names.Length).Where(i => Runs(times[i], moment))];
        var code = figure.Code(times);
        var scene = drafting.Draw(code);
        var foot = scene.OnAxis("x", figure.Time(moment));
        var top = foot with { Y = scene.Get("axis", "y").Points[1].Y };
        var answer = new NumberAnswer(hits.Length);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, names.Length - hits.Length));
        var at = NumberAnswer.Format(figure.Time(moment));
        var list = Wording.List(hits.Select(i => names[i]));
        (int Start, int End)[] changed = [.. times.Select((t, i) => i == hits[0] ? (moment + 1, Math.Max(moment + 3, t.End)) : t)];
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"How many of the bars cover the time {at} on the axis?",
                $"At the mark {at} of the time axis, how many of the {names.Length} are under way?",
                $"Count the bars that have begun before {at} and end after it."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I draw an upright at {at}.",
                        $"The time {at} is marked on the axis; I extend it upwards through all rows.",
                        $"A dashed line at {at} shows which bars it cuts."),
                    Drawn.Dashed(foot, top)),
                new ThinkingStep(
                    drafting.Say(
                        $"It cuts the bars of {list}, where I put rings.",
                        $"The line passes through {list}; I ring the crossings.",
                        $"Ringed are the rows that it meets: {list}."),
                    Drawn.Code(hits.Select(i => Drawn.Ring(foot with { Y = scene.Get("span", names[i]).Points[0].Y }, 9, "red")))),
            ],
            Conclusion = drafting.Say(
                $"The number of rings is {verdict.Text}.",
                $"Counting {list} gives {verdict.Text}.",
                $"So at {at} the number under way is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($"return All(\"span\").Count(s => s[\"start\"] < {figure.Time(moment)} && s[\"end\"] > {figure.Time(moment)});"),
            Variant = changed.All(t => t.End <= SpanFigure.Length) ? new Variant(figure.Code(changed), answer with { Number = hits.Length - 1 }) : null,
        };
    }

    private static bool Runs((int Start, int End) span, int moment) => span.Start < moment && span.End > moment;
}
