using System.Collections.Immutable;
using Flywheel.Checker.Checks;

namespace Flywheel.Checker;

/// <summary>One round: the findings on the current version, and the repairs tried on them.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Findings">One finding a check that passed or was not judged, and every failure.</param>
/// <param name="Repairs">The attempts, in order; empty in the last round.</param>
public sealed record CheckRound(int Number, ImmutableArray<Finding> Findings, ImmutableArray<RepairAttempt> Repairs);
