using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>How far two points of a line are apart in value. The steps carry them to the scale.</summary>
internal sealed class LineDifferenceFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "line-chart-difference";

    /// <inheritdoc />
    public override string FigureKind => "line-chart";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => ChartStory.Homes(LineStories.Single, "Statistics and Data Visualisation", "Reading line graphs");

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var figure = LineFigure.Begin(drafting, 6, 9);
        var story = figure.Story;
        var values = story.SomeValues(drafting, figure.Labels.Length);
        var pair = drafting.Random.Sample(Enumerable.Range(0, values.Length), 2).Order().ToArray();
        var (first, second) = (pair[0], pair[1]);
        var change = values[second] - values[first];
        if (Math.Abs(change) < 2 * story.Step)
        {
            throw new DraftException("The values are too much alike.");
        }

        var code = figure.Code(values);
        var scene = drafting.Draw(code);
        var (p, q) = (figure.At(scene, first), figure.At(scene, second));
        var size = Math.Round(Math.Abs(change), 6);
        var answer = new NumberAnswer(size, story.Unit);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, size + story.Step, Math.Max(values[first], values[second]), size + story.Tick));
        var (a, b) = (story.Where(figure.Labels[first]), story.Where(figure.Labels[second]));
        var (high, low) = (NumberAnswer.Format(Math.Max(values[first], values[second])), NumberAnswer.Format(Math.Min(values[first], values[second])));
        var target = change > 0 ? second : first;
        double[] changed = [.. values.Select((v, i) => i == target ? v + story.Step : v)];
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"How large is the difference between the {story.Quantity} {a} and the {story.Quantity} {b}?",
                $"Read the line chart: by how much does the {story.Quantity} {b} differ from that {a}?",
                $"Find the change in the {story.Quantity} between its value {a} and its value {b}, without a sign."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I find {figure.Labels[first]} and {figure.Labels[second]} on the lower axis and go up to the line at both.",
                        $"First I locate the two points of the line above {figure.Labels[first]} and {figure.Labels[second]}.",
                        $"The points in question stand above {figure.Labels[first]} and {figure.Labels[second]}; I draw uprights to them."),
                    Drawn.Code(Drawn.Dashed(scene.AtBottom(p), p), Drawn.Dashed(scene.AtBottom(q), q))),
                new ThinkingStep(
                    drafting.Say(
                        $"From there I go across to the scale and read {story.Say(values[first])} {a} and {story.Say(values[second])} {b}.",
                        $"Level lines to the axis of values give {story.Say(values[first])} and {story.Say(values[second])}.",
                        $"Across to the left, the readings are {story.Say(values[first])} {a} and {story.Say(values[second])} {b}."),
                    Drawn.Code(Drawn.Dashed(p, scene.AtLeft(p), "red"), Drawn.Dashed(q, scene.AtLeft(q), "red"))),
            ],
            Conclusion = drafting.Say(
                $"{high} - {low} = {NumberAnswer.Format(size)}, so the difference is {verdict.Text}.",
                $"The two readings are {high} - {low} apart, that is {verdict.Text}.",
                $"Subtracting, {high} - {low}, I get {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($"return Math.Abs(Find(\"data-point\", {figure.Labels[first]}).Value - Find(\"data-point\", {figure.Labels[second]}).Value);"),
            Variant = new Variant(figure.Code(changed), answer with { Number = Math.Round(size + story.Step, 6) }),
        };
    }
}
