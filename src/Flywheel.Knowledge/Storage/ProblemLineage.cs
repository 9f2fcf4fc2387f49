namespace Flywheel.Knowledge.Storage;

/// <summary>How a problem came about.</summary>
public enum ProblemLineage
{
    /// <summary>Written by an author.</summary>
    Root,

    /// <summary>An independent construction was added to its parent.</summary>
    Parallel,

    /// <summary>A step was added that builds on its parent's result.</summary>
    Sequential,

    /// <summary>Written again in place of a rejected or outdated one.</summary>
    Regenerated,
}
