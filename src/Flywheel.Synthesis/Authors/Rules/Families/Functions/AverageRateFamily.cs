using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Functions;

/// <summary>The average rate of change of a curve between two marked points, as the slope of the secant that the step draws.</summary>
internal sealed class AverageRateFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "average-rate";

    /// <inheritdoc />
    public override string FigureKind => "function-graph";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
        [new("Functions and Calculus", "Average and instantaneous rates", "Approximation and mean value", "Reading function graphs"), new("Algebra", "Linear models in context")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (x1, run) = (random.Range(1, 4), random.Pick<int>([2, 4, 5]));
        var (y1, y2) = (random.Range(1, 14), random.Range(1, 14));
        var bend = random.Double(0.5, 1.4) * (random.Chance(0.5) ? 1 : -1);
        var x2 = x1 + run;
        if (Math.Abs(y2 - y1) < 2)
        {
            throw new DraftException("The curve hardly changes between the points.");
        }

        var names = drafting.Letters(2);
        var name = random.Pick<string>(["f", "g", "h"]);
        var sheet = Sheet.BeginUnlined(drafting);
        var figure = Figure(sheet, name, names, (x1, y1), (x2, y2), bend);
        var plane = new PlaneReader(drafting.Draw(figure));
        var rate = (double)(y2 - y1) / run;
        var right = new NumberAnswer(rate);
        var form = AnswerForm.Of(drafting, right, y2 - y1, -rate, (y1 + y2) / 2.0, (double)run / (y2 - y1));
        Point a = plane.At(x1, y1), b = plane.At(x2, y2);
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask(drafting.Say(
                $"What is the average rate of change of {name} between {names[0]} and {names[1]}?",
                $"{names[0]} and {names[1]} lie on the graph of {name}. Find the mean rate of change from {names[0]} to {names[1]}.",
                $"By how much per unit of x does {name} change on average from {names[0]} to {names[1]}?")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The average rate is the slope of the secant. I draw it through {names[0]}({x1}, {y1}) and {names[1]}({x2}, {y2}).",
                        $"I join {names[0]}({x1}, {y1}) and {names[1]}({x2}, {y2}) by a straight line: how the curve bends in between does not matter.",
                        $"Only the end points count: {names[0]}({x1}, {y1}) and {names[1]}({x2}, {y2}). I draw the line through them."),
                    FigureWriter.Code($"Segment({a}, {b}, color: {"red"});")),
                new ThinkingStep(
                    drafting.Say(
                        $"A gradient triangle below the secant is {run} wide and {Math.Abs(y2 - y1)} high; the line goes {(y2 > y1 ? "up" : "down")}.",
                        $"From {names[0]} it is {run} to the right and {Math.Abs(y2 - y1)} {(y2 > y1 ? "up" : "down")}; I add both legs.",
                        $"The dashed legs of a right triangle show the change: {run} across and {Math.Abs(y2 - y1)} {(y2 > y1 ? "up" : "down")}."),
                    FigureWriter.Code($"Segment({a}, {plane.At(x2, y1)}, label: {run.ToString()}, color: {"green"}, dashed: true);\nSegment({plane.At(x2, y1)}, {b}, label: {Math.Abs(y2 - y1).ToString()}, color: {"green"}, dashed: true);")),
            ],
            Conclusion = drafting.Say(
                $"So the average rate of change is ({y2} - {y1}) / ({x2} - {x1}) = {y2 - y1} / {run} = {right.Text}{form.End}",
                $"The secant's slope is {y2 - y1} / {run} = {right.Text}{form.End}",
                $"Per unit of x the function changes by {y2 - y1} / {run} = {right.Text}{form.End}"),
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = FigureWriter.Code($"var axes = Find({"axes"});\nvar a = P({names[0]});\nvar b = P({names[1]});\nreturn Round((a.Y - b.Y) / axes[{"unitY"}] / ((b.X - a.X) / axes[{"unitX"}]), 4);"),
            Variant = new Variant(Figure(sheet, name, names, (x1, y1), (x2, y2 + 1), bend), right with { Number = rate + (1.0 / run) }),
        };
    }

    private static string Figure(Sheet sheet, string name, string[] names, (int X, int Y) a, (int X, int Y) b, double bend)
    {
        // The secant's line plus a parabola with zeros at both points: the curve passes through them whatever the bend.
        var slope = (double)(b.Y - a.Y) / (b.X - a.X);
        return sheet.Writer()
            .Line($"Axes(0, 10, 0, 16, yStep: 2);")
            .Line($"Curve(x => {a.Y} + {new FigureWriter.Raw($"({FigureWriter.Number(slope)})")} * (x - {a.X}) + {new FigureWriter.Raw($"({FigureWriter.Number(bend)})")} * (x - {a.X}) * (x - {b.X}) / 2, label: {name});")
            .Line($"PlotPoint({names[0]}, {a.X}, {a.Y});")
            .Line($"PlotPoint({names[1]}, {b.X}, {b.Y});")
            .ToString();
    }
}
