namespace Flywheel.Knowledge.Storage;

/// <summary>Where a problem stands.</summary>
public enum ProblemState
{
    /// <summary>Written, not judged.</summary>
    Authored,

    /// <summary>It passed every check.</summary>
    Accepted,

    /// <summary>It failed a check that no repair could mend; the reason says which.</summary>
    Rejected,

    /// <summary>Accepted and counted in its cell: part of the run's datasets.</summary>
    Settled,

    /// <summary>Accepted after its cell was full: kept, not exported.</summary>
    Surplus,

    /// <summary>Known to be bad and slipped in to measure the checks: never exported.</summary>
    Canary,
}
