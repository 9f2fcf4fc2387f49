using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Between which neighbours a line rises or falls most. The steps compare the steep pieces.</summary>
internal sealed class LineSteepestFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "line-chart-steepest";

    /// <inheritdoc />
    public override string FigureKind => "line-chart";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => ChartStory.Homes(LineStories.Single, "Statistics and Data Visualisation", "Reading line graphs", "Trends and moving averages");

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var figure = LineFigure.Begin(drafting, 6, 8);
        var story = figure.Story;
        var values = story.SomeValues(drafting, figure.Labels.Length);
        var rise = story.Shape switch { Shape.Rising => true, Shape.Falling => false, _ => drafting.Random.Chance(0.5) };
        double[] changes = [.. Enumerable.Range(0, values.Length - 1).Select(i => (values[i + 1] - values[i]) * (rise ? 1 : -1))];
        int[] order = [.. Enumerable.Range(0, changes.Length).OrderByDescending(i => changes[i])];
        if (changes[order[0]] - changes[order[1]] < story.Step - 1e-9 || changes[order[1]] <= 0)
        {
            throw new DraftException("No piece of the line is clearly the steepest.");
        }

        string Piece(int i) => $"{figure.Labels[i]} to {figure.Labels[i + 1]}";
        var (best, next) = (order[0], order[1]);
        var code = figure.Code(values);
        var scene = drafting.Draw(code);
        var verdict = Verdict.Maybe(drafting, new TextAnswer(Piece(best)), order[1..].Select(i => new TextAnswer(Piece(i))), 1);
        var word = rise ? "rise" : "fall";
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"Between which two neighbouring points of the line does the {story.Quantity} {word} most?",
                $"Where is the {word} of the {story.Quantity} from one point to the next greatest?",
                $"Look at each piece of the line from one marker to the next. Over which piece does the {story.Quantity} {word} by the largest amount?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The steepest pieces that {word} are {Piece(best)} and {Piece(next)}; I go over both.",
                        $"By eye, two pieces compete: {Piece(best)} and {Piece(next)}. I trace them.",
                        $"I trace the pieces that {word} most steeply, {Piece(best)} and {Piece(next)}, to compare them."),
                    Drawn.Code(Drawn.Line(figure.At(scene, best), figure.At(scene, best + 1)), Drawn.Line(figure.At(scene, next), figure.At(scene, next + 1)))),
                new ThinkingStep(
                    drafting.Say(
                        $"Their heights decide: {Plain(changes[best])} against {Plain(changes[next])}. I draw both as uprights.",
                        $"Over {Piece(best)} the change is {Plain(changes[best])}, over {Piece(next)} it is {Plain(changes[next])}; the uprights show it.",
                        $"I complete both to steps: one is {Plain(changes[best])} high, the other {Plain(changes[next])}."),
                    Drawn.Code(Step(figure.At(scene, best), figure.At(scene, best + 1)), Step(figure.At(scene, next), figure.At(scene, next + 1)))),
            ],
            Conclusion = drafting.Say(
                $"The greatest {word}, {story.Say(changes[best])}, is from {verdict.Text}.",
                $"No other piece reaches {story.Say(changes[best])}: it is {verdict.Text}.",
                $"Since {Plain(changes[best])} > {Plain(changes[next])}, the answer is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var p = All("data-point").OrderBy(d => d["position"]);
                var i = Range(0, p.Length - 1).MaxBy(k => {{(rise ? "p[k + 1].Value - p[k].Value" : "p[k].Value - p[k + 1].Value")}});
                return $"{p[i].Name} to {p[i + 1].Name}";
                """,
        };
    }

    private static string Plain(double value) => NumberAnswer.Format(value);

    private static string Step(Figures.Geometry.Point a, Figures.Geometry.Point b)
    {
        var corner = new Figures.Geometry.Point(b.X, a.Y);
        return Drawn.Code(Drawn.Dashed(a, corner, "red"), Drawn.Dashed(corner, b, "red"));
    }
}
