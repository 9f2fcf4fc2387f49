namespace Flywheel.Worker.Dashboard.Comparing;

/// <summary>What became of a piece of text.</summary>
internal enum PieceKind
{
    /// <summary>Both versions have it.</summary>
    Same,

    /// <summary>Only the earlier version has it.</summary>
    Removed,

    /// <summary>Only the later version has it.</summary>
    Added,
}
