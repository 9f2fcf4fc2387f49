namespace Flywheel.Knowledge.Storage;

/// <summary>What a failed check costs.</summary>
public enum FindingSeverity
{
    /// <summary>Recorded only.</summary>
    Note,

    /// <summary>Accepted, but shown.</summary>
    Warning,

    /// <summary>The problem must be repaired or is rejected.</summary>
    Error,
}
