namespace Flywheel.Worker.Jobs;

/// <summary>A run was paused or cancelled while one of its batches was away with a model.</summary>
internal sealed class RunStoppedException() : Exception("The run was stopped.");
