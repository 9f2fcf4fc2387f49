using Flywheel.Synthesis.Problems;

namespace Flywheel.Worker.Runs;

/// <summary>A known-bad copy of a candidate.</summary>
/// <param name="Problem">The spoilt problem, under an id of its own.</param>
/// <param name="Damage">What was done to it.</param>
/// <param name="Truth">The answer of the good problem.</param>
public sealed record Canary(Problem Problem, string Damage, Answer Truth)
{
    /// <summary>Whether a repaired version has the true answer again; then the damage was noticed and undone, not missed.</summary>
    public bool IsTrue(Problem repaired) => string.Equals(repaired.Answer.Value.Text, Truth.Value.Text, StringComparison.Ordinal);
}
