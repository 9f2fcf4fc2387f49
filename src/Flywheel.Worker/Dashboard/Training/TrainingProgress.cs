namespace Flywheel.Worker.Dashboard.Training;

/// <summary>Where a training stands.</summary>
internal enum TrainingProgress
{
    /// <summary>Its log grew lately.</summary>
    Running,

    /// <summary>The trained model is in its folder.</summary>
    Finished,

    /// <summary>Neither: it was stopped, or it was killed.</summary>
    Stopped,
}
