namespace Flywheel.Model.Training.Optimization;

/// <summary>The learning rate over a stage: a straight rise, then half a cosine. It goes by the share of the stage that is done, not by steps.</summary>
/// <param name="Largest">The rate at the end of the rise.</param>
/// <param name="FinalShare">What share of it is left at the end.</param>
/// <param name="Warmup">The share of the stage in which it rises, below 1.</param>
public sealed record LearningSchedule(double Largest, double FinalShare, double Warmup)
{
    /// <summary>The rate when a share of the stage, 0 to 1, is done. Above 0 at the very first step, which would else be lost.</summary>
    /// <param name="done">The share before the step.</param>
    /// <param name="step">The share that the step brings.</param>
    public double RateAt(double done, double step)
    {
        if (done + step <= Warmup) return Largest * (done + step) / Warmup;
        var along = Math.Clamp((done - Warmup) / (1 - Warmup), 0, 1);
        return Largest * (FinalShare + ((1 - FinalShare) * 0.5 * (1 + Math.Cos(Math.PI * along))));
    }
}
