using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>The mean of all bars. The steps write the readings at the bars and draw the level at which they would even out.</summary>
internal sealed class BarMeanFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "bar-mean";

    /// <inheritdoc />
    public override string FigureKind => "bar-chart";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => ChartStory.Homes(BarStories.Single, "Statistics and Data Visualisation", "Arithmetic mean", "Comparing averages");

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var figure = BarFigure.Begin(drafting, 4, 5);
        var story = figure.Story;
        var values = Evened(story, story.SomeValues(drafting, figure.Labels.Length));
        var count = values.Length;
        var mean = Math.Round(values.Sum() / count, 6);
        var code = figure.Code(values);
        var scene = drafting.Draw(code);
        var answer = new NumberAnswer(mean, story.Unit);
        var sorted = values.Order().ToArray();
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, Math.Round((sorted[0] + sorted[^1]) / 2, 4), sorted[count / 2], mean + story.Step, mean - story.Step));
        var sum = string.Join(" + ", values.Select(v => NumberAnswer.Format(v)));
        var total = NumberAnswer.Format(values.Sum());
        double[] changed = [.. values.Select((v, i) => i == 0 ? v + (count * story.Step) : v)];
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"What is the mean {story.Quantity} over all the bars of the chart?",
                $"Find the arithmetic mean of the {count} values that the bar chart shows for the {story.Quantity}.",
                $"If all the bars were evened out to the same length with the same total, which {story.Quantity} would each of them show?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I read every bar against the scale and write its value at its end: {Wording.List(values.Select(v => NumberAnswer.Format(v)))}.",
                        $"Reading the bars one after another gives {Wording.List(values.Select(v => NumberAnswer.Format(v)))}; I note the values in the chart.",
                        $"The mean needs all {count} values, so I write each one beside its bar: {Wording.List(values.Select(v => NumberAnswer.Format(v)))}."),
                    Drawn.Code(values.Select((v, i) => figure.Note(scene, i, NumberAnswer.Format(v))))),
                new ThinkingStep(
                    drafting.Say(
                        $"They add up to {sum} = {total}. Shared equally among {count} bars, all would end at one level, which I draw across the chart.",
                        $"Their sum is {sum} = {total}. I draw the level at which {count} equal bars would have this sum.",
                        $"{sum} = {total}, to be divided by {count}. The dashed line shows the level of that share: the pieces above it fill the gaps below it."),
                    figure.Across(scene, mean)),
            ],
            Conclusion = drafting.Say(
                $"The mean is {total} ÷ {count} = {verdict.Text}.",
                $"Dividing the sum by the number of bars, {total} ÷ {count}, gives {verdict.Text}.",
                $"Each equal bar would show {total} ÷ {count} = {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = "return All(\"bar\").Average(b => b.Value);",
            Variant = new Variant(figure.Code(changed), answer with { Number = Math.Round(mean + story.Step, 6) }),
        };
    }

    /// <summary>The values with one of them lowered or raised, so that their mean is a multiple of the story's step.</summary>
    private static double[] Evened(ChartStory story, double[] values)
    {
        var spare = Math.Round(values.Sum() / story.Step) % values.Length;
        for (var i = 0; i < values.Length; i++)
        {
            foreach (var shift in (ReadOnlySpan<double>)[-spare, values.Length - spare])
            {
                var moved = Math.Round(values[i] + (shift * story.Step), 6);
                if (moved >= story.Low && moved <= story.High)
                {
                    return [.. values.Select((v, k) => k == i ? moved : v)];
                }
            }
        }

        throw new DraftException("The values have no round mean.");
    }
}
