using System.Collections.Immutable;
using System.Text;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Tilings;

/// <summary>
/// An ornament of a ring of petals round a regular polygon: how many mirror lines it has, or by which smallest angle it turns onto itself.
/// </summary>
internal sealed class SymmetryAxesFamily : ProblemFamily
{
    private static readonly string[] Shapes = ["leaf", "drop", "kite", "disc"];
    private static readonly string[] Hues = ["blue", "orange", "green", "red", "purple", "teal", "pink"];

    /// <inheritdoc />
    public override string Name => "symmetry-axes";

    /// <inheritdoc />
    public override string FigureKind => "tiling-pattern";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Art, Design and Music", "Mirror and turn symmetry", "Stars, knots and interlace", "Paper folding"),
        new("Plane Geometry", "Symmetry of figures", "Rotation and translation"),
        new("Algebra", "Groups and symmetry"),
        new("Logic and Patterns", "Reflection reasoning", "Chirality and rotation tests"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (petals, sides) = (random.Range(3, 16), random.Range(3, 12));
        var order = Gcd(petals, sides);
        var bladed = random.Chance(0.25);
        var wantsAngle = bladed || random.Chance(0.35);
        if (order < 2 || (order == petals && order == sides && random.Chance(0.7)))
        {
            throw new DraftException("The ornament has no symmetry worth asking about, or too plain a one.");
        }

        if (360 % order != 0)
        {
            throw new DraftException("The angle is no whole number of degrees.");
        }

        var shape = bladed ? "blade" : random.Pick<string>(Shapes);
        var turn = random.Range(0, 89);
        var sheet = Sheet.BeginUnlined(drafting);
        var (tint, fill) = (random.Pick<string>(Hues), random.Pick<string>(Hues));
        var layout = new Ornament(petals, sides, shape, turn, tint, fill);
        var figure = Figure(sheet, layout);
        var right = wantsAngle ? new NumberAnswer(360.0 / order, "°") : new NumberAnswer(order);
        var form = wantsAngle
            ? AnswerForm.Of(drafting, right, Math.Round(360.0 / petals), Math.Round(360.0 / sides), 180.0 / order, 720.0 / order)
            : AnswerForm.Of(drafting, right, petals, sides, 2 * order, order + 1, Math.Abs(petals - sides) + 2);
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask(wantsAngle
                ? drafting.Say(
                    "Through which smallest angle must the whole ornament be turned about its centre to look the same again?",
                    "The ornament is turned about its centre until it first covers itself. By how many degrees?",
                    "What is the smallest turn, in degrees, that carries ring and inner polygon onto themselves?")
                : drafting.Say(
                    "How many lines of symmetry does the whole ornament have?",
                    "In how many ways can the ornament, ring and inner polygon together, be folded onto itself?",
                    "How many mirror lines carry both the ring and the inner polygon onto themselves?")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The ring has {petals} equal petals and the polygon inside {sides} corners. I look where a petal and a corner point the same way, and draw rays there.",
                        $"Counting, there are {petals} petals and {sides} corners. The rays mark the directions that petals and corners share.",
                        $"I count {petals} petals and {sides} corners of the polygon, and mark by rays where a corner points straight at a petal's tip."),
                    Rays(sheet, layout, order)),
            ],
            Conclusion = wantsAngle
                ? drafting.Say(
                    $"There are {order} rays, evenly spread, so the ornament covers itself after 360° / {order} = {right.Text}{form.End}",
                    $"Petals repeat every 360°/{petals}, corners every 360°/{sides}; both at once after 360° / {order} = {right.Text}{form.End}")
                : drafting.Say(
                    $"Only the directions common to both count: the greatest common divisor of {petals} and {sides} is {order}, and there are as many mirror lines, {right.Text}{form.End}",
                    $"{petals} petals alone have {petals} mirror lines and the polygon alone {sides}; they share gcd({petals}, {sides}) = {right.Text}{form.End}"),
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = "var a = All(\"petal\").Length;\nvar b = Find(\"regular-polygon\").Points.Length - 1;\nwhile (b != 0) { var r = a % b; a = b; b = r; }\n"
                + (wantsAngle ? "return 360.0 / a;" : "return a;"),
            Variant = sides == petals ? null : new Variant(Figure(sheet, layout with { Sides = petals }), right with { Number = wantsAngle ? 360.0 / petals : petals }),
        };
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);

    private static (Point Center, double Radius) Place(Sheet sheet) =>
        (new Point(Math.Round(sheet.Width / 2), Math.Round(sheet.Height / 2)), Math.Floor((Math.Min(sheet.Width, sheet.Height) / 2) - 34));

    private static string Rays(Sheet sheet, Ornament layout, int order)
    {
        var (center, radius) = Place(sheet);
        var code = new StringBuilder();
        for (var i = 0; i < order; i++)
        {
            var end = center + Point.Polar(radius + 16, 90 - layout.Turn - (i * 360.0 / order));
            code.Append(FigureWriter.Code($"Segment({center}, {end}, color: {"accent"}, dashed: true);\n"));
        }

        return code.ToString().TrimEnd();
    }

    private static string Figure(Sheet sheet, Ornament layout)
    {
        var (center, radius) = Place(sheet);
        return sheet.Writer()
            .Line($"PetalRing({layout.Petals}, {center}, {radius * 0.46}, {radius}, shape: {layout.Shape}, color: {layout.Tint}, rotation: {layout.Turn});")
            .Line($"RegularPolygon({layout.Sides}, {center}, {radius * 0.4}, rotation: {layout.Turn}, fill: {layout.Fill});")
            .ToString();
    }

    /// <summary>What the ornament looks like.</summary>
    private sealed record Ornament(int Petals, int Sides, string Shape, int Turn, string Tint, string Fill);
}
