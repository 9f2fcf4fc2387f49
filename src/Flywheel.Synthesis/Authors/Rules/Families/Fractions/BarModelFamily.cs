using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Fractions;

/// <summary>A bar of equal unknown boxes and a known one with a given total; the step marks what the unknown boxes share.</summary>
internal sealed class BarModelFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "bar-model";

    /// <inheritdoc />
    public override string FigureKind => "fraction-model";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Algebra", "Symbol puzzles and bar models", "Letters for numbers", "Word problems with one unknown", "Balance and equality", "Unknowns on both sides"),
        new("Vectors and Linear Algebra", "Picture and shopping puzzles"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (boxes, value, extra) = (random.Range(2, 6), random.Range(3, 48), random.Range(2, 60));
        var letter = random.Pick<string>(["x", "n", "y", "k", "a"]);
        if (extra == value || extra > 2.5 * value || value > 4 * extra)
        {
            throw new DraftException("One box would be far wider than the others.");
        }

        var total = (boxes * value) + extra;
        var extraFirst = random.Chance(0.4);
        var sheet = Sheet.Begin(drafting, random.Range(450, 560), random.Range(180, 240));
        var figure = Figure(sheet, boxes, value, extra, letter, extraFirst, total, total);
        var right = new NumberAnswer(value);
        var form = AnswerForm.Of(drafting, right, total / (boxes + 1), Math.Round((double)total / boxes), total - extra, value + extra);
        var unit = Unit(sheet, total);
        var from = 34 + (extraFirst ? extra * unit : 0);
        var to = from + (boxes * value * unit);
        var y = Top(sheet) + 46 + 4;
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask(drafting.Say(
                $"Boxes with the same letter are equally large. Which number is {letter}?",
                $"The brace gives the total of the bar. Find {letter}.",
                $"What number does each box marked {letter} stand for?")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"Without the box of {extra}, the {boxes} boxes marked {letter} hold {total} - {extra} = {total - extra}. I put a brace below them.",
                        $"I take the known {extra} away from {total}; what the brace below spans is {total - extra}, shared by {boxes} equal boxes.",
                        $"The {boxes} equal boxes together are {total} - {extra} = {total - extra}, which I note below them."),
                    FigureWriter.Code($"Brace({from + 2}, {to - 2}, {y}, {(total - extra).ToString(System.Globalization.CultureInfo.InvariantCulture)}, below: true, color: {"accent"});")),
            ],
            Conclusion = drafting.Say(
                $"So {boxes} · {letter} = {total - extra}, and {letter} = {total - extra} / {boxes} = {right.Text}{form.End}",
                $"Each of the {boxes} boxes gets {total - extra} / {boxes} = {right.Text}{form.End}",
                $"Dividing {total - extra} by the number of boxes, {boxes}, gives {letter} = {right.Text}{form.End}"),
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = FigureWriter.Code($"var boxes = All({"bar-part"});\nvar unknown = boxes.Where(b => b.Text == {letter});\nreturn (All({"brace"}).First(b => b.Step == 0).Number - boxes.Where(b => b.Text != {letter}).Sum(b => b.Number)) / unknown.Length;"),
            Variant = new Variant(Figure(sheet, boxes, value, extra, letter, extraFirst, total, total + boxes), right with { Number = value + 1 }),
        };
    }

    private static double Top(Sheet sheet) => Math.Round((sheet.Height / 2) - 18);

    private static double Unit(Sheet sheet, int total) => (sheet.Width - 68) / total;

    private static string Figure(Sheet sheet, int boxes, int value, int extra, string letter, bool extraFirst, int scaleTotal, int total)
    {
        List<(int Size, string Label)> parts = [.. Enumerable.Repeat((value, letter), boxes)];
        parts.Insert(extraFirst ? 0 : boxes, (extra, $"{extra}"));
        var y = Top(sheet);
        return sheet.Writer()
            .Line($"BarModel({parts.Select(p => p.Size)}, {parts.Select(p => p.Label)}, 34, {y}, {new FigureWriter.Raw(FormattableString.Invariant($"{Unit(sheet, scaleTotal):0.#####}"))});")
            .Line($"Brace(36, {sheet.Width - 36}, {y - 8}, {$"{total}"});")
            .ToString();
    }
}
