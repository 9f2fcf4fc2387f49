using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>The conclusion says another value than the answer.</summary>
internal sealed class ContradictingConclusionDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "contradicting-conclusion";

    /// <inheritdoc />
    public override bool Repairable => true;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random)
    {
        var (problem, right) = (inspection.Problem, inspection.Problem.Answer.Value.Text);
        return WrongAnswers.Of(inspection, random) is { } wrong && Words.Contains(problem.Conclusion, right)
            ? problem with { Conclusion = problem.Conclusion.Replace(right, wrong.Text, StringComparison.Ordinal) }
            : null;
    }
}
