using System.Collections.Immutable;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Functions;

/// <summary>Values are read from a curve of straight pieces and combined: f(f(a)), f(a) + f(b) or f(a) - f(b).</summary>
internal sealed class ReadTwiceFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "read-twice";

    /// <inheritdoc />
    public override string FigureKind => "function-graph";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
        [new("Functions and Calculus", "Reading function graphs", "Composite functions", "Linear and piecewise functions"), new("Algebra", "Polynomial graphs")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var values = Walk(random);
        var name = random.Pick<string>(["f", "g", "h", "p"]);
        var (a, b) = (random.Range(1, 7), random.Range(1, 7));
        var composed = random.Chance(0.5);
        var subtract = random.Chance(0.4);
        var second = composed ? values[a] : b;
        if (a == second || values[a] == values[second])
        {
            throw new DraftException("Both readings are the same.");
        }

        var sheet = Sheet.BeginUnlined(drafting);
        var figure = Figure(sheet, name, values);
        var plane = new PlaneReader(drafting.Draw(figure));
        var (first, last) = (values[a], values[second]);
        var (expression, result) = composed ? ($"{name}({name}({a}))", last) : subtract ? ($"{name}({a}) - {name}({b})", first - last) : ($"{name}({a}) + {name}({b})", first + last);
        var right = new NumberAnswer(result);
        var form = AnswerForm.Of(drafting, right, composed ? first : first * last, composed ? 2 * first : last - first, a + second, composed ? first * a : first);
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask(drafting.Say(
                $"The graph of {name} is shown. What is {expression}?",
                $"Read the values off the graph and find {expression}.",
                $"Use the curve of {name} to work out {expression}.")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I go up from x = {a} to the curve and across to the vertical axis: {name}({a}) = {first}.",
                        $"At x = {a} the curve stands at height {first}; the guide lines show it.",
                        $"First {name}({a}): a vertical line at x = {a} meets the curve at y = {first}."),
                    Guide(plane, a, first, "red")),
                new ThinkingStep(
                    composed
                        ? drafting.Say(
                            $"This value {first} is the next input. Going up from x = {first}, I meet the curve at height {last}.",
                            $"Now I put {first} in again: at x = {first} the guide lines lead to y = {last}.")
                        : drafting.Say(
                            $"In the same way, at x = {b} the curve stands at height {last}.",
                            $"Second reading: from x = {b} up to the curve and across gives {name}({b}) = {last}."),
                    Guide(plane, second, last, "green")),
            ],
            Conclusion = (composed
                ? drafting.Say(
                    $"So {expression} = {name}({first}) = {right.Text}",
                    $"Inside out: {name}({a}) = {first}, and {name}({first}) = {right.Text}")
                : drafting.Say(
                    $"Together {expression} = {first} {(subtract ? "-" : "+")} {last} = {right.Text}",
                    $"The two readings give {first} {(subtract ? "-" : "+")} {last} = {right.Text}")) + form.End,
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = Read(name) + (composed ? $"return Read(Read({a}));" : $"return Read({a}) {(subtract ? "-" : "+")} Read({b});"),
            Variant = composed ? null : new Variant(
                Figure(sheet, name, [.. values.Select((v, i) => i == a ? Shifted(v) : v)]), right with { Number = result + Shifted(first) - first }),
        };
    }

    /// <summary>Heights from 0 to 8 that change by at most five from one to the next.</summary>
    private static int[] Walk(SeededRandom random)
    {
        var values = new int[9];
        values[0] = random.Range(0, 8);
        for (var i = 1; i < values.Length; i++)
        {
            values[i] = random.Range(Math.Max(0, values[i - 1] - 5), Math.Min(8, values[i - 1] + 5));
        }

        return values;
    }

    private static int Shifted(int value) => value == 8 ? 7 : value + 1;

    private static string Read(string name) =>
        FigureWriter.Code($"var axes = Find({"axes"});\nvar corners = Find({"curve"}, {name}).Points;\n")
        + """
        double Read(double x)
        {
            var px = axes["originX"] + x * axes["unitX"];
            return Round((axes["originY"] - corners.MinBy(c => Math.Abs(c.X - px)).Y) / axes["unitY"], 3);
        }

        """;

    private static string Guide(PlaneReader plane, double x, double y, string color) =>
        FigureWriter.Code($"Segment({plane.At(x, 0)}, {plane.At(x, y)}, color: {color}, dashed: true);\n")
        + (y == 0 ? "" : FigureWriter.Code($"Segment({plane.At(x, y)}, {plane.At(0, y)}, color: {color}, dashed: true);\n"))
        + FigureWriter.Code($"Dot({plane.At(x, y)}, radius: 5, color: {color});");

    private static string Figure(Sheet sheet, string name, int[] values)
    {
        var corners = new FigureWriter.Raw(string.Join(", ", values.Select((v, x) => $"[{x}, {v}]")));
        return sheet.Writer()
            .Line($"Axes(0, 9, 0, 9);")
            .Line($"PiecewiseCurve([{corners}], label: {name});")
            .ToString();
    }
}
