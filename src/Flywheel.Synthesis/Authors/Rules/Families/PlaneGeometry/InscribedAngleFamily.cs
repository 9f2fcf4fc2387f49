using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.PlaneGeometry;

/// <summary>Central and inscribed angle over one arc; one is given. The step draws the diameter that proves the theorem.</summary>
internal sealed class InscribedAngleFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "inscribed-angle";

    /// <inheritdoc />
    public override string FigureKind => "plane-geometry";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => [new("Plane Geometry", "Inscribed angles", "Chords and central angles")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var inscribed = random.Range(26, 72);
        var centralGiven = random.Chance(0.5);
        var turn = random.Range(0, 359);
        var lean = random.Range(-24, 24);
        var names = drafting.Letters(4);
        var (a, b, c, o) = (names[0], names[1], names[2], names[3]);
        var sheet = Sheet.Begin(drafting);
        var (given, asked) = centralGiven ? (2 * inscribed, inscribed) : (inscribed, 2 * inscribed);
        var points = Points(sheet, inscribed, turn, lean);
        var right = new NumberAnswer(asked, "°");
        var form = AnswerForm.Of(drafting, right, given, 180 - given, centralGiven ? 2 * given : given / 2.0, 360 - asked);
        var far = Layout.Whole(points[3] + (points[3] - points[2]));
        return new Draft
        {
            FigureCode = Figure(sheet, names, points, centralGiven, given),
            Question = form.Ask((centralGiven, random.Next(3)) switch
            {
                (true, 0) => $"{a}, {b} and {c} lie on the circle with centre {o}. How large is angle {a}{c}{b}?",
                (true, 1) => $"The angle at the centre {o} is given. Find the inscribed angle {a}{c}{b}, in degrees.",
                (true, _) => $"What is the size of angle {a}{c}{b}, if {o} is the centre of the circle?",
                (false, 0) => $"{a}, {b} and {c} lie on the circle with centre {o}. How large is angle {a}{o}{b}?",
                (false, 1) => $"The inscribed angle at {c} is given. Find the angle {a}{o}{b} at the centre, in degrees.",
                _ => $"What is the size of angle {a}{o}{b}, if {o} is the centre of the circle?",
            }),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I draw the diameter through {c} and {o}. It cuts the angle at {c} and the angle at {o} into two parts each.",
                        $"The line from {c} through the centre {o} is a good helper: I draw it as a dashed diameter.",
                        $"Both angles stand over the arc from {a} to {b}. To compare them I draw the diameter that starts at {c}."),
                    centralGiven
                        ? FigureWriter.Code($"Segment({points[2]}, {points[3]}, color: {"blue"}, dashed: true);\n") + Strokes.PastLabel(points[3], far, "blue", 66)
                        : Strokes.PastLabel(points[2], far, "blue", 78)),
                new ThinkingStep(
                    drafting.Say(
                        $"{o}{a}, {o}{b} and {o}{c} are radii, so the triangles {a}{o}{c} and {b}{o}{c} are isosceles. I tick the three radii.",
                        $"All radii are equally long, which I mark with ticks: triangles {a}{o}{c} and {b}{o}{c} have two equal angles each.",
                        $"The ticks show three equal radii; each of the triangles at {o} is isosceles, and its exterior angle at {o} is twice its angle at {c}."),
                    FigureWriter.Code($"TickMark(Pt({points[3]}), Pt({points[0]}), color: {"green"});\nTickMark(Pt({points[3]}), Pt({points[1]}), color: {"green"});\nTickMark(Pt({points[3]}), Pt({points[2]}), color: {"green"});")),
            ],
            Conclusion = drafting.Say(
                "Each part of the angle at the centre is an exterior angle of an isosceles triangle and so twice the part at the circle. ",
                $"As exterior angles of the two isosceles triangles, the parts at {o} are twice the parts at {c}. ",
                $"So the angle at {o} is twice the angle at {c}. ")
                + (centralGiven ? $"Angle {a}{c}{b} = {given}° / 2 = {right.Text}" : $"Angle {a}{o}{b} = 2 · {given}° = {right.Text}") + form.End,
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = centralGiven ? "return Find(\"angle-mark\").Number / 2;" : "return Find(\"angle-mark\").Number * 2;",
            Variant = new Variant(
                Figure(sheet, names, Points(sheet, inscribed + 3, turn, lean), centralGiven, centralGiven ? given + 6 : given + 3),
                right with { Number = centralGiven ? asked + 3 : asked + 6 }),
        };
    }

    private static string Figure(Sheet sheet, string[] names, Point[] points, bool centralGiven, int given)
    {
        var writer = sheet.Writer()
            .Line($"var o = Point({names[3]}, {points[3]});")
            .Line($"var a = Point({names[0]}, {points[0]});")
            .Line($"var b = Point({names[1]}, {points[1]});")
            .Line($"var c = Point({names[2]}, {points[2]});")
            .Line($"Circle(o, {Radius(sheet)});")
            .Line($"Segment(c, a);")
            .Line($"Segment(c, b);")
            .Line($"Segment(o, a);")
            .Line($"Segment(o, b);");
        return (centralGiven ? writer.Line($"AngleMark(a, o, b, label: {given + "°"});") : writer.Line($"AngleMark(a, c, b, label: {given + "°"}, radius: 34);")).ToString();
    }

    private static double Radius(Sheet sheet) => Math.Floor((Math.Min(sheet.Width, sheet.Height) / 2) - 40);

    private static Point[] Points(Sheet sheet, double inscribed, double turn, double lean)
    {
        var center = Layout.Whole(sheet.Room().Center);
        var radius = Radius(sheet);
        return
        [
            center + Point.Polar(radius, turn - inscribed), center + Point.Polar(radius, turn + inscribed),
            center + Point.Polar(radius, turn + 180 + lean), center,
        ];
    }
}
