using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.PlaneGeometry;

/// <summary>Area or perimeter of an L-shape with some sides given; the step cuts it into two rectangles.</summary>
internal sealed class EllAreaFamily : ProblemFamily
{
    private static readonly string[] Things = ["figure", "plot of land", "terrace", "sheet of metal", "garden bed", "cardboard piece"];

    /// <inheritdoc />
    public override string Name => "ell-area";

    /// <inheritdoc />
    public override string FigureKind => "plane-geometry";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Plane Geometry", "Area of rectangles and composite figures", "Perimeter"),
        new("Algebra", "Geometry problems as equations"),
        new("Arithmetic and Number Theory", "Powers and roots"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (width, height) = (random.Range(7, 24), random.Range(6, 20));
        var (notchWidth, notchHeight) = (random.Range(2, width - 3), random.Range(2, height - 3));
        if (width > 2 * height || height > 1.6 * width || notchWidth < 0.22 * width || notchWidth > 0.78 * width || notchHeight < 0.22 * height || notchHeight > 0.78 * height)
        {
            throw new DraftException("Some side is too short to label.");
        }

        var wantsArea = random.Chance(0.65);
        var unit = random.Pick<string>(["cm", "m", "m", "dm"]);
        var thing = random.Pick<string>(Things);
        var (mirrorX, mirrorY) = (random.Chance(0.5), random.Chance(0.5));
        var sheet = Sheet.Begin(drafting);
        var points = Points(sheet, width, height, notchWidth, notchHeight, mirrorX, mirrorY);
        var area = (width * height) - (notchWidth * notchHeight);
        var right = wantsArea ? new NumberAnswer(area, unit + "²") : new NumberAnswer(2 * (width + height), unit);
        var form = wantsArea
            ? AnswerForm.Of(drafting, right, width * height, (width * (height - notchHeight)) + (notchHeight * notchWidth), area + (notchWidth * notchHeight / 2.0))
            : AnswerForm.Of(drafting, right, (2 * (width + height)) - notchWidth - notchHeight, width + height + notchWidth + notchHeight, width + height);
        var (upper, lower) = ((width - notchWidth) * notchHeight, width * (height - notchHeight));
        return new Draft
        {
            FigureCode = Figure(sheet, points, width, height, notchWidth, notchHeight, unit),
            Question = form.Ask((wantsArea, random.Next(3)) switch
            {
                (true, 0) => $"All corners of this {thing} are right angles. What is its area, in {unit}²?",
                (true, 1) => $"The picture shows a {thing} with right angles only. Find its area in {unit}².",
                (true, _) => $"How many {unit}² does this {thing} cover, if all its angles are right angles?",
                (false, 0) => $"All corners of this {thing} are right angles. How long is its perimeter?",
                (false, 1) => $"The picture shows a {thing} with right angles only. Find the length of its boundary in {unit}.",
                _ => $"What is the perimeter of this {thing}, in {unit}? All its angles are right angles.",
            }),
            Steps = wantsArea ? [Cut(drafting, points, width, height, notchWidth, notchHeight, unit)] : [Push(drafting, points, width, height, unit)],
            Conclusion = (wantsArea
                ? drafting.Say(
                    $"One rectangle is {width - notchWidth} {unit} by {notchHeight} {unit}, the other {width} {unit} by {height - notchHeight} {unit}. Together they cover {upper} {unit}² + {lower} {unit}² = {right.Text}",
                    $"{width - notchWidth} · {notchHeight} = {upper} and {width} · {height - notchHeight} = {lower}; the sum is {upper} + {lower} = {right.Text}",
                    $"The two rectangles measure {upper} {unit}² and {lower} {unit}², which makes {right.Text}")
                : drafting.Say(
                    $"So the boundary is as long as that of a rectangle of {width} {unit} by {height} {unit}: 2 · ({width} + {height}) = {right.Text}",
                    $"The perimeter is that of the full rectangle, 2 · {width} {unit} + 2 · {height} {unit} = {right.Text}")) + form.End,
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = wantsArea
                ? "return Find(\"segment\", \"width\").Number * Find(\"segment\", \"height\").Number - Find(\"segment\", \"notch-width\").Number * Find(\"segment\", \"notch-height\").Number;"
                : "return 2 * Find(\"segment\", \"width\").Number + 2 * Find(\"segment\", \"height\").Number;",
            Variant = new Variant(
                Figure(sheet, Points(sheet, width + 1, height, notchWidth, notchHeight, mirrorX, mirrorY), width + 1, height, notchWidth, notchHeight, unit),
                right with { Number = right.Number + (wantsArea ? height : 2) }),
        };
    }

