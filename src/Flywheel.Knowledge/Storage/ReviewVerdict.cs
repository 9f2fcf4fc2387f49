namespace Flywheel.Knowledge.Storage;

/// <summary>What a person decided about a problem.</summary>
public enum ReviewVerdict
{
    /// <summary>It stays as it is, whatever the checks said.</summary>
    Approved,

    /// <summary>It leaves the datasets.</summary>
    Rejected,

    /// <summary>It goes back to the version before a repair.</summary>
    Reverted,

    /// <summary>It was edited by hand.</summary>
    Overridden,

    /// <summary>The earlier verdicts no longer count: the problem stands as if nobody had decided.</summary>
    Withdrawn,
}
