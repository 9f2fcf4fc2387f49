using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Repairs;

/// <summary>A new version of a problem that a repair proposes.</summary>
/// <param name="After">The new version.</param>
/// <param name="Why">What was changed and what it rests on, as a sentence.</param>
public sealed record Proposal(Problem After, string Why);
