using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Optics;

/// <summary>An object before a thin lens; distance or height of its image. The steps draw two principal rays and the image.</summary>
internal sealed class LensImageFamily : ProblemFamily
{
    private static readonly (int Focal, int Distance)[] Converging = [.. Whole(Enumerable.Range(3, 12))];
    private static readonly (int Focal, int Distance)[] Diverging = [.. Whole(Enumerable.Range(-14, 12))];

    /// <inheritdoc />
    public override string Name => "lens-image";

    /// <inheritdoc />
    public override string FigureKind => "ray-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Waves and Optics", "Lens shapes and ray tracing", "Thin lens equation", "Cameras and projectors"),
        new("Astronomy", "Refracting telescopes"),
        new("Art, Design and Music", "Lenses and framing", "Camera and exposure"),
        new("Health and Medicine", "Eye and vision"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (signed, distance) = random.Pick<(int Focal, int Distance)>(random.Chance(0.75) ? Converging : Diverging);
        var (converging, focal, image) = (signed > 0, Math.Abs(signed), signed * distance / (distance - signed));
        var step = distance / Gcd(distance, Math.Abs(image));
        if (step > 9)
        {
            throw new DraftException("The height of the image is not whole.");
        }

        var height = step * random.Range(Math.Max(1, 3 / step), 9 / step);

        var size = height * Math.Abs(image) / distance;
        var (left, right) = (Math.Max(Math.Max(distance, focal), -image) + 3, Math.Max(Math.Max(image, focal), 8) + 3);
        var sheet = Sheet.Begin(drafting, 540, 380);
        var unit = (540.0 - 56) / (left + right);
        if (left + right > 60 || Math.Max(size, height) * unit > 145 || Math.Min(size, height) * unit < 14 || size == height || Math.Abs(Math.Abs(image) - focal) * unit < 8)
        {
            throw new DraftException("The picture would be too large or too small.");
        }

        var asksHeight = random.Chance(0.35);
        var y = 190;
        var half = Math.Round(Math.Max(100, (Math.Max(size, height) * unit) + 18));
        var kind = converging ? "converging" : "diverging";
        string Figure(int tall) => sheet.Writer()
            .Line($"OpticalBench({left}, {right}, {y}, every: {(left + right > 34 ? 5 : 2)});")
            .Line($"Lens({kind}, {focal}, half: {half});")
            .Line($"ObjectArrow(\"object\", {-distance}, {tall});")
            .ToString();
        var scene = drafting.Draw(Figure(height));
        var zero = scene.OfKind("bench").Single().Points[0];
        Point At(double along, double up) => zero + new Point(along * unit, -up * unit);
        var (tip, entry) = (scene.Get("object-arrow", "object").Points[1], At(0, height));
        var imageHeight = -(double)height * image / distance;
        var imageTip = At(image, imageHeight);
        var answer = new NumberAnswer(asksHeight ? size : Math.Abs(image), "cm");
        var verdict = Verdict.Maybe(drafting, answer, asksHeight ? drafting.Near(answer, height, height * 2, Math.Abs(image)) : drafting.Near(answer, distance, focal, Math.Abs(distance - focal), focal * 2));
        var onward = image > 0 ? (Beyond(entry, imageTip, 1.12), Beyond(tip, imageTip, 1.06)) : (At(right * 0.8, height - (height * right * 0.8 / signed)), At(right * 0.8, -(double)height * right * 0.8 / distance));
        var rays = new List<string> { Drawn.Line(tip, entry, "red"), Drawn.Line(entry, Clip(entry, onward.Item1), "red"), Drawn.Line(tip, Clip(tip, onward.Item2), "purple") };
        var behind = image > 0 ? [] : new[] { Drawn.Dashed(entry, imageTip, "red"), Drawn.Dashed(tip, imageTip, "purple") };
        Point Beyond(Point a, Point b, double share) => a.Towards(b, share);
        Point Clip(Point a, Point b)
        {
            var limit = b.Y > 365 ? 365 : b.Y < 15 ? 15 : double.NaN;
            return double.IsNaN(limit) ? b : a.Towards(b, (limit - a.Y) / (b.Y - a.Y));
        }

        var side = image > 0 ? "behind the lens" : "on the object's side";
        var nature = image > 0 ? "real and upside down" : "virtual and upright";
        return new Draft
        {
            FigureCode = Figure(height),
            Question = asksHeight
                ? drafting.Say(
                    $"How high is the image of the object, in cm? (The scale is the same along the axis and across it.)",
                    $"The lens forms an image of the upright arrow. Find the image's height in cm, with the scale of the axis.",
                    $"What size, in cm, does the image of the arrow have? Use the scale of the axis for heights, too.")
                : drafting.Say(
                    $"At what distance from the lens does the image of the object lie, in cm?",
                    $"Construct the image of the arrow. How far from the lens is it, in cm?",
                    $"The {kind} lens forms an image of the object. Find its distance from the lens in cm."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"From the tip of the object I draw two rays: the one parallel to the axis is bent {(converging ? "through" : "as if it came from")} F', the one through the middle of the lens goes straight on.",
                        $"Two principal rays are enough. The red one is parallel first and then {(converging ? "passes F'" : "seems to come from F'")}, the purple one crosses the centre of the lens unbent.",
                        $"I trace a parallel ray, which {(converging ? "goes on through" : "leaves as if from")} the focal point F', and a central ray."),
                    Drawn.Code(rays.Concat(behind))),
                new ThinkingStep(
                    drafting.Say(
                        $"{(image > 0 ? "They meet" : "Drawn backwards (dashed), they meet")} {side}: the image, {nature}. I add it as an arrow.",
                        $"Where the {(image > 0 ? "rays" : "dashed extensions")} cross is the tip of the image, {nature}. I draw it.",
                        $"The crossing of the {(image > 0 ? "two rays" : "two extended rays")} is the image of the tip; the whole image is {nature}."),
                    FigureWriter.Code($"Arrow({At(image, 0)}, {imageTip}, color: \"accent\", width: 3.4);")),
            ],
            Conclusion = asksHeight
                ? drafting.Say(
                    $"The image stands at {Math.Abs(image)} cm and the object at {distance} cm, and {height} · {Math.Abs(image)} / {distance} = {size}. So its height is {verdict.Text}.",
                    $"Against the scale the image is as high as {height} · {Math.Abs(image)} / {distance} = {size} units: {verdict.Text}.")
                : drafting.Say(
                    $"On the scale the image stands at {Math.Abs(image)}, so its distance is {verdict.Text}.",
                    $"With f = {focal} cm and the object at {distance} cm the lens equation agrees; the image distance is {verdict.Text}.",
                    $"I read its place on the axis: {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var f = Find("lens")["focal"];
                var bench = Find("bench");
                var arrow = Find("object-arrow").Points;
                var g = Math.Abs(arrow[0].X - bench.Points[0].X) / bench["unit"];
                var b = Math.Abs(f * g / (g - f));
                return Round({{(asksHeight ? "b / g * Distance(arrow[0], arrow[1]) / bench[\"unit\"]" : "b")}}, 3);
                """,
            Variant = asksHeight && height > 3 && (height - 1) * Math.Abs(image) % distance == 0 ? new Variant(Figure(height - 1), answer with { Number = (height - 1) * Math.Abs(image) / distance }) : asksHeight ? null : new Variant(Figure(height > 3 ? height - 1 : height + 1), answer),
        };
    }

    /// <summary>Focal lengths and distances for which the image lies at a whole number.</summary>
    private static IEnumerable<(int Focal, int Distance)> Whole(IEnumerable<int> focals) =>
        from focal in focals
        from distance in Enumerable.Range(2, 34)
        where distance != focal && focal * distance % (distance - focal) == 0 && Math.Abs(focal * distance / (distance - focal)) <= 40
        select (focal, distance);

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
}
