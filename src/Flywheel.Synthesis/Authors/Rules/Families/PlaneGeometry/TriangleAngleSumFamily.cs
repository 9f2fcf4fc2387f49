using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.PlaneGeometry;

/// <summary>Two angles of a triangle are marked; the third is asked for. The step marks it and recalls the angle sum.</summary>
internal sealed class TriangleAngleSumFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "triangle-angle-sum";

    /// <inheritdoc />
    public override string FigureKind => "plane-geometry";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => [new("Plane Geometry", "Angle sum and exterior angles")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (first, second) = (random.Range(28, 95), random.Range(28, 95));
        var third = 180 - first - second;
        if (third < 25)
        {
            throw new DraftException("The third angle is too narrow to mark.");
        }

        var names = drafting.Letters(3);
        var turn = random.Double(-25, 25);
        var mirror = random.Chance(0.5);
        var theme = drafting.Begin().ToString();
        var corners = Corners(first, second, turn, mirror);
        var answer = new NumberAnswer(third, "°");
        var (p, q, r) = (names[0], names[1], names[2]);
        return new Draft
        {
            FigureCode = Figure(theme, names, corners, first, second),
            Question = drafting.Say(
                $"In triangle {p}{q}{r}, what is the size of angle {p}{r}{q}?",
                $"The picture shows a triangle with two of its angles marked. Find angle {r}, in degrees.",
                $"Two angles of triangle {p}{q}{r} are given. How large is the angle at {r}?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The angles at {p} and {q} are marked {first}° and {second}°. I mark the angle at {r}, which is the one I need.",
                        $"I first mark the unknown angle at {r}; the other two, {first}° and {second}°, can be read from the picture.",
                        $"The unknown angle sits at {r}, opposite side {p}{q}. I mark it to keep it apart from the {first}° and the {second}°."),
                    FigureWriter.Code($"AngleMark(Pt({corners[0]}), Pt({corners[2]}), Pt({corners[1]}), label: \"?\", color: \"red\");")),
            ],
            Conclusion = drafting.Say(
                $"The angles of a triangle add up to 180°, so angle {r} is 180° - {first}° - {second}° = {third}°.",
                $"Since the three angles sum to 180°, what is left for {r} is 180° - ({first}° + {second}°) = {third}°.",
                $"{first}° + {second}° = {first + second}°, and the rest up to 180° belongs to {r}: {third}°."),
            Answer = answer,
            AnswerCode = "return 180 - All(\"angle-mark\").Where(m => m.Step == 0).Sum(m => m.Number);",
            Variant = new Variant(Figure(theme, names, Corners(first - 3, second, turn, mirror), first - 3, second), answer with { Number = third + 3 }),
        };
    }

    private static string Figure(string opening, string[] names, Point[] corners, int first, int second) =>
        new FigureWriter().Line(new FigureWriter.Raw(opening.TrimEnd()))
            .Line($"var p = Point({names[0]}, {corners[0]});")
            .Line($"var q = Point({names[1]}, {corners[1]});")
            .Line($"var r = Point({names[2]}, {corners[2]});")
            .Line($"Polygon(p, q, r);")
            .Line($"AngleMark(q, p, r, label: {first + "°"});")
            .Line($"AngleMark(p, q, r, label: {second + "°"});")
            .ToString();

    /// <summary>Corners of a triangle with the given angles at the first two, fitted to the canvas.</summary>
    private static Point[] Corners(double first, double second, double turn, bool mirror)
    {
        var side = Math.Sin(second * Math.PI / 180) / Math.Sin((first + second) * Math.PI / 180);
        Point[] shape = [new(0, 0), new(1, 0), Point.Polar(side, first)];
        var map = Affine.Rotation(turn, default).Then(mirror ? Affine.MirrorX(0) : Affine.Identity);
        return Layout.Fit([.. shape.Select(map.Map)], new Box(48, 48, 400, 400));
    }
}
