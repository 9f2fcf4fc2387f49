using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Expansion.Sequential;

/// <summary>The answer passes through a chain of operations.</summary>
internal sealed class MachineOperator : ExpansionOperator
{
    /// <inheritdoc />
    public override string Name => "inset-machine";

    /// <inheritdoc />
    public override Lineage Lineage => Lineage.Sequential;

    /// <inheritdoc />
    public override Expansion? Compose(ExpansionContext context)
    {
        if (context.Number is not { } number || context.Has("inset-operation"))
        {
            return null;
        }

        var boxes = Boxes(context.Random.Range(2, 3), Math.Abs(number), context);
        string[] operators = [.. boxes.Select(b => b.Operator)];
        double[] operands = [.. boxes.Select(b => (double)b.Operand)];
        var symbol = context.Symbol;
        var figure = Panel($"InsetMachine({operators}, {operands}, symbol: {symbol});");
        if (context.Draw(figure) is not { } scene)
        {
            return null;
        }

        var results = new List<double> { number };
        var work = new List<string>();
        foreach (var (name, operand) in boxes)
        {
            results.Add(Calculation.Apply(name, results[^1], operand));
            work.Add($"{Operand(results[^2])} {name} {operand} = {Text(results[^1])}");
        }

        return new Expansion
        {
            Figure = figure,
            Question = $"{Introduce(context)} " + context.Say(
                $"In the panel below, {symbol} passes through the boxes from left to right. What number comes out?",
                $"Feed {symbol} into the machine below, which applies its boxes one after another. What is the result?",
                $"The chain of boxes below is applied to {symbol}. Which number leaves it on the right?"),
            Step = new ThinkingStep(
                $"So {symbol} = {Text(number)}. " + context.Say(
                    $"I note what leaves each box: {string.Join("; ", work)}.",
                    $"Box by box, with the results written above the arrows: {string.Join(", then ", work)}."),
                Draw(scene, results)),
            Conclusion = context.Say(
                $"The machine puts out {Text(results[^1])}.",
                $"After the last box the number is {Text(results[^1])}.",
                $"So the result is {Text(results[^1])}."),
            AnswerCode = $"All(\"inset-operation\").Aggregate({{0}}, (x, o) => {Calculation.Code("o", "x")})",
            Apply = answer => ExpansionContext.Exact(answer) is { } n ? new NumberAnswer(boxes.Aggregate(n, (x, b) => Calculation.Apply(b.Operator, x, b.Operand))) : null,
        };
    }

    private static (string Operator, int Operand)[] Boxes(int count, double size, ExpansionContext context)
    {
        var boxes = new (string, int)[count];
        for (var i = 0; i < count; i++)
        {
            // One multiplication at most, and of small numbers only, keeps the results readable down a long chain.
            boxes[i] = i == 1 && size <= 500 ? ("×", context.Random.Range(2, 5)) : (context.Random.Pick(["+", "-"]), context.Random.Range(2, 40));
        }

        return boxes;
    }

    private static string Draw(Figures.Scenes.Scene scene, List<double> results)
    {
        var boxes = scene.OfKind("inset-operation").Select(b => b.Points[0]).ToArray();
        var stops = boxes.Append(scene.OfKind("inset-output").First().Points[0]).ToArray();
        var from = scene.OfKind("inset-input").First().Points[0];
        return string.Join('\n', results.Select((result, i) =>
        {
            var at = (i == 0 ? from : boxes[i - 1]).Towards(stops[i], 0.5) - new Point(0, 30);
            return FigureWriter.Code($"Text({Text(result)}, {at}, size: 14, color: {(i == results.Count - 1 ? "red" : "accent")});");
        }));
    }
}
