namespace Flywheel.Worker.Dashboard.Reviewing;

/// <summary>A verdict would have exports hold a problem whose pictures cannot be drawn. Nothing was written.</summary>
/// <param name="problemId">The problem.</param>
/// <param name="trouble">Which program fails, and why: a sentence.</param>
internal sealed class UndrawableException(string problemId, string trouble)
    : Exception($"Exports need the picture, and {char.ToLowerInvariant(trouble[0])}{trouble[1..]} Override it instead.")
{
    /// <summary>The problem.</summary>
    public string ProblemId => problemId;
}
