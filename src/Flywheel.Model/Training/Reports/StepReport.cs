namespace Flywheel.Model.Training.Reports;

/// <summary>What a step came to: a line of the log.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Step">The step, from 1, counted through all stages.</param>
/// <param name="Epoch">The epoch of the stage, from 1.</param>
/// <param name="Done">The share of the stage that is done, 0 to 1.</param>
/// <param name="Loss">The mean negative log-probability of the learned tokens, in nats.</param>
/// <param name="Rate">The learning rate.</param>
/// <param name="Norm">The norm of the gradients before clipping.</param>
/// <param name="Tokens">Tokens that went through the model.</param>
/// <param name="Learned">Those of them that were learned.</param>
/// <param name="Seconds">The time that the step took, waiting for data included.</param>
public sealed record StepReport(string Stage, long Step, int Epoch, double Done, double Loss, double Rate, double Norm, long Tokens, long Learned, double Seconds);
