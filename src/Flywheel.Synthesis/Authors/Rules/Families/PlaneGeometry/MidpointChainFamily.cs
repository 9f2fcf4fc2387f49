using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.PlaneGeometry;

/// <summary>Three points on a line and the midpoints of the two segments between them; the distance of the midpoints is asked for.</summary>
internal sealed class MidpointChainFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "midpoint-chain";

    /// <inheritdoc />
    public override string FigureKind => "plane-geometry";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => [new("Plane Geometry", "Points, lines and segments", "Proportional division")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (first, second) = (2 * random.Range(3, 24), 2 * random.Range(3, 24));
        if (Math.Max(first, second) > 3 * Math.Min(first, second) || first == second)
        {
            throw new DraftException("The segments differ too much, or not at all.");
        }

        var unit = LengthUnits.Pick(random);
        var names = drafting.Letters(5);
        var (a, b, c, m, n) = (names[0], names[1], names[2], names[3], names[4]);
        var sheet = Sheet.Begin(drafting, random.Range(440, 520), random.Range(220, 300));
        var xs = Positions(sheet, first, second);
        var y = Math.Round((sheet.Height / 2) + random.Range(-16, 10));
        var right = new NumberAnswer((first + second) / 2.0, unit);
        var form = AnswerForm.Of(drafting, right, first + second, Math.Abs(first - second) / 2.0, first + (second / 2.0), second);
        return new Draft
        {
            FigureCode = Figure(sheet, names, xs, y, first, second, unit),
            Question = form.Ask(drafting.Say(
                $"{m} is the midpoint of {a}{b} and {n} is the midpoint of {b}{c}. How long is {m}{n}?",
                $"The ticks show that {m} halves {a}{b} and {n} halves {b}{c}. Find the distance from {m} to {n} in {unit}.",
                $"On the line, {m} lies in the middle between {a} and {b}, and {n} in the middle between {b} and {c}. What is the length of {m}{n}?")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"Half of {a}{b} lies between {m} and {b}: {first} {unit} / 2 = {first / 2} {unit}. I colour this part.",
                        $"From {m} to {b} it is half of {first} {unit}, that is {first / 2} {unit}; I mark this stretch.",
                        $"{m}{b} is one half of {a}{b}. I draw over it: {first / 2} {unit}."),
                    FigureWriter.Code($"Segment({xs[3]}, {y}, {xs[1]}, {y}, color: {"green"}, width: 5);")),
                new ThinkingStep(
                    drafting.Say(
                        $"In the same way {b}{n} is half of {second} {unit}, which is {second / 2} {unit}; I colour it too.",
                        $"From {b} to {n} it is {second} {unit} / 2 = {second / 2} {unit}, marked in another colour.",
                        $"The other half needed is {b}{n} = {second / 2} {unit}. I draw over it as well."),
                    FigureWriter.Code($"Segment({xs[1]}, {y}, {xs[4]}, {y}, color: {"accent"}, width: 5);")),
            ],
            Conclusion = drafting.Say(
                $"The coloured parts lie end to end, so {m}{n} = {first / 2} {unit} + {second / 2} {unit} = {right.Text}{form.End}",
                $"Together they reach from {m} to {n}: {first / 2} + {second / 2} gives {right.Text}{form.End}",
                $"{m}{n} = {m}{b} + {b}{n} = {first / 2} {unit} + {second / 2} {unit} = {right.Text}{form.End}"),
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = "return All(\"brace\").Sum(b => b.Number) / 2;",
            Variant = new Variant(Figure(sheet, names, Positions(sheet, first + 6, second), y, first + 6, second, unit), right with { Number = right.Number + 3 }),
        };
    }

    private static double[] Positions(Sheet sheet, double first, double second)
    {
        var (left, right) = (40.0, sheet.Width - 40);
        var middle = Math.Round(left + ((right - left) * first / (first + second)));
        return [left, middle, right, Math.Round((left + middle) / 2), Math.Round((middle + right) / 2)];
    }

    private static string Figure(Sheet sheet, string[] names, double[] xs, double y, int first, int second, string unit)
    {
        var writer = sheet.Writer().Line($"Segment({xs[0]}, {y}, {xs[2]}, {y});");
        for (var i = 0; i < 5; i++)
        {
            writer.Line($"Point({names[i]}, {xs[i]}, {y});");
        }

        foreach (var (from, to, count) in new[] { (0, 3, 1), (3, 1, 1), (1, 4, 2), (4, 2, 2) })
        {
            writer.Line($"TickMark(Pt({xs[from]}, {y}), Pt({xs[to]}, {y}), count: {count});");
        }

        return writer
            .Line($"Brace({xs[0] + 2}, {xs[1] - 3}, {y + 22}, {$"{first} {unit}"}, below: true);")
            .Line($"Brace({xs[1] + 3}, {xs[2] - 2}, {y + 22}, {$"{second} {unit}"}, below: true);")
            .ToString();
    }
}
