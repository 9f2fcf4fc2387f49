namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>The batches of a stage of a run that are not done.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Waiting">Batches that no job was made for.</param>
/// <param name="Queued">Batches that have a job, at work or in the queue.</param>
/// <param name="Failed">Batches that were given up.</param>
internal sealed record StageDepth(string Stage, long Waiting, long Queued, long Failed);
