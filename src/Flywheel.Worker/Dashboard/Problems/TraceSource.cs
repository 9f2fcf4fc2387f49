namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>How it is known whether an export holds a problem.</summary>
internal enum TraceSource
{
    /// <summary>The export's own list of rows.</summary>
    Files,

    /// <summary>State and verdicts as they were when the export began; the files are not here or were replaced.</summary>
    Verdicts,

    /// <summary>As <see cref="Verdicts"/>, since there was no time to search the files.</summary>
    Unfinished,
}
