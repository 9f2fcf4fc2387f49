namespace Flywheel.Synthesis.Authors.Rules;

/// <summary>A family drew numbers that make no good problem (a degenerate triangle, no room); the author tries again with other numbers.</summary>
public sealed class DraftException(string message) : Exception(message);
