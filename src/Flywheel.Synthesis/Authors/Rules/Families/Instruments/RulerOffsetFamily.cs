using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Instruments;

/// <summary>The length of an object that does not begin at the ruler's zero. The steps drop lines from both ends and measure between them.</summary>
internal sealed class RulerOffsetFamily : ProblemFamily
{
    private static readonly string[] Colors = ["blue", "orange", "green", "red", "purple", "teal", "brown"];

    /// <inheritdoc />
    public override string Name => "ruler-offset";

    /// <inheritdoc />
    public override string FigureKind => "measuring-instrument";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Everyday Measurement", "Reading a ruler", "Comparing lengths", "Scales and divisions"),
        new("Mechanics", "Length instruments"),
        new("Arithmetic and Number Theory", "Decimal place value", "Number line reading"),
        new("Biology", "Microscopes and magnification"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var unit = drafting.Domain == "Biology" ? "mm" : random.Pick<string>(["cm", "cm", "inches"]);
        var divisions = unit == "inches" ? 4 : random.Pick<int>([10, 10, 2, 5]);
        var first = random.Chance(0.3) ? random.Range(2, 40) : 0;
        var count = random.Range(8, 14);
        var (from, to) = ((double)random.Range(divisions, divisions * 4) / divisions, 0.0);
        to = from + ((double)random.Range(divisions * 2, ((count - 1) * divisions) - (int)Math.Round(from * divisions)) / divisions);
        if (from + first == Math.Round(from + first))
        {
            from += 1.0 / divisions;
        }

        var sheet = Sheet.Begin(drafting, random.Range(500, 600), random.Range(190, 260));
        var (shape, color) = (random.Pick<string>(["bar", "pencil", "screw", "leaf"]), random.Pick<string>(Colors));
        var thing = shape == "bar" ? "bar" : shape;
        var (x, y) = (random.Range(36, 50), Math.Round(sheet.Height * 0.48) + random.Range(-6, 10));
        string Figure(double end) => sheet.Writer()
            .Line($"Ruler({first}, {first + count}, {x}, {y}, {sheet.Width - (2 * x)}, divisions: {divisions}, unit: {unit});")
            .Line($"RulerObject(\"\", {first + from}, {first + end}, shape: {shape}, color: {color});")
            .ToString();
        var ends = drafting.Draw(Figure(to)).Get("object", "").Points;
        var length = Math.Round(to - from, 4);
        var answer = new NumberAnswer(length, unit);
        var part = 1.0 / divisions;
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, first + to, Math.Round(length + 1, 4), Math.Round(length + part, 4), Math.Round(length - part, 4)));
        var (a, b) = (NumberAnswer.Format(first + from), NumberAnswer.Format(first + to));
        var drop = new Figures.Geometry.Point(0, 24);
        var lift = new Figures.Geometry.Point(0, -44);
        return new Draft
        {
            FigureCode = Figure(to),
            Question = drafting.Say(
                $"How long is the {color} {thing}, in {unit}?",
                $"The {thing} does not start at a whole mark of the ruler. Find its length in {unit}.",
                $"Read both ends of the {thing} on the ruler. What is its length in {unit}?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"Each unit is divided into {divisions} parts, so a small part is {NumberAnswer.Format(part)} {unit}. I drop a line from the left end: it meets the scale at {a}.",
                        $"The left end is not at the beginning of the scale. The line down from it shows {a} (one small part is {NumberAnswer.Format(part)} {unit}).",
                        $"First the left end. Between two numbers there are {divisions} parts of {NumberAnswer.Format(part)} {unit}, and the end lies at {a}."),
                    Drawn.Line(ends[0] + lift, ends[0] + drop)),
                new ThinkingStep(
                    drafting.Say(
                        $"The right end is at {b}. I draw a line there too and span the distance between both.",
                        $"In the same way the right end reads {b}. The arrow shows the distance that I want.",
                        $"Now the right end: {b}. What lies between the two lines is the length."),
                    Drawn.Code(Drawn.Line(ends[1] + lift, ends[1] + drop, "red"), Drawn.Span(ends[0] + lift, ends[1] + lift))),
            ],
            Conclusion = drafting.Say(
                $"The length is the difference of the readings, {b} - {a} = {NumberAnswer.Format(length)}, so it is {verdict.Text}.",
                $"Subtracting, {b} - {a}, I find a length of {verdict.Text}.",
                $"From {a} to {b} it is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = "var o = Find(\"object\");\nreturn Round(Distance(o.Points[0], o.Points[1]) / Find(\"ruler\")[\"unit\"], 2);",
            Variant = new Variant(Figure(to + part), answer with { Number = Math.Round(length + part, 4) }),
        };
    }
}
