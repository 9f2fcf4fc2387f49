using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>How many bars lie above a level. The steps draw the level and ring the bars that pass it.</summary>
internal sealed class BarCountFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "bars-above-level";

    /// <inheritdoc />
    public override string FigureKind => "bar-chart";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => ChartStory.Homes(BarStories.Single, "Statistics and Data Visualisation", "Reading bar charts", "Tally charts and frequency");

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var figure = BarFigure.Begin(drafting, 5, 8);
        var story = figure.Story;
        var values = story.SomeValues(drafting, figure.Labels.Length);
        var above = drafting.Random.Chance(0.6);
        double[] levels = [.. Enumerable.Range(1, 20).Select(i => i * story.Tick).Where(t => !values.Contains(t) && values.Count(v => v > t) is var n && n > 1 && n < values.Length - 1)];
        if (levels.Length == 0)
        {
            throw new DraftException("No level divides the bars.");
        }

        var level = drafting.Random.Pick<double>(levels);
        int[] hits = [.. Enumerable.Range(0, values.Length).Where(i => values[i] > level == above)];
        var code = figure.Code(values);
        var scene = drafting.Draw(code);
        var answer = new NumberAnswer(hits.Length);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, values.Length - hits.Length));
        var (word, side) = above ? ("greater", "beyond") : ("less", "short of");
        var names = Wording.List(hits.Select(i => figure.Labels[i]));
        var moved = hits[drafting.Random.Next(hits.Length)];
        double[] changed = [.. values.Select((v, i) => i == moved ? level + (above ? -story.Step : story.Step) : v)];
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"For how many bars of the chart is the {story.Quantity} {word} than {story.Say(level)}?",
                $"How many of the values shown for the {story.Quantity} are {word} than {story.Say(level)}?",
                $"Compare all the bars for the {story.Quantity} with {story.Say(level)} and count those that show a {(above ? "greater" : "smaller")} value."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I draw a line across the chart at {story.Say(level)}.",
                        $"The level {story.Say(level)} is marked on the scale; I extend it over all bars.",
                        $"To compare every bar with {story.Say(level)}, I put a dashed line there."),
                    figure.Across(scene, level)),
                new ThinkingStep(
                    drafting.Say(
                        $"The bars that end {side} the line are those for {names}; I ring their ends.",
                        $"Now I mark each bar that ends {side} it: {names}.",
                        $"Going through the bars, I ring the ends of {names}, which lie {side} the line."),
                    Drawn.Code(hits.Select(i => Drawn.Ring(figure.End(scene, i), 9, "red")))),
            ],
            Conclusion = drafting.Say(
                $"{names}: the number of ringed bars is {verdict.Text}.",
                $"Counting the marked bars gives {verdict.Text}.",
                $"Only {names} fulfil the condition, so the count is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = above
                ? FigureWriter.Code($"return All(\"bar\").Count(b => b.Value > {level});")
                : FigureWriter.Code($"return All(\"bar\").Count(b => b.Value < {level});"),
            Variant = new Variant(figure.Code(changed), answer with { Number = hits.Length - 1 }),
        };
    }
}
