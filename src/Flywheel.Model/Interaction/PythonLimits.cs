namespace Flywheel.Model.Interaction;

/// <summary>
/// The bounds on one Python block; every one is enforced. Not covered: pages of the machine's file cache, and files that a program has removed
/// but still holds open, which go with it (at most <see cref="OpenFiles"/> times <see cref="FileBytes"/>).
/// </summary>
public sealed record PythonLimits
{
    /// <summary>Wall time; default 10 s.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Seconds on the processor; default 10.</summary>
    public int ProcessorSeconds { get; init; } = 10;

    /// <summary>Address space in bytes; default 2 GiB. There is one process, so this bounds all of its memory.</summary>
    public long Memory { get; init; } = 2L << 30;

    /// <summary>Bytes of one file; default 16 MiB.</summary>
    public long FileBytes { get; init; } = 16L << 20;

    /// <summary>Bytes of all files in the scratch folder; default 64 MiB, looked at every 25 ms.</summary>
    public long ScratchBytes { get; init; } = 64L << 20;

    /// <summary>Files and folders in the scratch folder; default 500.</summary>
    public int ScratchFiles { get; init; } = 500;

    /// <summary>Open files; default 64.</summary>
    public int OpenFiles { get; init; } = 64;

    /// <summary>Characters printed, to each of the two outputs; default 64 Ki. More ends the program.</summary>
    public int OutputLength { get; init; } = 64 << 10;

    /// <summary>Pictures taken from one run; default 6.</summary>
    public int Pictures { get; init; } = 6;
}
