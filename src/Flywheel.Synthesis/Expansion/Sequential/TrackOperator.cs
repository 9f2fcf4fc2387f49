using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Expansion.Sequential;

/// <summary>The answer is the length of a jump along a number line from a marked start.</summary>
internal sealed class TrackOperator : ExpansionOperator
{
    /// <inheritdoc />
    public override string Name => "inset-track";

    /// <inheritdoc />
    public override Lineage Lineage => Lineage.Sequential;

    /// <inheritdoc />
    public override Expansion? Compose(ExpansionContext context)
    {
        if (context.Number is not { } number || number < 1 || number > 2_000 || context.Has("inset-track"))
        {
            return null;
        }

        var random = context.Random;
        var step = Math.Max(1, Nice(number / 4));
        var low = -step * random.Range(0, 3);
        var high = low + (step * 10);
        var right = random.Chance(0.5);
        var start = right ? low + (step * random.Range(1, 3)) : high - (step * random.Range(1, 3));
        var end = right ? start + number : start - number;
        if (end < low || end > high)
        {
            return null;
        }

        var figure = Panel($"InsetTrack({low}, {high}, {step}, {start});");
        if (context.Draw(figure) is not { } scene)
        {
            return null;
        }

        var (symbol, side) = (context.Symbol, right ? "right" : "left");
        var work = right ? $"{Operand(start)} + {Text(number)} = {Text(end)}" : $"{Operand(start)} - {Text(number)} = {Text(end)}";
        return new Expansion
        {
            Figure = figure,
            Question = $"{Introduce(context)} " + context.Say(
                $"On the number line below, the red marker moves {symbol} units to the {side}. At which number does it arrive?",
                $"Start at the red marker of the lower number line and jump {symbol} to the {side}. Where do you land?",
                $"A marker stands on the number line in the panel below. It is moved {symbol} to the {side}. What number is it at then?"),
            Step = new ThinkingStep(
                $"So {symbol} = {Text(number)}. " + context.Say(
                    $"The marker stands at {Text(start)}. I draw the jump of {Text(number)} to the {side}.",
                    $"From {Text(start)}, where the marker is, I draw an arrow {Text(number)} units to the {side}."),
                Draw(scene, end)),
            Conclusion = context.Say($"It arrives at {work}.", $"The jump ends at {work}.", $"So the marker is then at {work}."),
            AnswerCode = right ? "Find(\"inset-track\", \"\")[\"start\"] + {0}" : "Find(\"inset-track\", \"\")[\"start\"] - {0}",
            Apply = answer => ExpansionContext.Exact(answer) is { } n ? new NumberAnswer(right ? start + n : start - n) : null,
        };
    }

    /// <summary>The smallest of 1, 2, 5, 10, 20, 50 ... that is not below a number.</summary>
    private static double Nice(double number)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(number, 1))));
        return power * (number <= power ? 1 : number <= 2 * power ? 2 : number <= 5 * power ? 5 : 10);
    }

    private static string Draw(Figures.Scenes.Scene scene, double end)
    {
        var track = scene.Find("inset-track", "")!;
        var (low, high) = (track.Find("low")!.Value.Number, track.Find("high")!.Value.Number);
        var from = track.Points[0];
        var to = track.Points[1].Towards(track.Points[2], (end - low) / (high - low));
        var lift = new Point(0, 30);
        return FigureWriter.Code($"Segment({from - new Point(0, 20)}, {from - lift}, color: \"accent\");\nSegment({from - lift}, {to - lift}, color: \"accent\");\nArrow({to - lift}, {to - new Point(0, 2)}, color: \"accent\");");
    }
}
