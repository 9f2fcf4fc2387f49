using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Expansion.Parallel;

/// <summary>Beads of several colours, of which one colour is counted.</summary>
internal sealed class BeadsOperator : ParallelOperator
{
    private static readonly string[] Palette = ["red", "blue", "green", "yellow", "purple"];

    /// <inheritdoc />
    public override string Name => "inset-beads";

    /// <inheritdoc />
    protected override Reading? Construct(ExpansionContext context)
    {
        if (context.Has("inset-bead"))
        {
            return null;
        }

        var palette = context.Random.Sample(Palette, 3);
        string[] beads = [.. Enumerable.Range(0, context.Random.Range(9, 15)).Select(_ => context.Random.Pick(palette))];
        var color = context.Random.Pick(palette);
        var count = beads.Count(b => b == color);
        if (count < 2)
        {
            return null;
        }

        return new Reading(
            Panel($"InsetBeads({beads});"),
            context.Say("Below the picture there is a string of beads.", "The lower panel shows beads on a string.", "Count, too, on the string of beads below."),
            $"the number of {color} beads",
            count,
            $"All(\"inset-bead\").Count(b => b[\"color\"] == {FigureWriter.Quote(color)})",
            context.Say($"I number the {color} beads one by one and reach {count}.", $"Numbering only the {color} beads on the string, I count {count}."),
            scene => string.Join('\n', scene.OfKind("inset-bead").Where(b => b.Find("color")?.Text == color).Select((bead, i) =>
            {
                var above = bead.Points[0] - new Point(0, 21);
                return FigureWriter.Code($"Text({(i + 1).ToString()}, {above}, size: 13, color: \"accent\");");
            })));
    }
}
