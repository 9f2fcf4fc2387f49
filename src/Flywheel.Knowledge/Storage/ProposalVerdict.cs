namespace Flywheel.Knowledge.Storage;

/// <summary>What was decided about a predicted name.</summary>
public enum ProposalVerdict
{
    /// <summary>It became a node or a tool.</summary>
    Accepted,

    /// <summary>It means a node or a tool that was there.</summary>
    Merged,

    /// <summary>It is neither.</summary>
    Rejected,
}
