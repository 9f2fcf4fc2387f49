namespace Flywheel.Worker.Dashboard.Comparing;

/// <summary>A part of a problem in two versions.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="IsCode">Whether it is a program, to be compared line by line.</param>
/// <param name="Before">In the earlier version; empty where that lacks it.</param>
/// <param name="After">In the later version; empty where that lacks it.</param>
internal sealed record ProblemPart(string Name, bool IsCode, string Before, string After)
{
    /// <summary>Whether the versions differ in it.</summary>
    public bool IsChanged => !string.Equals(Before, After, StringComparison.Ordinal);
}
