using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Optics;

/// <summary>A ray is reflected by two mirrors that meet at a given angle; the angle at the second mirror. The steps mark the triangle of light and mirrors.</summary>
internal sealed class TwoMirrorsFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "two-mirrors";

    /// <inheritdoc />
    public override string FigureKind => "ray-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Waves and Optics", "Several mirrors", "Plane mirrors"),
        new("Astronomy", "Reflecting telescopes"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (corner, first) = (random.Range(62, 125), random.Range(22, 68));
        var second = 180 - corner - first;
        if (second is < 20 or > 80 || second == first)
        {
            throw new DraftException("The ray does not reach the second mirror well.");
        }

        var (tilt, mirrored) = (random.Range(-8, 12), random.Chance(0.5));
        var sheet = Sheet.Begin(drafting, 470, 420);
        string[] names = ["M1", "M2"];

        // In a frame with the corner at the origin, the first mirror to the right and the ray hitting it at a distance of one.
        Point[] Shape(int angle)
        {
            var reach = Math.Sin(angle * Math.PI / 180) / Math.Sin((180 - corner - angle) * Math.PI / 180);
            var (hit1, hit2) = (new Point(1, 0), Point.Polar(reach, corner));
            var start = hit1 + Point.Polar(0.85, angle);
            var leave = hit2 + (Mirrored(hit1 - hit2, corner) * 0.6);
            return [new(0, 0), new(1.75, 0), Point.Polar(Math.Max(1.25, reach + 0.35), corner), start, hit1, hit2, leave];
        }

        var turn = Affine.Rotation(tilt, default).Then(mirrored ? Affine.MirrorX(0) : Affine.Identity);
        Point[] Place(int angle) => Layout.Fit([.. Shape(angle).Select(turn.Map)], sheet.Room(44));
        string Figure(int angle)
        {
            var p = Place(angle);
            var (m1, m2) = mirrored ? ((p[1], p[0]), (p[0], p[2])) : ((p[0], p[1]), (p[2], p[0]));
            return sheet.Writer()
                .Line($"PlaneMirror({names[0]}, {m1.Item1}, {m1.Item2}, labelFirst: {mirrored});")
                .Line($"PlaneMirror({names[1]}, {m2.Item1}, {m2.Item2}, labelFirst: {!mirrored});")
                .Line($"LightRay([Pt({p[3]}), Pt({p[4]}), Pt({p[5]}), Pt({p[6]})]);")
                .Line($"AngleMark(Pt({p[1]}), Pt({p[0]}), Pt({p[2]}), label: {$"{corner}°"}, color: \"ink\", radius: 30);")
                .Line($"AngleMark(Pt({p[1]}), Pt({p[4]}), Pt({p[3]}), label: {$"{angle}°"}, color: \"ink\", radius: 30);")
                .ToString();
        }

        var at = Place(first);
        if (Box.Of(at).Width < 200 || at[4].DistanceTo(at[5]) < 90)
        {
            throw new DraftException("The picture is too flat.");
        }

        var answer = new NumberAnswer(second, "°");
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, first, 90 - second, 180 - corner, 90 - first));
        var changed = first + (second > 30 ? 5 : -5);
        return new Draft
        {
            FigureCode = Figure(first),
            Question = drafting.Say(
                $"The light ray is reflected first by M1 and then by M2. What angle does it make with the surface of M2?",
                $"Two plane mirrors meet at {corner}°. At what angle to the mirror M2 does the ray hit it?",
                $"Find the angle between the ray that comes from M1 and the mirror M2."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"At M1 the ray leaves at the same angle to the mirror as it came, {first}°. I mark it.",
                        $"By the law of reflection the reflected ray, too, makes {first}° with M1, as marked.",
                        $"Reflection at M1 keeps the angle to its surface: {first}° on the other side, which I mark."),
                    FigureWriter.Code($"AngleMark(Pt({at[0]}), Pt({at[4]}), Pt({at[5]}), label: {$"{first}°"}, color: \"accent\", radius: 38);")),
                new ThinkingStep(
                    drafting.Say(
                        $"Both mirrors and the ray between them form a triangle with the angles {corner}° and {first}°. The third one, at M2, is marked.",
                        $"I look at the triangle of corner and the two points of reflection and mark its angle at M2, the one I want.",
                        $"The ray between the mirrors closes a triangle. I mark the angle at M2; the other two are {corner}° and {first}°."),
                    FigureWriter.Code($"AngleMark(Pt({at[0]}), Pt({at[5]}), Pt({at[4]}), label: \"?\", color: \"red\", radius: 32);")),
            ],
            Conclusion = drafting.Say(
                $"180° - {corner}° - {first}° = {second}°, so the angle at M2 is {verdict.Text}.",
                $"The three angles add up to 180°; what is left is {verdict.Text}.",
                $"From 180° the angles {corner}° and {first}° are taken away, which leaves {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = "return 180 - All(\"angle-mark\").Where(m => m.Step == 0).Sum(m => m.Number);",
            Variant = new Variant(Figure(changed), answer with { Number = 180 - corner - changed }),
        };

        static Point Mirrored(Point vector, double direction)
        {
            // The vector back along the incoming ray, flipped in the mirror's normal.
            var normal = Point.Polar(1, direction + 90);
            return (normal * (2 * vector.Dot(normal))) - vector;
        }
    }
}
