using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Fractions;

/// <summary>The shaded (or unshaded) share of a whole in lowest terms, or in percent; the step groups the parts.</summary>
internal sealed class ShadedShareFamily : ProblemFamily
{
    private static readonly string[] Tints = ["blue", "orange", "green", "purple", "teal", "brown"];

    /// <inheritdoc />
    public override string Name => "shaded-share";

    /// <inheritdoc />
    public override string FigureKind => "fraction-model";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Arithmetic and Number Theory", "Fractions of a whole", "Equivalent fractions", "Percentages of amounts", "Fraction and decimal conversion"),
        new("Plane Geometry", "Area ratios and shaded regions"),
        new("Statistics and Data Visualisation", "Area and part-whole displays"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (groups, taken, size) = (random.Range(2, 9), random.Range(1, 8), random.Range(2, 4));
        var (parts, shaded) = (groups * size, taken * size);
        if (taken >= groups || Gcd(taken, groups) != 1 || parts > 32)
        {
            throw new DraftException("The share is a whole, not in lowest terms, or of too many parts.");
        }

        var percent = 100 % groups == 0 && random.Chance(0.6);
        var rest = random.Chance(0.3);
        var circle = parts <= 20 && random.Chance(0.4);
        var tint = random.Pick<string>(Tints);
        var sheet = circle ? Sheet.Begin(drafting) : Sheet.Begin(drafting, random.Range(440, 560), random.Range(200, 280));
        var figure = Figure(sheet, circle, parts, shaded, tint);
        var scene = drafting.Draw(figure);
        var (count, share) = (rest ? parts - shaded : shaded, rest ? groups - taken : taken);
        var word = rest ? "unshaded" : "shaded";
        var right = percent ? (Answer)new NumberAnswer(100.0 * share / groups, "%") : new TextAnswer($"{share}/{groups}");
        var form = percent
            ? AnswerForm.Of(drafting, (NumberAnswer)right, 100 - (100.0 * share / groups), count, parts)
            : AnswerForm.Of(drafting, right.Text, $"{groups - share}/{groups}", $"{share}/{groups - share}", $"{share}/{groups + 1}", $"{share + 1}/{groups}", $"{share}/{parts}");
        var lines = Enumerable.Range(0, groups).Select(i => GroupLine(scene, circle, i * size, parts));
        var shape = circle ? "circle" : "bar";
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask(percent
                ? drafting.Say($"What percentage of the {shape} is {word}?", $"The {shape} is cut into equal parts. What percentage of it is {word}?", $"Which share of the {shape} is {word}? Give it in percent.")
                : drafting.Say($"Which fraction of the {shape} is {word}? Give it in lowest terms.", $"The {shape} is cut into equal parts. Write the {word} share as a fraction in lowest terms.", $"How much of the {shape} is {word}? Reduce the fraction as far as possible.")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"There are {parts} equal parts, {count} of them {word}. Every {size} together make one group; I draw over the borders of the groups.",
                        $"{count} of {parts} parts {(count == 1 ? "is" : "are")} {word}. Both numbers are divisible by {size}, so I bundle the parts in groups of {size} with thick lines.",
                        $"I count {parts} parts and {count} {word} ones, and bundle them by {size}: the thick lines show {groups} groups."),
                    string.Join('\n', lines)),
            ],
            Conclusion = (percent
                ? drafting.Say(
                    $"{share} of {groups} groups {(share == 1 ? "is" : "are")} {word}, and {share}/{groups} = {right.Text}",
                    $"One group is {100 / groups}% of the whole; {share} of them make {right.Text}")
                : drafting.Say(
                    $"{share} of {groups} groups {(share == 1 ? "is" : "are")} {word}, so {count}/{parts} = {right.Text}",
                    $"Dividing {count} and {parts} by {size} gives the {word} share {right.Text}",
                    $"In groups it is {share} out of {groups}, that is {right.Text}")) + form.End,
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = $"var parts = All(\"part\");\nvar n = parts.Length;\nvar k = parts.Where(p => p[\"shaded\"] == {(rest ? 0 : 1)}).Count();\n"
                + (percent
                    ? "return 100.0 * k / n;"
                    : """
                    var a = k;
                    var b = n;
                    while (b != 0) { var r = a % b; a = b; b = r; }
                    return $"{k / a}/{n / a}";
                    """),
            Variant = percent
                ? new Variant(Figure(sheet, circle, parts, shaded - size, tint), (NumberAnswer)right with { Number = 100.0 * (share + (rest ? 1 : -1)) / groups })
                : new Variant(Figure(sheet, circle, parts, parts, tint), new TextAnswer(rest ? "0/1" : "1/1")),
        };
    }

    private static string GroupLine(Figures.Scenes.Scene scene, bool circle, int part, int parts)
    {
        var whole = scene.OfKind("whole").First();
        if (circle)
        {
            var (center, radius) = (whole.Position, whole.Find("radius")?.Number ?? 0);
            var rim = center + Figures.Geometry.Point.Polar(radius + 8, 90 - (part * 360.0 / parts));
            return FigureWriter.Code($"Segment({center}, {rim}, color: {"red"}, width: 4);");
        }

        var (topLeft, bottomRight) = (whole.Points[0], whole.Points[2]);
        var left = topLeft.X + ((bottomRight.X - topLeft.X) * part / parts);
        return FigureWriter.Code($"Segment({left}, {topLeft.Y - 12}, {left}, {bottomRight.Y + 12}, color: {"red"}, width: 4);");
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);

    private static string Figure(Sheet sheet, bool circle, int parts, int shaded, string tint)
    {
        var radius = Math.Floor((Math.Min(sheet.Width, sheet.Height) / 2) - 44);
        return circle
            ? sheet.Writer().Line($"FractionCircle({parts}, {shaded}, {sheet.Width / 2}, {sheet.Height / 2}, {radius}, color: {tint});").ToString()
            : sheet.Writer().Line($"FractionBar({parts}, {shaded}, 30, {Math.Round((sheet.Height / 2) - 36)}, width: {sheet.Width - 60}, height: 72, color: {tint});").ToString();
    }
}
