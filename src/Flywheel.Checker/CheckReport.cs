using System.Collections.Immutable;
using Flywheel.Checker.Checks;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker;

/// <summary>Everything that the checker and the repairer did with a problem.</summary>
/// <param name="Outcome">Accepted, repaired or rejected.</param>
/// <param name="Problem">The final version; for a rejected problem the version with the fewest failures.</param>
/// <param name="Rounds">The rounds, in order; at least one.</param>
public sealed record CheckReport(CheckOutcome Outcome, Problem Problem, ImmutableArray<CheckRound> Rounds)
{
    /// <summary>The failures of the last round: why the problem was rejected; empty otherwise.</summary>
    public IEnumerable<Finding> Reasons => Rounds[^1].Findings.Where(f => f.IsFailure);
}
