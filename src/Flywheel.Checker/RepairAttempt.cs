using Flywheel.Checker.Checks;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker;

/// <summary>One proposal of a repair and what became of it.</summary>
/// <param name="Repair">Name of the repair.</param>
/// <param name="Finding">What it answered.</param>
/// <param name="Before">The version it was made for.</param>
/// <param name="After">The version it proposed.</param>
/// <param name="Why">What it changed and why.</param>
/// <param name="Kept">Whether the proposal lowered the number of failures and became the current version.</param>
public sealed record RepairAttempt(string Repair, Finding Finding, Problem Before, Problem After, string Why, bool Kept)
{
    /// <summary>Who proposed, where that was not the repair itself: a model. Null for the repair.</summary>
    public string? Actor { get; init; }
}
