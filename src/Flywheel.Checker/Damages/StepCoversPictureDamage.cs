using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>A step paints over most of the picture before it draws.</summary>
internal sealed class StepCoversPictureDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "step-covers-picture";

    /// <inheritdoc />
    public override bool Repairable => false;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random)
    {
        var (problem, scene) = (inspection.Problem, inspection.Scene);
        var index = random.Next(problem.Steps.Length);
        var cover = FigureWriter.Code($"Rectangle(10, 10, {scene.Width - 20}, {scene.Height - 20}, color: \"accent\", fill: \"accent\", opacity: 1);");
        var code = $"{cover}\n{problem.Steps[index].Code}";
        return problem with { Steps = problem.Steps.SetItem(index, problem.Steps[index] with { Code = code }) };
    }
}
