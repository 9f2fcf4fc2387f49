namespace Flywheel.Knowledge.Storage;

/// <summary>Where an export stands.</summary>
public enum ExportState
{
    /// <summary>Asked for in the dashboard, and not begun.</summary>
    Queued,

    /// <summary>Files are being written.</summary>
    Started,

    /// <summary>Every file and the lockfile are in place.</summary>
    Finished,

    /// <summary>Stopped by an error; the export's error says which.</summary>
    Failed,
}
