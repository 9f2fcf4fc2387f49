namespace Flywheel.Model.Training.Reports;

/// <summary>Told of what a training does, as it does it, on the training's thread.</summary>
public interface ITrainingView
{
    /// <summary>A stage begins, or goes on after an interruption.</summary>
    void Begin(TrainingPlan plan);

    /// <summary>A step was taken.</summary>
    void Show(StepReport step);

    /// <summary>The held-out rows were looked at.</summary>
    void Show(EvaluationReport evaluation);

    /// <summary>A checkpoint was written.</summary>
    void Saved(string folder);
}
