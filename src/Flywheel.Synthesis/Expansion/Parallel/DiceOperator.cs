using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Expansion.Parallel;

/// <summary>Dice whose pips are added.</summary>
internal sealed class DiceOperator : ParallelOperator
{
    /// <inheritdoc />
    public override string Name => "inset-dice";

    /// <inheritdoc />
    protected override Reading? Construct(ExpansionContext context)
    {
        if (context.Has("inset-die"))
        {
            return null;
        }

        int[] values = [.. Enumerable.Range(0, context.Random.Range(3, 5)).Select(_ => context.Random.Range(1, 6))];
        return new Reading(
            Panel($"InsetDice({values});"),
            context.Say($"Below the picture lie {values.Length} dice.", $"The lower panel shows {values.Length} dice.", "Some dice are drawn below the picture."),
            "the total number of pips on the dice",
            values.Sum(),
            "All(\"inset-die\").Sum(d => d.Value)",
            context.Say(
                $"I write the pips under each die and add them: {string.Join(" + ", values)} = {values.Sum()}.",
                $"Counting the pips die by die, with the numbers noted below, gives {string.Join(" + ", values)} = {values.Sum()}."),
            scene => string.Join('\n', scene.OfKind("inset-die").Select(die =>
            {
                var below = die.Points[0] + new Point(0, (die.Find("side")!.Value.Number / 2) + 14);
                return FigureWriter.Code($"Text({die.Find("value")!.Value.Text}, {below}, size: 15, color: \"accent\");");
            })));
    }
}
