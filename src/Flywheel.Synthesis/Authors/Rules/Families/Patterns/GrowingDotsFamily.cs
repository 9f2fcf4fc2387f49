using System.Collections.Immutable;
using System.Text;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Patterns;

/// <summary>Growing dot figures; the number of dots of a later one is asked for. The step writes counts and differences.</summary>
internal sealed class GrowingDotsFamily : ProblemFamily
{
    private static readonly string[] Kinds = ["triangle", "square", "rectangle", "ell"];

    /// <inheritdoc />
    public override string Name => "growing-dots";

    /// <inheritdoc />
    public override string FigureKind => "pattern-matrix";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Algebra", "Growing patterns", "Arithmetic and geometric sequences", "Recursive and special sequences"),
        new("Arithmetic and Number Theory", "Figurate numbers"),
        new("Logic and Patterns", "Difference patterns", "Growth by rule"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var kind = random.Pick<string>(Kinds);
        var (first, shown) = (random.Range(kind == "ell" ? 2 : 1, 3), random.Range(3, 4));
        var asked = shown + random.Range(2, 12);
        var tint = random.Pick<string>(["blue", "orange", "green", "red", "purple", "teal"]);
        var sheet = Sheet.Begin(drafting, random.Range(460, 560), random.Range(190, 230));
        var caption = random.Pick<string>(["Figure", "Pattern", "Stage", "Step"]);
        var figure = Figure(sheet, kind, first, shown, caption, tint);
        var scene = drafting.Draw(figure);
        var counts = Enumerable.Range(0, shown).Select(i => Count(kind, first + i)).ToArray();
        var differences = counts.Zip(counts.Skip(1), (a, b) => b - a).ToArray();
        var right = new NumberAnswer(Count(kind, first + asked - 1), "dots");
        var form = AnswerForm.Of(
            drafting, right, counts[^1] + ((asked - shown) * differences[^1]), Count(kind, first + asked), Count(kind, first + asked - 2), asked * counts[0]);
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask(drafting.Say(
                $"The figures go on in the same way. How many dots does {caption.ToLowerInvariant()} {asked} have?",
                $"{caption} 1 to {caption.ToLowerInvariant()} {shown} are drawn. Find the number of dots in {caption.ToLowerInvariant()} {asked}.",
                $"How many dots are needed for {caption.ToLowerInvariant()} {asked} of this growing pattern?")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I count the dots and write the numbers above: {string.Join(", ", counts)}. They grow by {string.Join(", ", differences)}.",
                        $"Counting gives {string.Join(", ", counts)}, noted above the figures; the increases are {string.Join(", ", differences)}."),
                    Labels(scene, counts)),
            ],
            Conclusion = Reason(drafting, kind, first, asked) + $" = {right.Text}" + form.End,
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = $$"""
                var counts = All("dot-pattern").Select(p => p.Points.Length);
                var d = counts[1] - counts[0];
                var dd = counts[2] - counts[1] - d;
                var n = {{asked - 1}};
                return counts[0] + n * d + n * (n - 1) / 2 * dd;
                """,
            Variant = new Variant(
                Figure(sheet, kind, first + 1, shown, caption, tint), right with { Number = Count(kind, first + asked) }),
        };
    }

    private static int Count(string kind, int side) => kind switch
    {
        "triangle" => side * (side + 1) / 2,
        "square" => side * side,
        "rectangle" => side * (side + 1),
        _ => (2 * side) - 1,
    };

    private static string Reason(Drafting drafting, string kind, int first, int asked)
    {
        var side = first + asked - 1;
        return kind switch
        {
            "triangle" => drafting.Say(
                $"Each figure is a triangle with one dot more along its side than the one before; the side asked for has {side} dots, so there are 1 + 2 + ... + {side} = {side} · {side + 1} / 2",
                $"The rows hold 1, 2, 3 and so on up to {side} dots, together {side} · {side + 1} / 2"),
            "square" => drafting.Say(
                $"The figures are squares. The one asked for has {side} dots along its side, hence {side} · {side}",
                $"Side lengths grow by one, from {first} to {side}; a square of side {side} has {side}²"),
            "rectangle" => drafting.Say(
                $"The figures are rectangles, one dot wider than high. The one asked for is {side} high and {side + 1} wide: {side} · {side + 1}",
                $"Height {side} and width {side + 1} belong to the figure asked for, which makes {side} · {side + 1}"),
            _ => drafting.Say(
                $"Both arms grow by one dot each time. In the figure asked for they have {side} dots and share one: 2 · {side} - 1",
                $"Every figure has two dots more than the one before, starting from {(2 * first) - 1}: {(2 * first) - 1} + {asked - 1} · 2"),
        };
    }

    private static string Labels(Scene scene, int[] counts)
    {
        var code = new StringBuilder();
        var i = 0;
        foreach (var pattern in scene.OfKind("dot-pattern"))
        {
            code.Append(FigureWriter.Code($"Text({$"{counts[i++]}"}, {pattern.Bounds.Center.X}, {pattern.Points.Min(p => p.Y) - 20}, size: 18, color: {"accent"}, style: {"bold"});\n"));
        }

        return code.ToString().TrimEnd();
    }

    private static string Figure(Sheet sheet, string kind, int first, int shown, string caption, string tint)
    {
        var columns = Enumerable.Range(first, shown).Select(s => s + (kind == "rectangle" ? 1 : 0)).ToArray();
        var gaps = shown + 1;
        var spacing = Math.Floor(Math.Min(24, Math.Min((sheet.Width - (gaps * 36)) / columns.Sum(), (sheet.Height - 92) / (first + shown - 1))));
        var gap = (sheet.Width - (columns.Sum() * spacing)) / gaps;
        var writer = sheet.Writer();
        var x = gap;
        for (var i = 0; i < shown; i++)
        {
            writer.Line($"DotPattern({kind}, {first + i}, {Math.Round(x)}, {sheet.Height - 38}, spacing: {spacing}, label: {$"{caption} {i + 1}"}, color: {tint});");
            x += (columns[i] * spacing) + gap;
        }

        return writer.ToString();
    }
}
