namespace Flywheel.Knowledge.Storage;

/// <summary>What a person has asked of a run that its jobs have not answered yet.</summary>
public enum RunRequest
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Stop after the batches under way.</summary>
    Pause,

    /// <summary>Stop for good.</summary>
    Cancel,
}
