using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.PlaneGeometry;

/// <summary>In an isosceles triangle one angle is marked; another kind of angle is asked for. The step draws the axis of symmetry.</summary>
internal sealed class IsoscelesAngleFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "isosceles-angle";

    /// <inheritdoc />
    public override string FigureKind => "plane-geometry";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => [new("Plane Geometry", "Isosceles and equilateral triangles", "Angle chasing")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var apexGiven = random.Chance(0.5);
        var apex = 2 * random.Range(16, 62);
        var foot = (180 - apex) / 2;
        if (apex == foot)
        {
            throw new DraftException("An equilateral triangle shows its answer.");
        }

        var names = drafting.Letters(3);
        var (a, b, c) = (names[0], names[1], names[2]);
        var sheet = Sheet.Begin(drafting);
        var turn = random.Range(-40, 40);
        var points = Points(sheet, apex, turn);
        var (given, asked) = apexGiven ? (apex, foot) : (foot, apex);
        var right = new NumberAnswer(asked, "°");
        var form = AnswerForm.Of(drafting, right, 180 - given, apexGiven ? 180 - (2 * apex) : 180 - foot - 90, given, 180 - (2 * given), (180 - given) / 2.0);
        var askedName = apexGiven ? b : a;
        var middle = Layout.Whole(points[1].Towards(points[2], 0.5));
        return new Draft
        {
            FigureCode = Figure(sheet, names, points, apexGiven, given),
            Question = form.Ask(drafting.Say(
                $"The ticks show that {a}{b} and {a}{c} are equally long. How large is the angle at {askedName}?",
                $"Triangle {a}{b}{c} has two equal sides, marked with ticks. Find the size of the interior angle at {askedName}, in degrees.",
                $"In the picture {a}{b} = {a}{c}. What is the size of the triangle's angle at {askedName}?")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"With {a}{b} = {a}{c} the triangle is symmetric. I draw its axis from {a} to the middle of {b}{c}.",
                        $"I draw the dashed line from {a} to the middle of {b}{c}: as the ticked sides are equal, it folds {b} onto {c}.",
                        $"Equal sides mean a mirror line through {a}. I add it, together with the right angle it makes with {b}{c}."),
                    (apexGiven ? Strokes.PastLabel(points[0], middle, "blue", 78) : FigureWriter.Code($"Segment({points[0]}, {middle}, color: {"blue"}, dashed: true);"))
                    + FigureWriter.Code($"\nRightAngle(Pt({points[0]}), Pt({middle}), Pt({points[2]}), color: {"blue"});")),
                new ThinkingStep(
                    drafting.Say(
                        $"Folding along this line shows that the angles at {b} and {c} are equal; I mark both with double arcs.",
                        $"So the angles at {b} and {c} match. I mark them with the same arcs.",
                        $"The axis carries angle {b} to angle {c}, hence the same double arcs at both."),
                    FigureWriter.Code($"AngleMark(Pt({points[0]}), Pt({points[1]}), Pt({points[2]}), arcs: 2, color: {"green"}, radius: 15);\n")
                    + FigureWriter.Code($"AngleMark(Pt({points[0]}), Pt({points[2]}), Pt({points[1]}), arcs: 2, color: {"green"}, radius: 15);")),
            ],
            Conclusion = (apexGiven
                ? drafting.Say(
                    $"The two equal angles share what {apex}° leave of 180°: (180° - {apex}°) / 2 = {right.Text}",
                    $"180° - {apex}° = {180 - apex}° for both together, so the angle at {b} is {180 - apex}° / 2 = {right.Text}")
                : drafting.Say(
                    $"Both base angles are {foot}°, and the angle at {a} is 180° - 2 · {foot}° = {right.Text}",
                    $"The angles at {b} and {c} take 2 · {foot}° = {2 * foot}° of 180°, which leaves 180° - {2 * foot}° = {right.Text}")) + form.End,
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = apexGiven
                ? "return (180 - All(\"angle-mark\").First().Number) / 2;"
                : "return 180 - 2 * All(\"angle-mark\").First().Number;",
            Variant = new Variant(
                Figure(sheet, names, Points(sheet, apex + 4, turn), apexGiven, apexGiven ? apex + 4 : foot - 2), right with { Number = apexGiven ? foot - 2 : apex + 4 }),
        };
    }

    private static string Figure(Sheet sheet, string[] names, Point[] points, bool apexGiven, int given)
    {
        var writer = sheet.Writer()
            .Line($"var a = Point({names[0]}, {points[0]});")
            .Line($"var b = Point({names[1]}, {points[1]});")
            .Line($"var c = Point({names[2]}, {points[2]});")
            .Line($"Polygon(a, b, c);")
            .Line($"TickMark(a, b);")
            .Line($"TickMark(a, c);");
        return (apexGiven ? writer.Line($"AngleMark(b, a, c, label: {given + "°"});") : writer.Line($"AngleMark(a, c, b, label: {given + "°"});")).ToString();
    }

    private static Point[] Points(Sheet sheet, double apex, double turn)
    {
        Point[] shape = [default, Point.Polar(1, -90 - (apex / 2)), Point.Polar(1, -90 + (apex / 2))];
        return Layout.Fit([.. shape.Select(Affine.Rotation(turn, default).Map)], sheet.Room());
    }
}
