using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Health;
using Flywheel.Worker.Dashboard.Queries;
using Flywheel.Worker.Dashboard.Readings;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Jobs;
using Hangfire;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Pages;

/// <summary>The start page: what happened, what goes on, and what waits.</summary>
internal sealed class IndexModel(FlywheelDbContext database, DatabaseSession session, BackgroundReadings readings, HealthDesk health, JobStorage jobs, TimeProvider time) : PageModel
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);

    /// <summary>What it shows.</summary>
    public Morning Morning { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Morning = await ReadAsync(cancellationToken);

    public async Task<IActionResult> OnGetMorningAsync(CancellationToken cancellationToken) => Partial("_Morning", await ReadAsync(cancellationToken));

    private async Task<Morning> ReadAsync(CancellationToken cancellationToken)
    {
        var waiting = readings.ValueAsync("decisions that wait", Fresh, CountAsync, cancellationToken);
        var failed = readings.ValueAsync("failed jobs", Fresh, _ => Task.FromResult(FailedJobs()), cancellationToken);
        var known = health.ReadAsync(cancellationToken);
        var report = await MorningReport.ReadAsync(database, time.GetUtcNow(), cancellationToken);
        var state = await known;
        var more = await UnservedAsync(report, state, cancellationToken);
        if (await failed is [var concern])
        {
            more.Add(concern);
        }

        return new Morning(report with { Concerns = [.. report.Concerns, .. more] }, await waiting, state, time.GetUtcNow());
    }

    private async Task<WaitingDecisions> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = session.CreateContext();
        return await WaitingDecisions.ReadAsync(context, cancellationToken);
    }

    private Concern[] FailedJobs() => jobs.GetMonitoringApi().FailedCount() is var count and > 0
        ? [new Concern("Failed jobs", $"{count:N0} jobs failed for good", "/jobs?list=failed", IsFailure: true)]
        : [];

    /// <summary>Runs that would go on if a worker lived that can.</summary>
    private async Task<List<Concern>> UnservedAsync(MorningReport report, HealthReport state, CancellationToken cancellationToken)
    {
        var running = report.Open.Where(r => r.State == RunState.Running).Select(r => r.Id).ToArray();
        var runs = running.Length == 0 ? [] : await database.Runs.AsNoTracking().Where(r => running.Contains(r.Id)).ToListAsync(cancellationToken);
        return [.. runs.Where(r => !state.IsServed(WorkQueue.Of(r).Name)).Select(r => new Concern("No worker", $"No worker is alive that could go on with {r.Id}", $"/runs/{Uri.EscapeDataString(r.Id)}", IsFailure: false))];
    }
}
