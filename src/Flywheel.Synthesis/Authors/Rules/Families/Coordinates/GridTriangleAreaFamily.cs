using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Coordinates;

/// <summary>The area of a triangle with corners on a grid; the step frames it by a rectangle, whose other parts are right triangles.</summary>
internal sealed class GridTriangleAreaFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "grid-triangle-area";

    /// <inheritdoc />
    public override string FigureKind => "coordinate-plane";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
        [new("Analytic Geometry", "Areas and lattice polygons"), new("Vectors and Linear Algebra", "Two-by-two determinants", "Determinant as area scale")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (width, height) = (random.Range(4, 9), random.Range(4, 8));
        var (p, q) = (random.Range(0, height - 2), random.Range(0, width - 2));
        if (p + q == 0)
        {
            throw new DraftException("That triangle is half of its frame and needs no idea.");
        }

        var (flipX, flipY) = (random.Chance(0.5), random.Chance(0.5));
        var (left, bottom) = (random.Range(-width, 1), random.Range(-height, 1));
        var names = drafting.Letters(3);
        var sheet = Sheet.BeginUnlined(drafting);
        double[][] corners = [Place(0, 0), Place(width, p), Place(q, height)];
        var window = PlaneWindow.Around([.. corners.Select(c => (c[0], c[1]))]);
        var figure = Figure(sheet, window, names, corners);
        var plane = new PlaneReader(drafting.Draw(figure));
        double[] outer = [width * p / 2.0, (width - q) * (height - p) / 2.0, q * height / 2.0];
        double[] present = [.. outer.Where(a => a > 0)];
        var area = (width * height) - outer.Sum();
        var right = new NumberAnswer(area, "square units");
        var form = AnswerForm.Of(drafting, right, width * height / 2.0, width * height, area * 2, area + 1);
        var sum = string.Join(" - ", present.Select(a => NumberAnswer.Format(a)));
        var (far, near) = (plane.At(left, bottom + height), plane.At(left + width, bottom));
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask(drafting.Say(
                $"What is the area of triangle {names[0]}{names[1]}{names[2]}, in square units of the grid?",
                $"The corners {names[0]}, {names[1]} and {names[2]} lie on grid points. Find the area of the triangle in square units.",
                "How many square units does the coloured triangle cover?")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"No side suits as a base, so I frame the triangle by the smallest rectangle along the grid lines: {width} units wide and {height} units high.",
                        $"I draw the rectangle round the triangle. It is {width} by {height} units, and the triangle's corners lie on its border.",
                        $"The area is easier from outside: I put a dashed rectangle of {width} by {height} units round the triangle."),
                    FigureWriter.Code($"Polygon([Pt({far}), Pt({near.X}, {far.Y}), Pt({near}), Pt({far.X}, {near.Y})], color: {"red"}, dashed: true);")),
            ],
            Conclusion = drafting.Say(
                $"The rectangle covers {width} · {height} = {width * height}. Between it and the triangle lie right triangles of {string.Join(" and ", present.Select(a => NumberAnswer.Format(a)))}. So the area is {width * height} - {sum} = {right.Text}{form.End}",
                $"Outside the triangle, but inside the frame, there are right triangles; half of leg times leg gives {string.Join(", ", present.Select(a => NumberAnswer.Format(a)))}. What is left is {width * height} - {sum} = {right.Text}{form.End}",
                $"From {width * height} I take the right triangles away that do not belong: {width * height} - {sum} = {right.Text}{form.End}"),
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = "var axes = Find(\"axes\");\nreturn Round(PolygonArea(All(\"polygon\").First(p => p.Step == 0).Points) / (axes[\"unitX\"] * axes[\"unitY\"]), 3);",
            Variant = VariantOf(sheet, window, names, corners, right),
        };

        double[] Place(int x, int y) => [left + (flipX ? width - x : x), bottom + (flipY ? height - y : y)];
    }

    /// <summary>One coordinate of the last corner changes by one; the cross product predicts the area.</summary>
    private static Variant VariantOf(Sheet sheet, PlaneWindow window, string[] names, double[][] corners, NumberAnswer right)
    {
        double[][] moved = [corners[0], corners[1], [corners[2][0] + (corners[2][0] > window.XMin + 1 ? -1 : 1), corners[2][1]]];
        var (u, v) = ((X: moved[1][0] - moved[0][0], Y: moved[1][1] - moved[0][1]), (X: moved[2][0] - moved[0][0], Y: moved[2][1] - moved[0][1]));
        return new Variant(Figure(sheet, window, names, moved), right with { Number = Math.Abs((u.X * v.Y) - (u.Y * v.X)) / 2 });
    }

    private static string Figure(Sheet sheet, PlaneWindow window, string[] names, double[][] corners)
    {
        var writer = sheet.Writer().Line($"Axes({window.XMin}, {window.XMax}, {window.YMin}, {window.YMax}, equal: true);");
        var list = new FigureWriter.Raw(string.Join(", ", corners.Select(c => FigureWriter.Code($"{c}"))));
        writer.Line($"PlotPolygon([{list}], color: {"blue"}, fill: {"blue"});");
        for (var i = 0; i < 3; i++)
        {
            writer.Line($"PlotPoint({names[i]}, {corners[i][0]}, {corners[i][1]});");
        }

        return writer.ToString();
    }
}
