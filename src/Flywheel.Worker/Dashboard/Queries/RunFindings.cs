using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>What checks and repairs came to in a run, as far as it is counted.</summary>
/// <param name="Run">The run.</param>
/// <param name="Report">Reasons, repairs, known-bad problems, costs; null while they are being counted.</param>
/// <param name="Timeline">The same over time; null while it is being counted.</param>
internal sealed record RunFindings(string Run, RunReport? Report, RunTimeline? Timeline)
{
    /// <summary>Whether all is there.</summary>
    public bool IsComplete => Report is not null && Timeline is not null;

    /// <summary>What is known at once.</summary>
    public static async Task<RunFindings> ReadAsync(RunReadings readings, string run, CancellationToken cancellationToken)
    {
        var (report, timeline) = (readings.ReportAsync(run, cancellationToken), readings.TimelineAsync(run, cancellationToken));
        return new RunFindings(run, await report, await timeline);
    }
}
