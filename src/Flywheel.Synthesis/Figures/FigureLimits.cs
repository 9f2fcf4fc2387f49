namespace Flywheel.Synthesis.Figures;

/// <summary>
/// The bounds on what one figure program may use; every one is enforced. Not covered: the memory of the parser itself, which is bounded
/// through <see cref="SourceLength"/> and <see cref="NestingDepth"/> before the parser sees the text.
/// </summary>
public sealed record FigureLimits
{
    /// <summary>Characters of source; default 40,000.</summary>
    public int SourceLength { get; init; } = 40_000;

    /// <summary>Nesting of brackets and blocks in the source; default 64.</summary>
    public int NestingDepth { get; init; } = 64;

    /// <summary>Evaluated expressions and statements; default 200,000.</summary>
    public int Steps { get; init; } = 200_000;

    /// <summary>Elements in the inventory, the base picture's included; default 1,000.</summary>
    public int Elements { get; init; } = 1_000;

    /// <summary>Drawing operations, the base picture's included; default 6,000.</summary>
    public int Marks { get; init; } = 6_000;

    /// <summary>Points of all elements and paths drawn; default 60,000.</summary>
    public int PathPoints { get; init; } = 60_000;

    /// <summary>Depth of calls; default 48.</summary>
    public int CallDepth { get; init; } = 48;

    /// <summary>Characters of one text value; default 2,000.</summary>
    public int TextLength { get; init; } = 2_000;

    /// <summary>Items of one array; default 2,000.</summary>
    public int ArrayLength { get; init; } = 2_000;

    /// <summary>Items and characters over everything that the program creates; default 400,000.</summary>
    public int Allocation { get; init; } = 400_000;

    /// <summary>Canvas side in pixels, smallest; default 32.</summary>
    public int CanvasMinimum { get; init; } = 32;

    /// <summary>Canvas side in pixels, largest; default 1,600.</summary>
    public int CanvasMaximum { get; init; } = 1_600;

    /// <summary>
    /// Wall time of one run; default 10 s. The other bounds end every program within a fraction of that; this one is the last resort, and so long
    /// that a busy machine never decides what a run contains.
    /// </summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(10);
}
