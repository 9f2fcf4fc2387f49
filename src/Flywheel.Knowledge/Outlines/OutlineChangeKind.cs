namespace Flywheel.Knowledge.Outlines;

/// <summary>What became of a node from one version of an outline to the next.</summary>
public enum OutlineChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>Its name is spelt otherwise, or as a topic it names other figure kinds or requirements.</summary>
    Changed,

    /// <summary>It lies below another node, or at another level.</summary>
    Moved,

    /// <summary>It is gone.</summary>
    Removed,
}
