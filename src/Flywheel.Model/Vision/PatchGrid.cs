namespace Flywheel.Model.Vision;

/// <summary>How many patches a picture has.</summary>
/// <param name="Frames">Patches in time; 1 for a still picture.</param>
/// <param name="Rows">Patches from top to bottom.</param>
/// <param name="Columns">Patches from left to right.</param>
public readonly record struct PatchGrid(int Frames, int Rows, int Columns)
{
    /// <summary>All patches.</summary>
    public int Patches => Frames * Rows * Columns;

    /// <summary>The tokens that the patches become.</summary>
    public int Tokens(int mergeSize) => Patches / (mergeSize * mergeSize);
}
