namespace Flywheel.Synthesis.Problems;

/// <summary>How a problem came from its parent.</summary>
public enum Lineage
{
    /// <summary>Written from knowledge; it has no parent.</summary>
    Root,

    /// <summary>An independent construction was added to the parent and folded into its question.</summary>
    Parallel,

    /// <summary>A further step builds on the parent's answer.</summary>
    Sequential,

    /// <summary>Written anew from a parent whose domain or text changed.</summary>
    Regenerated,
}
