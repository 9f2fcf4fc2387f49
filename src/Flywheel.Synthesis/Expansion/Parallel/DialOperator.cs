using Flywheel.Synthesis.Authors.Rules;

namespace Flywheel.Synthesis.Expansion.Parallel;

/// <summary>A gauge whose pointer has to be read.</summary>
internal sealed class DialOperator : ParallelOperator
{
    /// <inheritdoc />
    public override string Name => "inset-dial";

    /// <inheritdoc />
    protected override Reading? Construct(ExpansionContext context)
    {
        if (context.Has("inset-dial"))
        {
            return null;
        }

        var unit = context.Random.Pick([1, 2, 5, 10]);
        var marks = context.Random.Range(1, 9);
        var value = unit * marks;
        return new Reading(
            Panel($"InsetDial({value}, 0, {unit * 10});"),
            context.Say("Below the picture there is a dial with a red pointer.", "The panel below shows a dial.", "A dial with evenly spaced marks is drawn in the lower panel."),
            "the number that the pointer of the dial shows",
            value,
            "Math.Round(Find(\"inset-dial\", \"\")[\"value\"])",
            context.Say(
                $"The marks of the dial are {unit} apart; I extend the pointer to the scale and read {value}.",
                $"I follow the pointer outward with a line: it meets mark number {marks} from the left end, and each mark counts {unit}, so the dial shows {value}."),
            scene =>
            {
                var dial = scene.Find("inset-dial", "")!;
                var (pivot, tip) = (dial.Points[0], dial.Points[1]);
                var end = pivot + ((tip - pivot).Unit * dial.Find("radius")!.Value.Number);
                return FigureWriter.Code($"Segment({pivot}, {end}, color: \"accent\", width: 3);\nDot({end}, radius: 5, color: \"accent\");");
            });
    }
}
