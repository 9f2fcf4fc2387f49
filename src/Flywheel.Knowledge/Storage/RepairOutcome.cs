namespace Flywheel.Knowledge.Storage;

/// <summary>What became of a repair's proposal.</summary>
public enum RepairOutcome
{
    /// <summary>The proposal replaced the problem.</summary>
    Applied,

    /// <summary>The proposal failed the checks and was dropped.</summary>
    Discarded,

    /// <summary>The repair had nothing to propose.</summary>
    Inapplicable,

    /// <summary>A person took it back.</summary>
    Reverted,
}
