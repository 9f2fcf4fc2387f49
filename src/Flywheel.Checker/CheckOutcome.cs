namespace Flywheel.Checker;

/// <summary>What became of a problem in the checker.</summary>
public enum CheckOutcome
{
    /// <summary>Every check passed on the version that the author wrote.</summary>
    Accepted,

    /// <summary>Every check passed on a repaired version.</summary>
    Repaired,

    /// <summary>Failures remained after the last round.</summary>
    Rejected,
}
