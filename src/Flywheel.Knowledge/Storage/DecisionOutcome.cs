namespace Flywheel.Knowledge.Storage;

/// <summary>What the machine decided about a problem that failed a check.</summary>
public enum DecisionOutcome
{
    /// <summary>A repair mended it, and it was accepted.</summary>
    Repaired,

    /// <summary>No repair mended it, and it was refused.</summary>
    Rejected,
}
