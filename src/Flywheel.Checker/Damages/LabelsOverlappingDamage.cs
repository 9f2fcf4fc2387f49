using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Figures.Drawing;
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
        var line = FigureWriter.Code($"Text({"note"}, {under.Center.X + random.Range(-3, 3)}, {under.Center.Y + random.Range(-2, 2)}, size: {under.Style.Size});");
        var code = $"{inspection.Problem.FigureCode}\n{line}";

        // A label that is placed automatically gives way.
        var stays = inspection.Draw(code).Scene?.Marks.OfType<TextMark>().Any(t => t.Text == under.Text && t.Center.DistanceTo(under.Center) < 1) == true;
        return stays ? inspection.Problem with { FigureCode = code } : null;
    }
}
