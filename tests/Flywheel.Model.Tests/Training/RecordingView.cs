using Flywheel.Model.Training.Reports;

namespace Flywheel.Model.Tests.Training;

/// <summary>Keeps what it is told; may stop the training at a step.</summary>
internal sealed class RecordingView : ITrainingView, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public List<TrainingPlan> Plans { get; } = [];

    public List<StepReport> Steps { get; } = [];

    public List<EvaluationReport> Evaluations { get; } = [];

    public List<string> Checkpoints { get; } = [];

    /// <summary>The step after which the training is asked to stop; 0 for none.</summary>
    public long StopAfter { get; init; }

    public CancellationToken Token => _stop.Token;

    public void Begin(TrainingPlan plan) => Plans.Add(plan);

    public void Show(StepReport step)
    {
        Steps.Add(step);
        if (step.Step == StopAfter) _stop.Cancel();
    }

    public void Show(EvaluationReport evaluation) => Evaluations.Add(evaluation);

    public void Saved(string folder) => Checkpoints.Add(folder);

    public void Dispose() => _stop.Dispose();
}
