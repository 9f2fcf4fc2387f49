namespace Flywheel.Model.Training.Reports;

/// <summary>How well the held-out rows are predicted: a line of the log.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Step">The last step before.</param>
/// <param name="Rows">Rows that were looked at.</param>
/// <param name="HeldOutLoss">The mean negative log-probability of their tokens that a model would write, in nats.</param>
/// <param name="Accuracy">The share of those tokens that are the likeliest after the right beginning.</param>
public sealed record EvaluationReport(string Stage, long Step, int Rows, double HeldOutLoss, double Accuracy);
