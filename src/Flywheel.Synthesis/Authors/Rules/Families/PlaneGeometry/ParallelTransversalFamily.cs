using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.PlaneGeometry;

/// <summary>A transversal crosses two parallels; from one marked angle another, at the other parallel, is found.</summary>
internal sealed class ParallelTransversalFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "parallel-transversal";

    /// <inheritdoc />
    public override string FigureKind => "plane-geometry";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
        [new("Plane Geometry", "Parallel lines and transversals", "Angle chasing", "Angle pairs at a point"), new("Art, Design and Music", "One-point perspective")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var slant = random.Chance(0.5) ? random.Range(38, 80) : random.Range(100, 142);
        var given = random.Next(4);
        var asked = (given + random.Range(1, 3)) % 4;
        var names = drafting.Letters(6);
        var sheet = Sheet.Begin(drafting);
        var tilt = random.Range(-16, 16);
        var points = Points(sheet, slant, tilt);
        var givenSize = given % 2 == 0 ? slant : 180 - slant;
        var same = given % 2 == asked % 2;
        var size = same ? givenSize : 180 - givenSize;
        var right = new NumberAnswer(size, "°");
        var form = AnswerForm.Of(drafting, right, 180 - size, givenSize / 2.0, Math.Abs(90 - givenSize));
        var (upper, lower) = ($"{names[0]}{names[1]}", $"{names[2]}{names[3]}");
        var (corner, vertex) = (names[4], names[5]);
        return new Draft
        {
            FigureCode = Figure(sheet, names, points, given, asked, givenSize),
            Question = form.Ask(drafting.Say(
                $"Lines {upper} and {lower} are parallel. A third line crosses them at {corner} and {vertex}. How large is angle x?",
                $"The arrowheads mark {upper} and {lower} as parallel. Use the angle given at {corner} to find x, in degrees.",
                $"What is the size of the angle marked x at {vertex}, if {upper} is parallel to {lower}?")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The {givenSize}° angle stands at {corner}. Sliding {upper} along the crossing line onto {lower} carries it to {vertex}: the corresponding angle there is also {givenSize}°. I mark it.",
                        $"Parallel lines meet the crossing line at the same angle, so the corresponding angle of the {givenSize}° at {corner} can be marked at {vertex}.",
                        $"I copy the given angle of {givenSize}° from {corner} to the same place at {vertex}, because corresponding angles at parallels are equal."),
                    Mark(points, given, 38, $"{givenSize}°", "green")),
            ],
            Conclusion = Reason(drafting, given, asked, givenSize, size) + form.End,
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = """
                var marks = All("angle-mark");
                var given = marks.First(m => m.Text != "x");
                var asked = marks.First(m => m.Text == "x");
                return Math.Abs(asked["degrees"] - given.Number) < 9 ? given.Number : 180 - given.Number;
                """,
            Variant = VariantOf(sheet, names, slant, tilt, given, asked, right),
        };
    }

    private static Variant VariantOf(Sheet sheet, string[] names, int slant, int tilt, int given, int asked, NumberAnswer right)
    {
        var other = slant < 90 ? slant - 4 : slant + 4;
        var figure = Figure(sheet, names, Points(sheet, other, tilt), given, asked, given % 2 == 0 ? other : 180 - other);
        return new Variant(figure, right with { Number = right.Number + (asked % 2 == 0 ? other - slant : slant - other) });
    }

    /// <summary>Ends of the upper and the lower line, the crossings, and the ends of the crossing line.</summary>
    private static Point[] Points(Sheet sheet, double slant, double tilt)
    {
        var (along, across) = (Point.Polar(1, tilt), Point.Polar(1, tilt + slant));
        var half = across * (0.62 / Math.Sin(slant * Math.PI / 180));
        Point upper = half, lower = half * -1;
        Point[] shape =
        [
            upper - (along * 1.7), upper + (along * 1.7), lower - (along * 1.7), lower + (along * 1.7),
            upper, lower, upper + (across * 0.8), lower - (across * 0.8),
        ];
        return Layout.Fit(shape, sheet.Room(36));
    }

    private static string Figure(Sheet sheet, string[] names, Point[] points, int given, int asked, int size)
    {
        var writer = sheet.Writer();
        for (var i = 0; i < 6; i++)
        {
            writer.Line($"Point({names[i]}, {points[i]}, dot: {i >= 4});");
        }

        return writer
            .Line($"Segment({points[0]}, {points[1]});")
            .Line($"Segment({points[2]}, {points[3]});")
            .Line($"Segment({points[6]}, {points[7]});")
            .Line($"ParallelMark(Pt({points[4]}), Pt({points[1]}));")
            .Line($"ParallelMark(Pt({points[5]}), Pt({points[3]}));")
            .Line(new FigureWriter.Raw(MarkAt(points, 4, given, 26, $"{size}°", "accent")))
            .Line(new FigureWriter.Raw(MarkAt(points, 5, asked, 26, "x", "accent")))
            .ToString();
    }

    private static string Mark(Point[] points, int quarter, double radius, string label, string color) => MarkAt(points, 5, quarter, radius, label, color);

    /// <summary>
    /// A mark in one of the four angles at a crossing, counted anticlockwise from the one between the line's right end and the crossing
    /// line's upper end.
    /// </summary>
    private static string MarkAt(Point[] points, int vertex, int quarter, double radius, string label, string color)
    {
        var right = points[vertex == 4 ? 1 : 3];
        var left = points[vertex == 4 ? 0 : 2];
        Point[] arms = [right, points[6], left, points[7]];
        return FigureWriter.Code($"AngleMark(Pt({arms[quarter]}), Pt({points[vertex]}), Pt({arms[(quarter + 1) % 4]}), label: {label}, color: {color}, radius: {radius});");
    }

    private static string Reason(Drafting drafting, int given, int asked, int givenSize, int size) => ((asked - given + 4) % 4) switch
    {
        2 => drafting.Say(
            $"x lies opposite the marked angle at the same crossing, and vertical angles are equal: x = {size}°",
            $"As x is the vertical angle of the one that I marked, x = {size}°"),
        _ => drafting.Say(
            $"x and the marked angle together form a straight angle, so x = 180° - {givenSize}° = {size}°",
            $"Next to each other on a straight line, the marked angle and x add up to 180°: x = 180° - {givenSize}° = {size}°"),
    };
}
