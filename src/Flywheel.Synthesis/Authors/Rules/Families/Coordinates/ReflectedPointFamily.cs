using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Coordinates;

/// <summary>The image of a corner of a triangle under a reflection in a drawn line; the step draws the perpendicular across it.</summary>
internal sealed class ReflectedPointFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "reflected-point";

    /// <inheritdoc />
    public override string FigureKind => "coordinate-plane";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Analytic Geometry", "Reflections on a grid", "Four quadrants"),
        new("Plane Geometry", "Reflection"),
        new("Vectors and Linear Algebra", "Reflection and projection maps"),
        new("Algebra", "Plotting and coordinates"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var mirror = random.Pick<string>(["vertical", "horizontal", "rising", "falling"]);
        var at = mirror is "vertical" or "horizontal" ? random.Range(-2, 2) : 0;
        var side = random.Chance(0.5) ? 1 : -1;
        (int X, int Y)[] corners = [.. Enumerable.Range(0, 3).Select(_ => OnSide((random.Range(-6, 6), random.Range(-6, 6))))];
        var (x, y) = corners[0];
        var image = Image(mirror, at, x, y);
        if (corners.Any(c => Side(mirror, at, c) == 0 || Math.Max(Math.Abs(c.X), Math.Abs(c.Y)) > 7) || image.X == image.Y || Math.Max(Math.Abs(image.X), Math.Abs(image.Y)) > 7 || Area(corners) < 5)
        {
            throw new DraftException("The triangle touches the mirror or is too thin.");
        }

        var names = drafting.Letters(3);
        var sheet = Sheet.BeginUnlined(drafting);
        var figure = Figure(sheet, names, mirror, at, corners);
        var plane = new PlaneReader(drafting.Draw(figure));
        var answer = Write(image);
        var form = AnswerForm.Of(
            drafting, answer, Write((-x, y)), Write((x, -y)), Write((y, x)), Write((-y, -x)), Write((image.X + 1, image.Y)), Write((image.X, image.Y - 1)));
        Point from = plane.At(x, y), to = plane.At(image.X, image.Y);
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask(drafting.Say(
                $"Triangle {names[0]}{names[1]}{names[2]} is reflected in the dashed line. What are the coordinates of the image of {names[0]}?",
                $"The dashed line is a mirror. At which coordinates does the mirror image of {names[0]} lie?",
                $"Reflect the triangle in the dashed line. Give the coordinates of the point that {names[0]} is carried to.")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"{names[0]} lies at ({x}, {y}). I draw the perpendicular from it across the mirror line and go on equally far on the other side.",
                        $"A reflection moves {names[0]}({x}, {y}) at right angles across the mirror. I draw that path, with equal parts on both sides.",
                        $"I read {names[0]}({x}, {y}); the image lies on the line perpendicular to the mirror, at the same distance behind it. I draw the connection."),
                    FigureWriter.Code($"Arrow({from}, {to}, color: {"green"}, dashed: true);\nDot({to}, radius: 5, color: {"green"});")),
            ],
            Conclusion = drafting.Say(
                $"{Rule(mirror, at)} The image of {names[0]} is {answer}{form.End}",
                $"{Rule(mirror, at)} So ({x}, {y}) is carried to {answer}{form.End}",
                $"Reading the end of the path, and checking it: {Rule(mirror, at)} The image lies at {answer}{form.End}"),
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = FigureWriter.Code($"var axes = Find({"axes"});\nvar mirror = Find({"line"}, {"mirror"}).Points;\nvar p = P({names[0]});\nvar foot = Foot(p, mirror[0], mirror[1]);\n")
                + "var x = Round((2 * foot.X - p.X - axes[\"originX\"]) / axes[\"unitX\"]);\nvar y = Round((axes[\"originY\"] - 2 * foot.Y + p.Y) / axes[\"unitY\"]);\nreturn $\"({x}, {y})\";",
            Variant = VariantOf(sheet, names, mirror, at, corners),
        };

        (int X, int Y) OnSide((int X, int Y) p) => Side(mirror, at, p) == -side ? Image(mirror, at, p.X, p.Y) : p;
    }

    private static Variant VariantOf(Sheet sheet, string[] names, string mirror, int at, (int X, int Y)[] corners)
    {
        (int X, int Y)[] moved = [(corners[0].X, corners[0].Y + (corners[0].Y > 0 ? -1 : 1)), corners[1], corners[2]];
        return new Variant(Figure(sheet, names, mirror, at, moved), new TextAnswer(Write(Image(mirror, at, moved[0].X, moved[0].Y))));
    }

    private static (int X, int Y) Image(string mirror, int at, int x, int y) => mirror switch
    {
        "vertical" => ((2 * at) - x, y),
        "horizontal" => (x, (2 * at) - y),
        "rising" => (y, x),
        _ => (-y, -x),
    };

    private static int Signed(string mirror, int at, (int X, int Y) p) => mirror switch
    {
        "vertical" => p.X - at,
        "horizontal" => p.Y - at,
        "rising" => p.X - p.Y,
        _ => p.X + p.Y,
    };

    private static int Side(string mirror, int at, (int X, int Y) p) => Math.Sign(Signed(mirror, at, p));

    private static int Area((int X, int Y)[] c) =>
        Math.Abs(((c[1].X - c[0].X) * (c[2].Y - c[0].Y)) - ((c[1].Y - c[0].Y) * (c[2].X - c[0].X)));

    private static string Write((int X, int Y) point) => $"({point.X}, {point.Y})";

    private static string Rule(string mirror, int at) => mirror switch
    {
        "vertical" => $"In the line x = {at} the second coordinate stays and the first is mirrored.",
        "horizontal" => $"In the line y = {at} the first coordinate stays and the second is mirrored.",
        "rising" => "The mirror is the line y = x, which swaps the two coordinates.",
        _ => "The mirror is the line y = -x, which swaps the coordinates and changes both signs.",
    };

    private static string Figure(Sheet sheet, string[] names, string mirror, int at, (int X, int Y)[] corners)
    {
        var (x1, y1, x2, y2) = mirror switch
        {
            "vertical" => (at, -7, at, 7),
            "horizontal" => (-7, at, 7, at),
            "rising" => (-7, -7, 7, 7),
            _ => (-7, 7, 7, -7),
        };
        var list = new FigureWriter.Raw(string.Join(", ", corners.Select(c => $"[{c.X}, {c.Y}]")));
        var writer = sheet.Writer()
            .Line($"Axes(-8, 8, -8, 8, equal: true);")
            .Line($"PlotLine({x1}, {y1}, {x2}, {y2}, color: {"red"}, dashed: true, name: {"mirror"});")
            .Line($"PlotPolygon([{list}], color: {"blue"}, fill: {"blue"});");
        for (var i = 0; i < 3; i++)
        {
            writer.Line($"PlotPoint({names[i]}, {corners[i].X}, {corners[i].Y});");
        }

        return writer.ToString();
    }
}
