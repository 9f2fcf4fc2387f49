namespace Flywheel.Synthesis.Problems;

/// <summary>One of the answers offered.</summary>
/// <param name="Letter">A capital from A on, in order.</param>
/// <param name="Text">What it says.</param>
public sealed record Choice(string Letter, string Text);
