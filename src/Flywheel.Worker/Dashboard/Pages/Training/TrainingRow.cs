using Flywheel.Worker.Dashboard.Training;

namespace Flywheel.Worker.Dashboard.Pages.Training;

/// <summary>A training in a line.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Summary">The end of its log.</param>
/// <param name="Progress">Where it stands.</param>
internal sealed record TrainingRow(TrainingFolder Folder, TrainingSummary Summary, TrainingProgress Progress)
{
    /// <summary>When its log grew last.</summary>
    public DateTimeOffset At => new(DateTime.SpecifyKind(Summary.GrownAt, DateTimeKind.Utc));
}
