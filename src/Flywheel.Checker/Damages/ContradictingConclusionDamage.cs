using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>The conclusion ends with another value than the answer; what it says before stays, so that the right value may still occur in it.</summary>
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
        var at = Words.LastIndexOf(problem.Conclusion, right);
        return at >= 0 && WrongAnswers.Of(inspection, random) is { } wrong
            ? problem with { Conclusion = problem.Conclusion[..at] + wrong.Text + problem.Conclusion[(at + right.Length)..] }
            : null;
    }
}
