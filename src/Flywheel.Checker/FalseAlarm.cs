using Flywheel.Checker.Checks;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker;

/// <summary>A check failed on a problem that is believed to be good: the check is too strict, or the problem is not as good as believed.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Finding">The first failure.</param>
public sealed record FalseAlarm(Problem Problem, Finding Finding);
