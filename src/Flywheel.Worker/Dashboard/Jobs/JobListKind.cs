namespace Flywheel.Worker.Dashboard.Jobs;

/// <summary>The lists of jobs.</summary>
internal enum JobListKind
{
    /// <summary>Jobs that workers are doing.</summary>
    Processing,

    /// <summary>Jobs that wait in a queue for a worker.</summary>
    Enqueued,

    /// <summary>Jobs that wait for their time, retries among them.</summary>
    Scheduled,

    /// <summary>Jobs that were done, as long as they are kept.</summary>
    Succeeded,

    /// <summary>Jobs whose attempts are used up.</summary>
    Failed,

    /// <summary>Jobs that were deleted, as long as they are kept.</summary>
    Deleted,
}
