using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Vectors;

/// <summary>The size of the resultant of two perpendicular vectors with given sizes; the steps complete the rectangle.</summary>
internal sealed class ResultantFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "resultant";

    /// <inheritdoc />
    public override string FigureKind => "vector-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Vectors and Linear Algebra", "Resultant forces and velocities", "Length and direction angle"),
        new("Mechanics", "Adding forces", "Relative motion", "Vectors in the plane"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (a, b, c) = Pythagorean.Pick(random, 90);
        if (Math.Max(a, b) > 3 * Math.Min(a, b))
        {
            throw new DraftException("One vector is much shorter than the other.");
        }

        var story = random.Pick<(string What, string Unit, string First, string Second)>(
            [("forces", "N", "F", "G"), ("velocities", "m/s", "u", "v"), ("velocities", "km/h", "u", "v"), ("displacements", "m", "s", "d")]);
        var scaleSlip = a + b;
        var sheet = Sheet.BeginUnlined(drafting);
        var turn = random.Pick<int>([0, 90, 180, 270]) + random.Pick<int>([0, 0, 0, random.Range(-25, 25)]);
        var left = random.Chance(0.5);
        var (along, across) = (Point.Polar(a, turn), Point.Polar(b, turn + (left ? 90 : -90)));
        var points = Layout.Fit([default, along, across, along + across], sheet.Room(60));
        var right = new NumberAnswer(c, story.Unit);
        var form = AnswerForm.Of(drafting, right, scaleSlip, Math.Abs(a - b), Math.Max(a, b), scaleSlip / 2.0);
        var (first, second) = ($"{a} {story.Unit}", $"{b} {story.Unit}");
        return new Draft
        {
            FigureCode = Figure(sheet, points, left, story, first, second),
            Question = form.Ask(drafting.Say(
                $"Two {story.What} at right angles are drawn to scale. How large is their resultant?",
                $"The arrows show two {story.What} with their sizes. Find the size of their vector sum in {story.Unit}.",
                $"What single vector replaces the two {story.What} in the picture? Give its magnitude in {story.Unit}.")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        "I complete the two arrows to a rectangle with dashed lines.",
                        $"I shift each arrow to the tip of the other; the dashed copies close a rectangle.",
                        "To add the vectors I build the parallelogram, here a rectangle, from dashed copies of both."),
                    FigureWriter.Code($"Segment({points[1]}, {points[3]}, color: {"green"}, dashed: true);\nSegment({points[2]}, {points[3]}, color: {"green"}, dashed: true);")),
                new ThinkingStep(
                    drafting.Say(
                        "The resultant is its diagonal from the common tail.",
                        "From the common starting point to the opposite corner I draw the resultant."),
                    FigureWriter.Code($"Arrow({points[0]}, {points[3]}, color: {"red"}, width: 3);")),
            ],
            Conclusion = drafting.Say(
                $"It is the hypotenuse of a right triangle with legs {first} and {second}: √({a}² + {b}²) = √{(a * a) + (b * b)} = {right.Text}{form.End}",
                $"By Pythagoras its square is {a * a} + {b * b} = {c * c}, so it measures {right.Text}{form.End}",
                $"Its size is √({a}² + {b}²) = {right.Text}{form.End}"),
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = "var arrows = All(\"vector\");\nreturn Math.Sqrt(arrows.Sum(v => Number(v.Text) * Number(v.Text)));",
            Variant = new Variant(
                Figure(sheet, points, left, story, $"{2 * a} {story.Unit}", $"{2 * b} {story.Unit}"), right with { Number = 2 * c }),
        };
    }

    private static string Figure(Sheet sheet, Point[] points, bool left, (string What, string Unit, string First, string Second) story, string first, string second)
    {
        var (a, b) = (points[1] - points[0], points[2] - points[0]);
        return sheet.Writer()
            .Line($"PolarVector({story.First}, Pt({points[0]}), {a.Length}, {a.Direction}, 1, label: {first}, color: {"blue"}, labelLeft: {!left});")
            .Line($"PolarVector({story.Second}, Pt({points[0]}), {b.Length}, {b.Direction}, 1, label: {second}, color: {"orange"}, labelLeft: {left});")
            .Line($"RightAngle(Pt({points[1]}), Pt({points[0]}), Pt({points[2]}));")
            .Line($"Dot({points[0]});")
            .ToString();
    }
}
