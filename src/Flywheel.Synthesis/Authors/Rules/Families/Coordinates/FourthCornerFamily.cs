using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Coordinates;

/// <summary>Three corners of a parallelogram are plotted; the fourth is found through the midpoint of a diagonal.</summary>
internal sealed class FourthCornerFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "fourth-corner";

    /// <inheritdoc />
    public override string FigureKind => "coordinate-plane";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Analytic Geometry", "Midpoints and section points", "Grid references and plotting"),
        new("Algebra", "Plotting and coordinates"),
        new("Vectors and Linear Algebra", "Column vectors and components", "Linear combinations and span"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        (int X, int Y)[] corners = [(random.Range(-6, 7), random.Range(-6, 7)), (random.Range(-6, 7), random.Range(-6, 7)), (random.Range(-6, 7), random.Range(-6, 7))];
        var fourth = Fourth(corners);
        var cross = ((corners[1].X - corners[0].X) * (corners[2].Y - corners[1].Y)) - ((corners[1].Y - corners[0].Y) * (corners[2].X - corners[1].X));
        if (Math.Abs(cross) < 10 || Math.Abs(fourth.X) > 8 || Math.Abs(fourth.Y) > 8 || Near(corners[0], corners[1]) || Near(corners[1], corners[2]) || Near(corners[0], corners[2]))
        {
            throw new DraftException("The parallelogram is too thin or leaves the axes.");
        }

        var names = drafting.Letters(3);
        var (a, b, c) = (names[0], names[1], names[2]);
        var sheet = Sheet.BeginUnlined(drafting);
        var window = PlaneWindow.Around((corners[0].X, corners[0].Y), (corners[1].X, corners[1].Y), (corners[2].X, corners[2].Y), (fourth.X, fourth.Y));
        var figure = Figure(sheet, window, names, corners);
        var plane = new PlaneReader(drafting.Draw(figure));
        var answer = Write(fourth);
        var form = AnswerForm.Of(
            drafting, answer, Write(Fourth([corners[1], corners[0], corners[2]])), Write(Fourth([corners[0], corners[2], corners[1]])), Write((fourth.Y, fourth.X)),
            Write((fourth.X + 1, fourth.Y)), Write((fourth.X, fourth.Y - 1)));
        Point middle = plane.At((corners[0].X + corners[2].X) / 2.0, (corners[0].Y + corners[2].Y) / 2.0);
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask(drafting.Say(
                $"{a}, {b} and {c} are neighbouring corners of a parallelogram, in this order. What are the coordinates of its fourth corner?",
                $"Two sides of a parallelogram, {a}{b} and {b}{c}, are drawn. Find the coordinates of the corner opposite {b}.",
                $"Where must the fourth corner be plotted so that {a}, {b}, {c} and it form, in this order, a parallelogram?")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The corners are {a}{Write(corners[0])}, {b}{Write(corners[1])} and {c}{Write(corners[2])}. In a parallelogram the diagonals halve each other, so I draw {a}{c} and mark its middle.",
                        $"I read {a}{Write(corners[0])}, {b}{Write(corners[1])}, {c}{Write(corners[2])} and draw the diagonal {a}{c} with its midpoint; the other diagonal passes through it too.",
                        $"The missing corner lies opposite {b}. With {a}{Write(corners[0])}, {b}{Write(corners[1])} and {c}{Write(corners[2])} plotted, I mark the middle of diagonal {a}{c}."),
                    FigureWriter.Code($"Segment({plane.At(corners[0].X, corners[0].Y)}, {plane.At(corners[2].X, corners[2].Y)}, color: {"green"}, dashed: true);\nDot({middle}, radius: 5, color: {"green"});")),
                new ThinkingStep(
                    drafting.Say(
                        $"I draw the line from {b} through this middle and go on equally far.",
                        $"From {b} through the marked middle and as far again: that is the second diagonal.",
                        $"Doubling the way from {b} to the middle leads to the fourth corner; I draw it."),
                    FigureWriter.Code($"Arrow({plane.At(corners[1].X, corners[1].Y)}, {plane.At(fourth.X, fourth.Y)}, color: {"red"}, dashed: true);")),
            ],
            Conclusion = drafting.Say(
                $"So the fourth corner is {a} + {c} - {b}, coordinate by coordinate: {Term(corners, p => p.X)} = {fourth.X} and {Term(corners, p => p.Y)} = {fourth.Y}. The corner is {answer}{form.End}",
                $"x: {Term(corners, p => p.X)} = {fourth.X}; y: {Term(corners, p => p.Y)} = {fourth.Y}. Hence the corner lies at {answer}{form.End}",
                $"The arrow ends where x = {Term(corners, p => p.X)} = {fourth.X} and y = {Term(corners, p => p.Y)} = {fourth.Y}, that is at {answer}{form.End}"),
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = FigureWriter.Code($"var axes = Find({"axes"});\nvar m = Midpoint(P({a}), P({c}));\nvar b = P({b});\n")
                + "var x = Round((2 * m.X - b.X - axes[\"originX\"]) / axes[\"unitX\"]);\nvar y = Round((axes[\"originY\"] - 2 * m.Y + b.Y) / axes[\"unitY\"]);\nreturn $\"({x}, {y})\";",
            Variant = new Variant(Figure(sheet, window, names, [corners[0], corners[1], (corners[2].X, corners[2].Y + 1)]), new TextAnswer(Write((fourth.X, fourth.Y + 1)))),
        };
    }

    private static (int X, int Y) Fourth((int X, int Y)[] c) => (c[0].X + c[2].X - c[1].X, c[0].Y + c[2].Y - c[1].Y);

    private static bool Near((int X, int Y) p, (int X, int Y) q) => Math.Abs(p.X - q.X) + Math.Abs(p.Y - q.Y) < 3;

    private static string Write((int X, int Y) point) => $"({point.X}, {point.Y})";

    private static string Term((int X, int Y)[] c, Func<(int X, int Y), int> of) => $"{of(c[0])} + {Bracket(of(c[2]))} - {Bracket(of(c[1]))}";

    private static string Bracket(int number) => number < 0 ? $"({number})" : number.ToString();

    private static string Figure(Sheet sheet, PlaneWindow window, string[] names, (int X, int Y)[] corners)
    {
        var writer = sheet.Writer().Line($"Axes({window.XMin}, {window.XMax}, {window.YMin}, {window.YMax}, equal: true);");
        for (var i = 0; i < 3; i++)
        {
            writer.Line($"PlotPoint({names[i]}, {corners[i].X}, {corners[i].Y}, color: {"blue"});");
        }

        return writer
            .Line($"PlotSegment({corners[0].X}, {corners[0].Y}, {corners[1].X}, {corners[1].Y}, color: {"blue"});")
            .Line($"PlotSegment({corners[1].X}, {corners[1].Y}, {corners[2].X}, {corners[2].Y}, color: {"blue"});")
            .ToString();
    }
}
