using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>By how much one bar exceeds another. The steps carry both ends to the scale and measure between them.</summary>
internal sealed class BarDifferenceFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "bar-difference";

    /// <inheritdoc />
    public override string FigureKind => "bar-chart";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => ChartStory.Homes(BarStories.Single, "Statistics and Data Visualisation", "Reading bar charts");

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var figure = BarFigure.Begin(drafting, 4, 6);
        var story = figure.Story;
        var values = story.SomeValues(drafting, figure.Labels.Length);
        var pair = drafting.Random.Sample(Enumerable.Range(0, values.Length), 2);
        var (more, less) = values[pair[0]] > values[pair[1]] ? (pair[0], pair[1]) : (pair[1], pair[0]);
        var (high, low) = (values[more], values[less]);
        if (high - low < 2 * story.Step)
        {
            throw new DraftException("The bars are too much alike.");
        }

        var code = figure.Code(values);
        var scene = drafting.Draw(code);
        var (top, bottom) = (figure.End(scene, more), figure.End(scene, less));
        var (atTop, atBottom) = (figure.OnScale(scene, top), figure.OnScale(scene, bottom));
        var answer = new NumberAnswer(high - low, story.Unit);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, high, high - low + story.Step, low, high + low));
        var (a, b) = (story.Where(figure.Labels[more]), story.Where(figure.Labels[less]));
        double[] changed = [.. values.Select((v, i) => i == more ? v + story.Step : v)];
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"By how much is the {story.Quantity} {a} greater than that {b}?",
                $"Compare the {story.Quantity} {a} with that {b}. How large is the difference?",
                $"Read both values from the bar chart: how far does the {story.Quantity} {a} exceed the {story.Quantity} {b}?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I carry the ends of the two bars over to the scale. The bar for {figure.Labels[more]} reaches {story.Say(high)}, the one for {figure.Labels[less]} {story.Say(low)}.",
                        $"Dashed lines from both bars to the axis help me read them: {story.Say(high)} {a} and {story.Say(low)} {b}.",
                        $"First I project the bars for {figure.Labels[more]} and {figure.Labels[less]} onto the axis and read {story.Say(high)} and {story.Say(low)}."),
                    Drawn.Code(Drawn.Dashed(top, atTop), Drawn.Dashed(bottom, atBottom))),
                new ThinkingStep(
                    drafting.Say(
                        "The difference is the stretch of the axis between the two lines, which I mark.",
                        "What is asked for is the distance between the two readings; I draw it along the axis.",
                        "I mark the piece of the scale that lies between them."),
                    Drawn.Span(atBottom, atTop, "red")),
            ],
            Conclusion = drafting.Say(
                $"{Plain(high)} - {Plain(low)} = {Plain(high - low)}, so the difference is {verdict.Text}.",
                $"Subtracting the smaller reading from the greater one, {Plain(high)} - {Plain(low)}, gives {verdict.Text}.",
                $"The {story.Quantity} {a} is greater by {Plain(high)} - {Plain(low)}, that is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($"return Find(\"bar\", {figure.Labels[more]}).Value - Find(\"bar\", {figure.Labels[less]}).Value;"),
            Variant = new Variant(figure.Code(changed), answer with { Number = high - low + story.Step }),
        };
    }

    private static string Plain(double value) => NumberAnswer.Format(value);
}
