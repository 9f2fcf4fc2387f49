using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Coordinates;

/// <summary>The gradient of a line through two marked grid points; the step draws the gradient triangle.</summary>
internal sealed class GradientFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "gradient";

    /// <inheritdoc />
    public override string FigureKind => "coordinate-plane";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Analytic Geometry", "Gradient of a line", "Equations of straight lines"),
        new("Algebra", "Gradient", "Equations of lines"),
        new("Functions and Calculus", "Linear and piecewise functions"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var run = random.Pick<int>([1, 2, 2, 4, 4, 5, 5]);
        var rise = random.Range(1, 7) * (random.Chance(0.5) ? 1 : -1);
        var (x, y) = (random.Range(-5, 4), random.Range(-4, 4));
        var (x2, y2) = (x + run, y + rise);
        if (Math.Abs(y2) > 7 || x2 > 7 || rise % run == 0 && Math.Abs(rise / run) > 4)
        {
            throw new DraftException("The second point lies too far out.");
        }

        var names = drafting.Letters(2);
        var sheet = Sheet.BeginUnlined(drafting);
        var window = PlaneWindow.Around((x, y), (x2, y2));
        var figure = Figure(sheet, window, names, (x, y), (x2, y2));
        var plane = new PlaneReader(drafting.Draw(figure));
        var slope = (double)rise / run;
        var right = new NumberAnswer(slope);
        var form = AnswerForm.Of(drafting, right, (double)run / rise, -slope, rise, -(double)run / rise);
        Point a = plane.At(x, y), b = plane.At(x2, y2), corner = plane.At(x2, y);
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask(drafting.Say(
                $"What is the gradient of the line through {names[0]} and {names[1]}?",
                $"{names[0]} and {names[1]} are grid points. Find the slope of the line that joins them.",
                $"By how much does y change on the line through {names[0]} and {names[1]} when x grows by 1?")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I read {names[0]}({x}, {y}) and {names[1]}({x2}, {y2}) and draw the gradient triangle: {run} to the right and {Math.Abs(rise)} {(rise > 0 ? "up" : "down")}.",
                        $"From {names[0]}({x}, {y}) I walk {run} to the right and then {Math.Abs(rise)} {(rise > 0 ? "up" : "down")} to reach {names[1]}({x2}, {y2}). I draw this path.",
                        $"A right triangle at the line shows the change: {run} across and {Math.Abs(rise)} {(rise > 0 ? "up" : "down")} between {names[0]}({x}, {y}) and {names[1]}({x2}, {y2})."),
                    FigureWriter.Code($"Segment({a}, {corner}, label: {run.ToString()}, color: {"red"});\n")
                    + FigureWriter.Code($"Segment({corner}, {b}, label: {Math.Abs(rise).ToString()}, color: {"green"});")),
            ],
            Conclusion = drafting.Say(
                $"Gradient = change of y divided by change of x = {rise}/{run} = {right.Text}{form.End}",
                $"The line {(rise > 0 ? "rises" : "falls")}, and {rise} divided by {run} gives {right.Text}{form.End}",
                $"So the slope is ({y2} - {Bracket(y)}) / ({x2} - {Bracket(x)}) = {rise} / {run} = {right.Text}{form.End}"),
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = FigureWriter.Code($"var a = P({names[0]});\nvar b = P({names[1]});\nreturn Round((a.Y - b.Y) / (b.X - a.X), 4);"),
            Variant = new Variant(
                Figure(sheet, PlaneWindow.Around((x, y), (x2, y2 - 1)), names, (x, y), (x2, y2 - 1)), right with { Number = (double)(rise - 1) / run }),
        };
    }

    private static string Bracket(int number) => number < 0 ? $"({number})" : number.ToString();

    private static string Figure(Sheet sheet, PlaneWindow window, string[] names, (int X, int Y) a, (int X, int Y) b) =>
        sheet.Writer()
            .Line($"Axes({window.XMin}, {window.XMax}, {window.YMin}, {window.YMax}, equal: true);")
            .Line($"PlotLine({a.X}, {a.Y}, {b.X}, {b.Y}, color: {"blue"});")
            .Line($"PlotPoint({names[0]}, {a.X}, {a.Y});")
            .Line($"PlotPoint({names[1]}, {b.X}, {b.Y});")
            .ToString();
}
