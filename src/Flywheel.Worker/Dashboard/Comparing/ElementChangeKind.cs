namespace Flywheel.Worker.Dashboard.Comparing;

/// <summary>What became of an element of a picture.</summary>
internal enum ElementChangeKind
{
    /// <summary>Only the earlier picture has it.</summary>
    Removed,

    /// <summary>Only the later picture has it.</summary>
    Added,

    /// <summary>Both have it, and it looks different or is elsewhere.</summary>
    Changed,
}
