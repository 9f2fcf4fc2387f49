using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>The code of a step draws nothing.</summary>
internal sealed class StepDrawsNothingDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "step-draws-nothing";

    /// <inheritdoc />
    public override bool Repairable => true;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random)
    {
        var problem = inspection.Problem;
        var index = random.Next(problem.Steps.Length);
        var code = random.Chance(0.5) ? "var x = 1;" : "// " + problem.Steps[index].Code.Replace("\n", "\n// ", StringComparison.Ordinal);
        return problem with { Steps = problem.Steps.SetItem(index, problem.Steps[index] with { Code = code }) };
    }
}
