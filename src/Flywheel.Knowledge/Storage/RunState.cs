namespace Flywheel.Knowledge.Storage;

/// <summary>Where a run stands.</summary>
public enum RunState
{
    /// <summary>Stored with its plan, no work begun.</summary>
    Planned,

    /// <summary>Its jobs are queued or at work.</summary>
    Running,

    /// <summary>Stopped on request; the same command resumes it.</summary>
    Paused,

    /// <summary>Every cell is full or its budget spent.</summary>
    Finished,

    /// <summary>Stopped by an error; the run's reason says which.</summary>
    Failed,

    /// <summary>Given up on request; it cannot resume.</summary>
    Cancelled,
}
