using Flywheel.Worker.Dashboard.Readings;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>What takes a look at every problem of a run, read beside the pages.</summary>
internal sealed class RunReadings(DatabaseSession database, BackgroundReadings readings)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);

    /// <summary>Reasons, repairs, known-bad problems and costs of a run that exists; null while they are being counted.</summary>
    public Task<RunReport?> ReportAsync(string run, CancellationToken cancellationToken) => readings.ValueAsync(
        $"the report of {run}",
        Fresh,
        async token =>
        {
            await using var context = database.CreateContext();
            return await RunReport.ReadAsync(context, run, token);
        },
        cancellationToken);

    /// <summary>What came of a run over time; null while it is being counted.</summary>
    public Task<RunTimeline?> TimelineAsync(string run, CancellationToken cancellationToken) => readings.ValueAsync(
        $"the timeline of {run}",
        Fresh,
        async token =>
        {
            await using var context = database.CreateContext();
            return await RunTimeline.ReadAsync(context, run, token);
        },
        cancellationToken);
}
