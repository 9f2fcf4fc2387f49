using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Where a line first passes a level. The steps draw the level and drop from the first marker beyond it.</summary>
internal sealed class LineFirstFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "line-chart-first-beyond";

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
        var above = story.Shape != Shape.Falling && (story.Shape == Shape.Rising || drafting.Random.Chance(0.6));
        bool Beyond(double value, double level) => above ? value > level : value < level;
        double[] levels = [.. Enumerable.Range(1, 20).Select(i => i * story.Tick).Where(t => !values.Contains(t) && Array.FindIndex(values, v => Beyond(v, t)) >= 2)];
        if (levels.Length == 0)
        {
            throw new DraftException("The line passes no level late enough.");
        }

        var level = drafting.Random.Pick<double>(levels);
        var first = Array.FindIndex(values, v => Beyond(v, level));
        var code = figure.Code(values);
        var scene = drafting.Draw(code);
        var (from, point) = (scene.OnAxis("y", level), figure.At(scene, first));
        var wrong = new[] { first - 1, first + 1, first - 2, first + 2, 0, values.Length - 1 }.Where(i => i >= 0 && i < values.Length).Select(i => new TextAnswer(figure.Labels[i]));
        var verdict = Verdict.Maybe(drafting, new TextAnswer(figure.Labels[first]), wrong, 0.5);
        var (word, side) = above ? ("greater", "above") : ("less", "below");
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"At which marker, by its label on the lower axis, is the {story.Quantity} {word} than {story.Say(level)} for the first time?",
                $"Follow the line from the left. Which label belongs to the first marker with a {story.Quantity} {word} than {story.Say(level)}?",
                $"The {story.Quantity} is recorded at each label. For which label does the record first show a value {word} than {story.Say(level)}?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I draw the level {story.Say(level)} across the chart.",
                        $"A dashed line at {story.Say(level)} divides the markers into those above and those below.",
                        $"To compare with {story.Say(level)}, I extend this value of the scale to the right."),
                    Drawn.Dashed(from, scene.AtRight(from))),
                new ThinkingStep(
                    drafting.Say(
                        $"From the left, the first marker {side} this line has the value {NumberAnswer.Format(values[first])}. I ring it and go down to the axis.",
                        $"The markers before it are not {side} the line; the first that is shows {NumberAnswer.Format(values[first])}. I drop an upright from it.",
                        $"I ring the first marker {side} the line, at {NumberAnswer.Format(values[first])}, and follow it down to its label."),
                    Drawn.Code(Drawn.Ring(point, 9, "red"), Drawn.Dashed(point, scene.AtBottom(point), "red"))),
            ],
            Conclusion = drafting.Say(
                $"The label below it is {verdict.Text}.",
                $"The upright ends at {verdict.Text}.",
                $"So the {story.Quantity} is first {word} than {story.Say(level)} at {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = above
                ? FigureWriter.Code($"return All(\"data-point\").OrderBy(d => d[\"position\"]).First(d => d.Value > {level}).Name;")
                : FigureWriter.Code($"return All(\"data-point\").OrderBy(d => d[\"position\"]).First(d => d.Value < {level}).Name;"),
        };
    }
}