    private static ThinkingStep Cut(Drafting drafting, Point[] points, int width, int height, int notchWidth, int notchHeight, string unit) => new(
        drafting.Say(
            $"I cut the shape with a straight line from the inner corner into two rectangles. The missing sides are {width} - {notchWidth} = {width - notchWidth} {unit} and {height} - {notchHeight} = {height - notchHeight} {unit}.",
            $"A cut through the inner corner leaves two rectangles; their unknown sides are {width} {unit} - {notchWidth} {unit} = {width - notchWidth} {unit} and {height} {unit} - {notchHeight} {unit} = {height - notchHeight} {unit}.",
            $"The dashed cut makes two rectangles. By subtraction the sides without label are {width - notchWidth} {unit} and {height - notchHeight} {unit}."),
        FigureWriter.Code($"Segment({points[3]}, {new Point(points[0].X, points[3].Y)}, color: {"accent"}, dashed: true);"));

    private static ThinkingStep Push(Drafting drafting, Point[] points, int width, int height, string unit)
    {
        var corner = new Point(points[4].X, points[2].Y);
        return new(
            drafting.Say(
                $"I push the two inner sides outwards, as dashed lines: their lengths stay the same, and the outline becomes a full rectangle of {width} {unit} by {height} {unit}.",
                $"The two sides at the inner corner are as long as the dashed ones that complete the rectangle of {width} {unit} by {height} {unit}.",
                "I complete the shape to a rectangle. The dashed sides are as long as the two inner ones that they replace."),
            FigureWriter.Code($"Segment({points[2]}, {corner}, color: {"accent"}, dashed: true);\nSegment({corner}, {points[4]}, color: {"accent"}, dashed: true);"));
    }

    /// <summary>The six corners: the full edge's far end, round the notch (third to fifth), and back.</summary>
    private static Point[] Points(Sheet sheet, double width, double height, double notchWidth, double notchHeight, bool mirrorX, bool mirrorY)
    {
        Point[] shape = [new(0, height), new(0, 0), new(width - notchWidth, 0), new(width - notchWidth, notchHeight), new(width, notchHeight), new(width, height)];
        return Layout.Fit([.. shape.Select(p => new Point(mirrorX ? -p.X : p.X, mirrorY ? -p.Y : p.Y))], sheet.Room(60));
    }

    private static string Figure(Sheet sheet, Point[] points, int width, int height, int notchWidth, int notchHeight, string unit)
    {
        (string Name, string Label)[] sides =
            [("height", $"{height} {unit}"), ("", ""), ("notch-height", $"{notchHeight} {unit}"), ("notch-width", $"{notchWidth} {unit}"), ("", ""), ("width", $"{width} {unit}")];
        var corners = new FigureWriter.Raw(string.Join(", ", points.Select(p => FigureWriter.Code($"Pt({p})"))));
        var writer = sheet.Writer().Line($"Polygon([{corners}], fill: {"shade"}, opacity: 0.8, width: 0);");

        // Labels stand to the right of a segment's direction; walking anticlockwise keeps them outside.
        var clockwise = (points[2] - points[1]).Cross(points[0] - points[1]) > 0;
        for (var i = 0; i < sides.Length; i++)
        {
            var (from, to) = (points[i], points[(i + 1) % 6]);
            writer.Line($"Segment({(clockwise ? to : from)}, {(clockwise ? from : to)}, label: {sides[i].Label}, name: {sides[i].Name});");
        }

        return writer.ToString();
    }
}
