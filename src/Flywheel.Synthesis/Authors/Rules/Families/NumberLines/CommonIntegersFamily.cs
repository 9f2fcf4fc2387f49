using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.NumberLines;

/// <summary>How many integers lie in both of two intervals (or in the one but not the other); the step marks where they overlap.</summary>
internal sealed class CommonIntegersFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "common-integers";

    /// <inheritdoc />
    public override string FigureKind => "number-line";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Algebra", "Inequalities on a number line", "Solving linear inequalities", "Quadratic inequalities"),
        new("Functions and Calculus", "Domain and range"),
        new("Analytic Geometry", "Half-planes and strips"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var left = random.Range(-9, -2);
        int[] ends = [.. random.Sample(Enumerable.Range(left + 1, 13), 4).Order()];
        bool[] closed = [random.Chance(0.5), random.Chance(0.5), random.Chance(0.5), random.Chance(0.5)];
        var both = random.Chance(0.6);
        var from = ends[1] + (closed[1] ? 0 : 1);
        var to = ends[2] - (closed[2] ? 0 : 1);
        var first = new Span(ends[0], ends[2], closed[0], closed[2]);
        var second = new Span(ends[1], ends[3], closed[1], closed[3]);
        var common = Math.Max(0, to - from + 1);
        var only = first.Count - common;
        var count = both ? common : only;
        if (common < 1 || count < 1)
        {
            throw new DraftException("The intervals share no integer.");
        }

        var names = random.Pick<(string, string)>([("A", "B"), ("I", "J"), ("P", "Q"), ("S", "T")]);
        var sheet = Sheet.BeginUnlined(drafting, random.Range(470, 560), random.Range(210, 260));
        var figure = Figure(sheet, names, left, first, second);
        var scene = drafting.Draw(figure);
        var right = new NumberAnswer(count);
        var form = AnswerForm.Of(drafting, right, ends[2] - ends[1], count + 1, count - 1, ends[2] - ends[1] + 1, both ? only : first.Count);
        var (p, q) = (Tick(scene, ends[1]), Tick(scene, ends[2]));
        var up = new Point(0, -78);
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask(both
                ? drafting.Say(
                    $"How many integers belong to both {names.Item1} and {names.Item2}?",
                    $"Two intervals {names.Item1} and {names.Item2} are drawn above the number line; empty circles do not belong. How many integers lie in both?",
                    $"A number x lies in {names.Item1} and also in {names.Item2}. How many integer values can x have?")
                : drafting.Say(
                    $"How many integers belong to {names.Item1} but not to {names.Item2}?",
                    $"Two intervals {names.Item1} and {names.Item2} are drawn above the number line; empty circles do not belong. How many integers lie in {names.Item1} only?",
                    $"A number x lies in {names.Item1}, but not in {names.Item2}. How many integer values can x have?")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"{names.Item2} starts at {ends[1]} and {names.Item1} ends at {ends[2]}. I drop dashed lines there: between them the intervals overlap.",
                        $"The overlap reaches from the left end of {names.Item2}, {ends[1]}, to the right end of {names.Item1}, {ends[2]}. I mark both borders.",
                        $"I draw the borders of the common part, at {ends[1]} and {ends[2]}."),
                    FigureWriter.Code($"Segment({p + up}, {p}, color: {"accent"}, dashed: true);\nSegment({q + up}, {q}, color: {"accent"}, dashed: true);")),
            ],
            Conclusion = $"A filled circle belongs to its interval, an empty one does not, so the integers in both run from {from} to {to}: {common} of them. "
                + (both
                    ? drafting.Say($"The number asked for is {right.Text}", $"That makes {right.Text}")
                    : drafting.Say(
                        $"{names.Item1} has {first.Count} integers in all, and {first.Count} - {common} = {right.Text}",
                        $"Of the {first.Count} integers in {names.Item1} this leaves {first.Count} - {common} = {right.Text}")) + form.End,
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = FigureWriter.Code($"var a = Find({"interval"}, {names.Item1});\nvar b = Find({"interval"}, {names.Item2});\n")
                + """
                bool Within(Element i, double x) => (x > i["from"] || (x == i["from"] && i["fromClosed"] == 1)) && (x < i["to"] || (x == i["to"] && i["toClosed"] == 1));

                """
                + $"return All(\"tick\").Where(t => Within(a, t.Number) && {(both ? "" : "!")}Within(b, t.Number)).Count();",
            Variant = both
                ? new Variant(Figure(sheet, names, left, first, second with { FromClosed = !second.FromClosed }), right with { Number = count + (closed[1] ? -1 : 1) })
                : new Variant(Figure(sheet, names, left, first with { FromClosed = !first.FromClosed }, second), right with { Number = count + (closed[0] ? -1 : 1) }),
        };
    }

    private static Point Tick(Scene scene, int value) =>
        scene.OfKind("tick").FirstOrDefault(t => t.Find("value")?.Number == value)?.Position ?? throw new DraftException($"There is no tick {value}.");

    private static string Figure(Sheet sheet, (string, string) names, int left, Span a, Span b) =>
        sheet.Writer()
            .Line($"NumberLine({left}, {left + 14}, y: {Math.Round(sheet.Height * 0.72)});")
            .Line($"Interval({a.From}, {a.To}, fromClosed: {a.FromClosed}, toClosed: {a.ToClosed}, label: {names.Item1}, color: {"blue"}, level: 1);")
            .Line($"Interval({b.From}, {b.To}, fromClosed: {b.FromClosed}, toClosed: {b.ToClosed}, label: {names.Item2}, color: {"orange"}, level: 2);")
            .ToString();

    /// <summary>An interval with whole ends.</summary>
    private readonly record struct Span(int From, int To, bool FromClosed, bool ToClosed)
    {
        /// <summary>How many integers it holds.</summary>
        public int Count => To - From + 1 - (FromClosed ? 0 : 1) - (ToClosed ? 0 : 1);
    }
}
