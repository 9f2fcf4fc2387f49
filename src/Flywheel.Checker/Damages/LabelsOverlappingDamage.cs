using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>A text is written on top of another.</summary>
internal sealed class LabelsOverlappingDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "labels-overlapping";

    /// <inheritdoc />
    public override bool Repairable => true;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random)
    {
        var texts = inspection.Scene.Marks.OfType<TextMark>().Where(t => t.Rotation == 0).ToArray();
        if (texts.Length == 0)
        {
            return null;
        }

        var under = random.Pick<TextMark>(texts);
        return inspection.Problem with { FigureCode = inspection.Problem.FigureCode + "\n" + FigureWriter.Code($"Text({"note"}, {under.Center.X + random.Range(-3, 3)}, {under.Center.Y + random.Range(-2, 2)}, size: {under.Style.Size});") };
    }
}
