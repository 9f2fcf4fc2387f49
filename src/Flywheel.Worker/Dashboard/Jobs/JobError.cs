namespace Flywheel.Worker.Dashboard.Jobs;

/// <summary>What a job failed with.</summary>
/// <param name="Type">The exception's type.</param>
/// <param name="Message">Its message.</param>
/// <param name="Details">The whole of it, with its stack.</param>
internal sealed record JobError(string Type, string Message, string Details);
