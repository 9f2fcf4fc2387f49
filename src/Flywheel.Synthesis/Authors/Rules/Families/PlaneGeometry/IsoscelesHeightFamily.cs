using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.PlaneGeometry;

/// <summary>The height or area of an isosceles triangle from its sides, by an altitude that makes two right triangles.</summary>
internal sealed class IsoscelesHeightFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "isosceles-height";

    /// <inheritdoc />
    public override string FigureKind => "plane-geometry";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Plane Geometry", "Pythagorean theorem", "Area of triangles and quadrilaterals", "Medians, altitudes and bisectors"),
        new("Algebra", "Geometry problems as equations"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (half, height, leg) = Pythagorean.Pick(random, 75);
        if (height > 3 * half || half > 2.4 * height)
        {
            throw new DraftException("The triangle is too flat or too narrow.");
        }

        var wantsArea = random.Chance(0.5);
        var unit = LengthUnits.Pick(random);
        var names = drafting.Letters(4);
        var (a, b, c, foot) = (names[0], names[1], names[2], names[3]);
        var sheet = Sheet.Begin(drafting);
        var turn = random.Pick<int>([0, 0, 0, 180, random.Range(-25, 25)]);
        Point[] shape = [new(0, -height), new(-half, 0), new(half, 0)];
        var points = Layout.Fit([.. shape.Select(Affine.Rotation(turn, default).Map)], sheet.Room(54));
        var middle = Layout.Whole(points[1].Towards(points[2], 0.5));
        var right = wantsArea ? new NumberAnswer(half * height, unit + "²") : new NumberAnswer(height, unit);
        var form = wantsArea
            ? AnswerForm.Of(drafting, right, 2 * half * height, half * leg, leg * leg / 2.0)
            : AnswerForm.Of(drafting, right, leg - half, Math.Abs((2 * half) - leg), half, leg + 1);
        return new Draft
        {
            FigureCode = Figure(sheet, names, points, $"{leg} {unit}", $"{2 * half} {unit}"),
            Question = form.Ask((wantsArea, random.Next(3)) switch
            {
                (true, 0) => $"What is the area of triangle {a}{b}{c}, in {unit}²?",
                (true, 1) => $"The sides of the triangle are given in the picture. Find its area in {unit}².",
                (true, _) => $"Sides {a}{b} and {a}{c} are equally long. How large is the area of the triangle, in {unit}²?",
                (false, 0) => $"How far is {a} from the line {b}{c}?",
                (false, 1) => $"Find the height of triangle {a}{b}{c} above its base {b}{c}, in {unit}.",
                _ => $"Sides {a}{b} and {a}{c} are equally long. How long is the altitude from {a}?",
            }),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"{a}{b} and {a}{c} are both {leg} {unit}, so the altitude from {a} meets {b}{c} in its middle. I draw it and call its foot {foot}.",
                        $"The triangle is isosceles. I drop the perpendicular from {a} to the base; its foot {foot} halves {b}{c}.",
                        $"I need a right angle to use Pythagoras, so I draw the altitude from {a} to the middle {foot} of the base."),
                    FigureWriter.Code($"Segment({points[0]}, {middle}, color: {"accent"}, dashed: true);\n")
                    + FigureWriter.Code($"Point({foot}, {middle}, color: {"accent"});\n")
                    + FigureWriter.Code($"RightAngle(Pt({points[0]}), Pt({middle}), Pt({points[2]}), color: {"accent"});")),
            ],
            Conclusion = $"In the right triangle {a}{b}{foot} the hypotenuse is {leg} {unit} and one leg is {2 * half} {unit} / 2 = {half} {unit}. "
                + drafting.Say(
                    $"By Pythagoras the altitude is √({leg}² - {half}²) = √{(leg * leg) - (half * half)}",
                    $"Hence {a}{foot}² = {leg}² - {half}² = {(leg * leg) - (half * half)}, and {a}{foot}",
                    $"Therefore {a}{foot} = √({leg * leg} - {half * half})")
                + (wantsArea ? $" = {height} {unit}. The area is {2 * half} {unit} · {height} {unit} / 2 = {right.Text}" : $" = {right.Text}") + form.End,
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = FigureWriter.Code($"var leg = Find({"segment"}, {a + b}).Number;\nvar half = Find({"segment"}, {b + c}).Number / 2;\nvar height = Math.Sqrt(leg * leg - half * half);\n")
                + (wantsArea ? "return half * height;" : "return height;"),
            Variant = new Variant(
                Figure(sheet, names, points, $"{2 * leg} {unit}", $"{4 * half} {unit}"), right with { Number = right.Number * (wantsArea ? 4 : 2) }),
        };
    }

    private static string Figure(Sheet sheet, string[] names, Point[] points, string leg, string width) =>
        sheet.Writer()
            .Line($"var a = Point({names[0]}, {points[0]});")
            .Line($"var b = Point({names[1]}, {points[1]});")
            .Line($"var c = Point({names[2]}, {points[2]});")
            .Line($"Segment(a, b, label: {leg});")
            .Line($"Segment(c, a, label: {leg});")
            .Line($"Segment(b, c, label: {width});")
            .ToString();
}
