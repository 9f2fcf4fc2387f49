using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>The answer is written in the picture.</summary>
internal sealed class AnswerInPictureDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "answer-in-picture";

    /// <inheritdoc />
    public override bool Repairable => true;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random)
    {
        var scene = inspection.Scene;
        return inspection.Problem with { FigureCode = inspection.Problem.FigureCode.TrimEnd() + "\n" + FigureWriter.Code($"Text({"Answer: " + inspection.Problem.Answer.Value.Text}, {scene.Width / 2.0}, {random.Range(14, scene.Height - 14)}, size: 14);") + "\n" };
    }
}
