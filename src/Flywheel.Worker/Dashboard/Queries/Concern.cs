namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>Something that a person should look at.</summary>
/// <param name="Kind">What it is, in two words.</param>
/// <param name="Text">What happened.</param>
/// <param name="Address">Where it is shown.</param>
/// <param name="IsFailure">Whether something failed, rather than waits.</param>
internal sealed record Concern(string Kind, string Text, string Address, bool IsFailure);
