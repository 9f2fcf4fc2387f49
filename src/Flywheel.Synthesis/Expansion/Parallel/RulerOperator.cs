using Flywheel.Synthesis.Authors.Rules;

namespace Flywheel.Synthesis.Expansion.Parallel;

/// <summary>A strip along a ruler whose length is the difference of two readings.</summary>
internal sealed class RulerOperator : ParallelOperator
{
    /// <inheritdoc />
    public override string Name => "inset-ruler";

    /// <inheritdoc />
    protected override Reading? Construct(ExpansionContext context)
    {
        if (context.Has("inset-ruler"))
        {
            return null;
        }

        var length = context.Random.Range(9, 14);
        var from = context.Random.Range(1, length - 4);
        var to = context.Random.Range(from + 2, length);
        return new Reading(
            Panel($"InsetRuler({from}, {to}, {length});"),
            context.Say("Below, a blue strip lies along a ruler.", "The lower panel shows a strip beside a ruler; it does not begin at 0.", "A strip and a ruler are drawn below the picture."),
            "the length of the strip in units of the ruler",
            to - from,
            "(Find(\"inset-strip\", \"\")[\"to\"] - Find(\"inset-strip\", \"\")[\"from\"])",
            context.Say(
                $"I drop lines from both ends of the strip to the ruler: they meet it at {from} and {to}, so the strip is {to} - {from} = {to - from} units long.",
                $"The ends of the strip stand over {from} and {to} of the ruler, as the lines show; its length is {to} - {from} = {to - from}."),
            scene =>
            {
                var ruler = scene.OfKind("inset-ruler").First().Points[0];
                var strip = scene.OfKind("inset-strip").First().Points;
                return FigureWriter.Code($"Segment({strip[0]}, {strip[0].X}, {ruler.Y}, color: \"accent\");\nSegment({strip[1]}, {strip[1].X}, {ruler.Y}, color: \"accent\");");
            });
    }
}
