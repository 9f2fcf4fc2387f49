namespace Flywheel.Knowledge.Storage;

/// <summary>Where a batch of work stands.</summary>
public enum BatchState
{
    /// <summary>Stored, not claimed.</summary>
    Queued,

    /// <summary>Claimed by a worker under the current fencing token.</summary>
    Started,

    /// <summary>Its effects are committed.</summary>
    Finished,

    /// <summary>Its attempts are used up; the batch's error says why.</summary>
    Failed,
}
