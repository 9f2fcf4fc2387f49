using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.PlaneGeometry;

/// <summary>The length of a tangent from a point at a known distance from the centre; the step draws the radius to the touching point.</summary>
internal sealed class TangentLengthFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "tangent-length";

    /// <inheritdoc />
    public override string FigureKind => "plane-geometry";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => [new("Plane Geometry", "Tangents", "Pythagorean theorem", "Power of a point")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (radius, tangent, distance) = Pythagorean.Pick(random, 65);
        if (tangent > 2.6 * radius || radius > 1.7 * tangent)
        {
            throw new DraftException("The circle is too small or the tangent too short.");
        }

        var unit = LengthUnits.Pick(random);
        var names = drafting.Letters(4);
        var (p, t, o, r) = (names[0], names[1], names[2], names[3]);
        var sheet = Sheet.Begin(drafting);
        var points = Points(sheet, radius, distance, random.Range(-35, 35), random.Chance(0.5), random.Range(100, 230));
        var right = new NumberAnswer(tangent, unit);
        var form = AnswerForm.Of(drafting, right, distance - radius, distance, radius + 2, distance + radius);
        return new Draft
        {
            FigureCode = Figure(sheet, names, points, $"{radius} {unit}", $"{distance} {unit}"),
            Question = form.Ask(drafting.Say(
                $"The line from {p} touches the circle with centre {o} at {t}. How long is {p}{t}?",
                $"{p}{t} is a tangent of the circle round {o}. Find its length in {unit}.",
                $"From {p} a tangent is drawn to the circle with centre {o}. What is the distance from {p} to the touching point {t}?")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"A tangent is perpendicular to the radius at the touching point. I draw the radius {o}{t} and the right angle at {t}.",
                        $"I join the centre {o} with {t}: radius and tangent meet at a right angle there.",
                        $"The radius {o}{t} is missing in the picture. I add it; it is perpendicular to the tangent."),
                    FigureWriter.Code($"Segment({points[2]}, {points[1]}, color: {"accent"}, dashed: true);\n")
                    + FigureWriter.Code($"RightAngle(Pt({points[2]}), Pt({points[1]}), Pt({points[0]}), color: {"accent"});")),
            ],
            Conclusion = drafting.Say(
                $"Triangle {o}{t}{p} has its right angle at {t}, the leg {o}{t} = {radius} {unit} (every radius is as long as {o}{r}) and the hypotenuse {o}{p} = {distance} {unit}. So {p}{t} = √({distance}² - {radius}²) = {right.Text}{form.End}",
                $"{o}{t} is a radius like {o}{r}, so it measures {radius} {unit}. By Pythagoras {p}{t}² = {distance}² - {radius}² = {tangent * tangent}, hence {p}{t} = {right.Text}{form.End}",
                $"In the right triangle with legs {o}{t} = {radius} {unit} and {p}{t} and hypotenuse {distance} {unit}: {p}{t} = √({distance * distance} - {radius * radius}) = {right.Text}{form.End}"),
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = FigureWriter.Code($"var r = Find({"segment"}, {o + r}).Number;\nvar d = Find({"segment"}, {o + p}).Number;\nreturn Math.Sqrt((d - r) * (d + r));"),
            Variant = new Variant(Figure(sheet, names, points, $"{3 * radius} {unit}", $"{3 * distance} {unit}"), right with { Number = 3 * tangent }),
        };
    }

    private static string Figure(Sheet sheet, string[] names, Point[] points, string radius, string distance) =>
        sheet.Writer()
            .Line($"var p = Point({names[0]}, {points[0]});")
            .Line($"var t = Point({names[1]}, {points[1]});")
            .Line($"var o = Point({names[2]}, {points[2]});")
            .Line($"var r = Point({names[3]}, {points[3]});")
            .Line($"Circle(o, Distance(o, t));")
            .Line($"Segment({points[0]}, {points[1].Towards(points[0], -0.25)}, name: {names[0] + names[1]});")
            .Line($"Segment(o, p, label: {distance});")
            .Line($"Segment(o, r, label: {radius});")
            .ToString();

    private static Point[] Points(Sheet sheet, double radius, double distance, double turn, bool mirror, double radiusAt)
    {
        // The touching point lies where the radius makes the angle acos(r / d) with the line to the outer point.
        var opening = Math.Acos(radius / distance) * 180 / Math.PI;
        Point[] shape =
        [
            new(distance, 0), Point.Polar(radius, opening), default, Point.Polar(radius, radiusAt),
            new(-radius, -radius), new(-radius, radius), Point.Polar(radius, opening) + Point.Polar(radius * 0.5, opening + 90),
        ];
        var map = Affine.Rotation(turn, default).Then(mirror ? Affine.MirrorX(0) : Affine.Identity);
        Point[] mapped = [.. shape.Select(map.Map)];
        var bounds = Box.Of([mapped[0], mapped[2] + new Point(radius, radius), mapped[2] - new Point(radius, radius), mapped[6]]);
        var room = sheet.Room(34);
        var scale = Math.Min(room.Width / bounds.Width, room.Height / bounds.Height);
        return [.. mapped.Take(4).Select(q => room.Center + ((q - bounds.Center) * scale))];
    }
}
