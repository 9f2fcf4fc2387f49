using Flywheel.Checker.Checks;
using Flywheel.Worker.Dashboard.Pictures;

namespace Flywheel.Worker.Dashboard.Deciding;

/// <summary>What an edited problem looks like and what the checks say of it.</summary>
internal sealed record ProblemPreview
{
    /// <summary>Why the form makes no problem; then there is nothing else.</summary>
    public IReadOnlyList<FormFault> Faults { get; init; } = [];

    /// <summary>Errors in programs.</summary>
    public IReadOnlyList<ProgramTrouble> Troubles { get; init; } = [];

    /// <summary>The figure, then the picture after each step; ends before the first that failed.</summary>
    public IReadOnlyList<DrawnPicture> Pictures { get; init; } = [];

    /// <summary>What every check said.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What the answer code computes from the picture; null where it does not run.</summary>
    public string? Computed { get; init; }

    /// <summary>The answer's value as it is given.</summary>
    public string? Given { get; init; }

    /// <summary>Whether both are the same.</summary>
    public bool Matches { get; init; }

    /// <summary>Whether every picture could be drawn; exports need them all.</summary>
    public bool IsDrawn { get; init; }

    /// <summary>Whether the checks took too long and were given up.</summary>
    public bool IsGivenUp { get; init; }

    /// <summary>The checks that fail, each once.</summary>
    public IReadOnlyList<string> Failed => [.. Findings.Where(f => f.IsFailure).Select(f => f.Check).Distinct(StringComparer.Ordinal)];

    /// <summary>How many checks passed.</summary>
    public int Passed => Findings.Count(f => f.Verdict == Verdict.Pass);

    /// <summary>Whether it draws, every check was tried and none failed.</summary>
    public bool IsGood => Faults.Count == 0 && IsDrawn && !IsGivenUp && Failed.Count == 0;

    /// <summary>All of it in a sentence.</summary>
    public string Summary => this switch
    {
        { Faults.Count: > 0 } => $"The form is not complete: {Faults[0].Message}",
        { IsGivenUp: true } => $"The checks took longer than {ProblemPreviewer.Patience.TotalSeconds:0} seconds and were given up.",
        { IsDrawn: false } => "It cannot be drawn, so it cannot be saved.",
        { Failed.Count: > 0 } => $"{Failed.Count} {(Failed.Count == 1 ? "check fails" : "checks fail")}: {string.Join(", ", Failed)}.",
        _ => $"All {Passed} checks pass.",
    };
}
