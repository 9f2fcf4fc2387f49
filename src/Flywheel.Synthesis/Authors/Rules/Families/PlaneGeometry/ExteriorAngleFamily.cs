using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.PlaneGeometry;

/// <summary>A side of a triangle is extended; exterior angle and one remote interior angle give the other. The step draws a parallel.</summary>
internal sealed class ExteriorAngleFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "exterior-angle";

    /// <inheritdoc />
    public override string FigureKind => "plane-geometry";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => [new("Plane Geometry", "Angle sum and exterior angles", "Angle chasing")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (first, second) = (random.Range(30, 88), random.Range(30, 84));
        if (first + second is < 70 or > 148)
        {
            throw new DraftException("The exterior angle is too narrow or too wide.");
        }

        var names = drafting.Letters(4);
        var (a, b, c, d) = (names[0], names[1], names[2], names[3]);
        var sheet = Sheet.Begin(drafting);
        var (turn, mirror) = (random.Double(-20, 20), random.Chance(0.5));
        var points = Points(sheet, first, second, turn, mirror);
        var outside = first + second;
        var right = new NumberAnswer(first, "°");
        var form = AnswerForm.Of(drafting, right, 180 - outside, 180 - first, outside, 180 - second);
        var parallel = points[4];
        return new Draft
        {
            FigureCode = Figure(sheet, names, points, second, outside),
            Question = form.Ask(drafting.Say(
                $"Side {b}{c} of triangle {a}{b}{c} is extended to {d}. How large is angle {a}{b}{c}?",
                $"{b}, {c} and {d} lie on one line. Find the size of the interior angle at {b}, in degrees.",
                $"An exterior angle of the triangle is marked at {c}. What is the size of angle {a}{b}{c}?")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"Angle {a}{c}{d} is {outside}° and the angle at {a} is {second}°. Through {c} I draw the parallel to {b}{a}, which cuts the exterior angle in two.",
                        $"The exterior angle at {c} is {outside}°. A line through {c} parallel to {b}{a} splits it into two parts that can be compared with the angles at {a} and {b}.",
                        $"To see where the {outside}° come from, I draw through {c} the dashed parallel to side {b}{a}."),
                    Strokes.PastLabel(points[2], parallel, "blue", 54)),
                new ThinkingStep(
                    drafting.Say(
                        $"The part next to side {c}{a} is alternate to the angle at {a}, so it is {second}°. The part next to {c}{d} corresponds to the angle at {b}; I mark both with a question mark.",
                        $"Between {c}{a} and the dashed line lies a copy of the {second}° at {a} (alternate angles); between the dashed line and {c}{d} lies a copy of the unknown angle.",
                        $"Alternate angles make the upper part {second}°, corresponding angles make the other part equal to the angle at {b}, marked with a question mark."),
                    FigureWriter.Code($"AngleMark(Pt({points[3]}), Pt({points[2]}), Pt({parallel}), label: {"?"}, color: {"green"}, radius: 60);\n")
                    + FigureWriter.Code($"AngleMark(Pt({points[0]}), Pt({points[1]}), Pt({points[2]}), label: {"?"}, color: {"green"});")),
            ],
            Conclusion = drafting.Say(
                $"So the exterior angle is the sum of the angles at {a} and {b}, and angle {a}{b}{c} = {outside}° - {second}° = {right.Text}{form.End}",
                $"{outside}° consists of {second}° and the angle at {b}; hence that angle is {outside}° - {second}° = {right.Text}{form.End}",
                $"The two parts make up {outside}°, so what belongs to {b} is {outside}° - {second}° = {right.Text}{form.End}"),
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = """
                var marks = All("angle-mark").Where(m => m.Step == 0);
                return marks.Max(m => m.Number) - marks.Min(m => m.Number);
                """,
            Variant = new Variant(Figure(sheet, names, Points(sheet, first + 2, second, turn, mirror), second, outside + 2), right with { Number = first + 2 }),
        };
    }

    private static string Figure(Sheet sheet, string[] names, Point[] points, int second, int outside) =>
        sheet.Writer()
            .Line($"var a = Point({names[0]}, {points[0]});")
            .Line($"var b = Point({names[1]}, {points[1]});")
            .Line($"var c = Point({names[2]}, {points[2]});")
            .Line($"var d = Point({names[3]}, {points[3]});")
            .Line($"Polygon(a, b, c);")
            .Line($"Segment(c, d);")
            .Line($"AngleMark(b, a, c, label: {second + "°"});")
            .Line($"AngleMark(a, c, d, label: {outside + "°"});")
            .ToString();

    private static Point[] Points(Sheet sheet, double first, double second, double turn, bool mirror)
    {
        // The base has length one; the law of sines gives the side that starts at the first angle.
        var side = Math.Sin((first + second) * Math.PI / 180) / Math.Sin(second * Math.PI / 180);
        Point[] shape = [Point.Polar(side, first), new(0, 0), new(1, 0), new(1.65, 0), new Point(1, 0) + Point.Polar(side * 0.6, first)];
        var map = Affine.Rotation(turn, default).Then(mirror ? Affine.MirrorX(0) : Affine.Identity);
        return Layout.Fit([.. shape.Select(map.Map)], sheet.Room());
    }
}
