using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Coordinates;

/// <summary>The radius of a circle with known centre through a grid point, or the right side of its equation, by the distance formula.</summary>
internal sealed class CircleRadiusFamily : ProblemFamily
{
    private static readonly (int X, int Y, int Radius)[] Steps = [(3, 4, 5), (4, 3, 5), (6, 8, 10), (8, 6, 10), (5, 12, 13), (12, 5, 13), (8, 15, 17)];

    /// <inheritdoc />
    public override string Name => "circle-radius";

    /// <inheritdoc />
    public override string FigureKind => "coordinate-plane";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
        [new("Analytic Geometry", "Equation of a circle", "Distance between points"), new("Vectors and Linear Algebra", "Length and direction angle"), new("Algebra", "Complex numbers in the plane")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var wantsSquare = random.Chance(0.5);
        var (dx, dy) = wantsSquare ? (random.Range(1, 6), random.Range(1, 6)) : random.Pick(Steps[..5]) is var step ? (step.X, step.Y) : default;
        var square = (dx * dx) + (dy * dy);
        var (right, up) = (random.Chance(0.5), random.Chance(0.5));
        var (cx, cy) = (random.Range(-4, 4), random.Range(-4, 4));
        var (px, py) = (cx + (right ? dx : -dx), cy + (up ? dy : -dy));
        var names = drafting.Letters(2);
        var sheet = Sheet.BeginUnlined(drafting, 448, 448);
        var figure = Figure(sheet, names, (cx, cy), (px, py), Math.Sqrt(square));
        var plane = new PlaneReader(drafting.Draw(figure));
        var (center, point) = (names[0], names[1]);
        var answer = new NumberAnswer(wantsSquare ? square : Math.Sqrt(square), wantsSquare ? "" : "units");
        var form = AnswerForm.Of(drafting, answer, dx + dy, wantsSquare ? (dx + dy) * (dx + dy) : Math.Max(dx, dy), wantsSquare ? Math.Abs((dx * dx) - (dy * dy)) : answer.Number * 2);
        Point at = plane.At(cx, cy), rim = plane.At(px, py), corner = plane.At(px, cy);
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask((wantsSquare, random.Next(3)) switch
            {
                (true, 0) => $"The circle with centre {center} passes through {point}. What is r² in its equation (x - a)² + (y - b)² = r²?",
                (true, 1) => $"{center} is the centre of the circle and {point} lies on it. Find the square of the radius.",
                (true, _) => $"A circle round {center} goes through the grid point {point}. Which number stands on the right of its equation (x - a)² + (y - b)² = r²?",
                (false, 0) => $"The circle with centre {center} passes through {point}. How long is its radius, in units of the axes?",
                (false, 1) => $"{center} is the centre of the circle and {point} lies on it. Find the radius in units.",
                _ => $"How many units is the circle's point {point} away from its centre {center}?",
            }),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The radius is the distance from {center}({cx}, {cy}) to {point}({px}, {py}). I draw it as hypotenuse of a right triangle with legs along the grid.",
                        $"I join {center}({cx}, {cy}) and {point}({px}, {py}) and complete a right triangle: its legs are {dx} and {dy} units long.",
                        $"From {center}({cx}, {cy}) to {point}({px}, {py}) it is {dx} across and {dy} {(up ? "up" : "down")}. I draw both ways and the radius."),
                    FigureWriter.Code($"Segment({at}, {corner}, label: {dx.ToString()}, color: {"green"});\nSegment({corner}, {rim}, label: {dy.ToString()}, color: {"green"});\nSegment({at}, {rim}, label: {"r"}, color: {"red"});")),
            ],
            Conclusion = drafting.Say(
                $"By Pythagoras r² = {dx}² + {dy}²",
                $"The legs {dx} and {dy} give r² = {dx * dx} + {dy * dy}",
                $"The distance formula gives r² = {dx}² + {dy}²")
                + (wantsSquare ? $" = {answer.Text}" : $" = {square}, so the radius is √{square} = {answer.Text}") + form.End,
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = FigureWriter.Code($"var r = Distance(P({center}), P({point})) / Find({"axes"})[{"unitX"}];\n") + (wantsSquare ? "return Round(r * r);" : "return Round(r, 3);"),
            Variant = wantsSquare
                ? new Variant(
                    Figure(sheet, names, (cx, cy), (px + (right ? 1 : -1), py), Math.Sqrt(square + (2 * dx) + 1)), answer with { Number = square + (2 * dx) + 1 })
                : null,
        };
    }

    private static string Figure(Sheet sheet, string[] names, (int X, int Y) center, (int X, int Y) rim, double radius)
    {
        var reach = (int)Math.Ceiling(radius) + 1;
        var (xMin, xMax) = (Math.Min(-1, center.X - reach), Math.Max(1, center.X + reach));
        var (yMin, yMax) = (Math.Min(-1, center.Y - reach), Math.Max(1, center.Y + reach));
        return sheet.Writer()
            .Line($"Axes({xMin}, {xMax}, {yMin}, {yMax}, equal: true);")
            .Line(new FigureWriter.Raw($"PlotEllipse({center.X}, {center.Y}, Math.Sqrt({Square(center, rim)}), Math.Sqrt({Square(center, rim)}), color: \"blue\");"))
            .Line($"PlotPoint({names[0]}, {center.X}, {center.Y});")
            .Line($"PlotPoint({names[1]}, {rim.X}, {rim.Y});")
            .ToString();
    }

    private static int Square((int X, int Y) a, (int X, int Y) b) => ((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y));
}
