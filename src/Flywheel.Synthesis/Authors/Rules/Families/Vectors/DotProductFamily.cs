using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Vectors;

/// <summary>Dot product or spanned area of two vectors from a common point, by components that the step draws.</summary>
internal sealed class DotProductFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "dot-product";

    /// <inheritdoc />
    public override string FigureKind => "vector-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
        [new("Vectors and Linear Algebra", "Dot product basics", "Angles and perpendicularity", "Projection onto a line", "Cross product")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        (int X, int Y) u = (random.Range(-5, 6), random.Range(-5, 6)), v = (random.Range(-5, 6), random.Range(-5, 6));
        var (dot, cross) = ((u.X * v.X) + (u.Y * v.Y), (u.X * v.Y) - (u.Y * v.X));
        if (Math.Abs(cross) < 0.45 * Math.Sqrt(Square(u) * Square(v)) || u.X * u.Y == 0 || v.X * v.Y == 0 || Square(u) < 8 || Square(v) < 8)
        {
            throw new DraftException("The vectors are too short, parallel to the grid or to each other.");
        }

        var wantsArea = random.Chance(0.35);
        var names = random.Pick<(string U, string V)>([("u", "v"), ("a", "b"), ("p", "q")]);
        var sheet = Sheet.BeginUnlined(drafting);
        var (left, bottom) = (Math.Min(0, Math.Min(u.X, v.X)), Math.Min(0, Math.Min(u.Y, v.Y)));
        var size = (Columns: Span(u.X, v.X) + 3, Rows: Span(u.Y, v.Y) + 3);
        (int X, int Y) start = (1 - left + random.Next(2), 1 - bottom + random.Next(2));
        var figure = Figure(sheet, names, size, start, u, v);
        var plane = new PlaneReader(drafting.Draw(figure));
        var right = new NumberAnswer(wantsArea ? Math.Abs(cross) : dot, wantsArea ? "square units" : "");
        var form = wantsArea
            ? AnswerForm.Of(drafting, right, Math.Abs(cross) / 2.0, Math.Abs(dot), Math.Abs(u.X * v.Y) + Math.Abs(u.Y * v.X) + 1, Math.Abs(cross) + 2)
            : AnswerForm.Of(drafting, right, cross, (u.X * v.X) - (u.Y * v.Y), -dot, dot + 2);
        Point tail = plane.At(start.X, start.Y);
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask(wantsArea
                ? drafting.Say(
                    $"What is the area of the parallelogram spanned by {names.U} and {names.V}? One cell is one square unit.",
                    $"The vectors {names.U} and {names.V} span a parallelogram. Find its area in square units of the grid.",
                    $"How many square units does the parallelogram with sides {names.U} and {names.V} cover?")
                : drafting.Say(
                    $"What is the dot product {names.U} · {names.V}? One cell of the grid is one unit.",
                    $"The vectors {names.U} and {names.V} are drawn on a unit grid. Find their scalar product.",
                    $"Work out {names.U} · {names.V} from the components of the arrows.")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I draw the components of {names.U}: {u.X} across and {u.Y} up, so {names.U} = ({u.X}, {u.Y}).",
                        $"Counting cells along the dashed lines, {names.U} = ({u.X}, {u.Y}), with left and down counted negative."),
                    Legs(plane, tail, start, u, "green")),
                new ThinkingStep(
                    drafting.Say(
                        $"The same for {names.V}: {v.X} across and {v.Y} up, so {names.V} = ({v.X}, {v.Y}).",
                        $"For {names.V} the dashed lines give ({v.X}, {v.Y})."),
                    Legs(plane, tail, start, v, "purple")),
            ],
            Conclusion = (wantsArea
                ? drafting.Say(
                    $"The area is the size of the determinant: |{u.X} · {Bracket(v.Y)} - {Bracket(u.Y)} · {Bracket(v.X)}| = |{cross}| = {right.Text}",
                    $"From {u.X} · {Bracket(v.Y)} - {Bracket(u.Y)} · {Bracket(v.X)} = {cross}, the area without sign is {right.Text}")
                : drafting.Say(
                    $"Multiplying and adding: {u.X} · {Bracket(v.X)} + {Bracket(u.Y)} · {Bracket(v.Y)} = {right.Text}",
                    $"The products of matching components are {u.X * v.X} and {u.Y * v.Y}; their sum is {right.Text}",
                    $"{names.U} · {names.V} = {u.X * v.X} + {Bracket(u.Y * v.Y)} = {right.Text}")) + form.End,
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = FigureWriter.Code($"var grid = Find({"grid"});\nvar u = Find({"vector"}, {names.U}).Points;\nvar v = Find({"vector"}, {names.V}).Points;\nvar cell = grid[{"unitX"}] * grid[{"unitY"}];\n")
                + (wantsArea
                    ? "return Round(2 * PolygonArea([u[0], u[1], v[1]]) / cell);"
                    : "return Round(((u[1].X - u[0].X) * (v[1].X - v[0].X) + (u[1].Y - u[0].Y) * (v[1].Y - v[0].Y)) / cell);"),
            Variant = new Variant(
                Figure(sheet, names, size, start, u, (v.X, v.Y + 1)),
                right with { Number = wantsArea ? Math.Abs(cross + u.X) : dot + u.Y }),
        };
    }

    private static int Square((int X, int Y) v) => (v.X * v.X) + (v.Y * v.Y);

    private static int Span(int a, int b) => Math.Max(0, Math.Max(a, b)) - Math.Min(0, Math.Min(a, b));

    private static string Bracket(int number) => number < 0 ? $"({number})" : number.ToString();

    private static string Legs(PlaneReader plane, Point tail, (int X, int Y) start, (int X, int Y) v, string color)
    {
        Point corner = plane.At(start.X + v.X, start.Y), tip = plane.At(start.X + v.X, start.Y + v.Y);
        return FigureWriter.Code($"Segment({tail}, {corner}, color: {color}, dashed: true);\nSegment({corner}, {tip}, color: {color}, dashed: true);");
    }

    private static string Figure(Sheet sheet, (string U, string V) names, (int Columns, int Rows) size, (int X, int Y) start, (int X, int Y) u, (int X, int Y) v) =>
        sheet.Writer()
            .Line($"UnitGrid({size.Columns}, {size.Rows});")
            .Line($"Vector({names.U}, {start.X}, {start.Y}, {u.X}, {u.Y}, color: {"blue"});")
            .Line($"Vector({names.V}, {start.X}, {start.Y}, {v.X}, {v.Y}, color: {"orange"});")
            .ToString();
}
