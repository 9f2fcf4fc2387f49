using System.Collections.Immutable;
using System.Globalization;
using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>What somebody wants to know who comes in the morning after a night's runs.</summary>
/// <param name="Open">Runs that are under way or stand still, the newest first.</param>
/// <param name="Ended">Runs that ended within the last day, the latest first.</param>
/// <param name="Exports">The latest exports.</param>
/// <param name="Concerns">What somebody should look at.</param>
internal sealed record MorningReport(IReadOnlyList<RunSummary> Open, IReadOnlyList<RunSummary> Ended, IReadOnlyList<ExportRow> Exports, ImmutableArray<Concern> Concerns)
{
    private const int RunsShown = 8;
    private const int ExportsShown = 5;
    private const int ConcernsOfAKind = 5;

    /// <summary>What counts as new.</summary>
    private static readonly TimeSpan Night = TimeSpan.FromHours(24);

    /// <summary>Reads it; a look at small tables only.</summary>
    public static async Task<MorningReport> ReadAsync(FlywheelDbContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - Night;
        var open = context.Runs.Where(r => r.State == RunState.Running || r.State == RunState.Planned || r.State == RunState.Paused)
            .OrderByDescending(r => r.State == RunState.Running).ThenByDescending(r => r.CreatedAt).Take(RunsShown);
        var ended = context.Runs.Where(r => r.FinishedAt > since && (r.State == RunState.Finished || r.State == RunState.Failed || r.State == RunState.Cancelled))
            .OrderByDescending(r => r.FinishedAt).Take(RunsShown);
        var exports = await context.Exports.AsNoTracking().OrderByDescending(e => e.Id).Take(ExportsShown).ToListAsync(cancellationToken);
        return new MorningReport(
            await RunSummary.ReadAsync(context, open, cancellationToken),
            await RunSummary.ReadAsync(context, ended, cancellationToken),
            exports,
            [.. await FailedRunsAsync(context, since, cancellationToken), .. await PausedRunsAsync(context, cancellationToken), .. await PausedDomainsAsync(context, since, cancellationToken), .. await FailedExportsAsync(context, since, cancellationToken)]);
    }

    private static async Task<IEnumerable<Concern>> FailedRunsAsync(FlywheelDbContext context, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var runs = await context.Runs.Where(r => r.State == RunState.Failed && (r.FinishedAt == null || r.FinishedAt > since))
            .OrderByDescending(r => r.FinishedAt).Take(ConcernsOfAKind).Select(r => new { r.Id, r.Reason }).ToListAsync(cancellationToken);
        return runs.Select(r => new Concern("Failed run", $"{r.Id}: {r.Reason}", AddressOf(r.Id), IsFailure: true));
    }

    private static async Task<IEnumerable<Concern>> PausedRunsAsync(FlywheelDbContext context, CancellationToken cancellationToken)
    {
        var runs = await context.Runs.Where(r => r.State == RunState.Paused && r.Reason != null)
            .OrderByDescending(r => r.CreatedAt).Take(ConcernsOfAKind).Select(r => new { r.Id, r.Reason }).ToListAsync(cancellationToken);
        return runs.Select(r => new Concern("Paused run", $"{r.Id}: {r.Reason}", AddressOf(r.Id), IsFailure: false));
    }

    private static async Task<IEnumerable<Concern>> PausedDomainsAsync(FlywheelDbContext context, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var recent = context.Runs.Where(r => r.State != RunState.Cancelled && (r.FinishedAt == null || r.FinishedAt > since)).Select(r => r.Id);
        var domains = await context.Cells.Where(c => c.State == CellState.Paused && recent.Contains(c.RunId))
            .Select(c => new { c.RunId, c.Domain }).Distinct().OrderBy(c => c.RunId).ThenBy(c => c.Domain).Take(ConcernsOfAKind).ToListAsync(cancellationToken);
        return domains.Select(d => new Concern(
            "Paused domain", $"{d.Domain} in {d.RunId}: too many known-bad problems were missed", $"{AddressOf(d.RunId)}?domain={Uri.EscapeDataString(d.Domain)}", IsFailure: false));
    }

    private static async Task<IEnumerable<Concern>> FailedExportsAsync(FlywheelDbContext context, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var exports = await context.Exports.Where(e => e.State == ExportState.Failed && e.FinishedAt > since)
            .OrderByDescending(e => e.Id).Take(ConcernsOfAKind).Select(e => new { e.Id, e.RunId, e.Dataset, e.Error }).ToListAsync(cancellationToken);
        return exports.Select(e => new Concern("Failed export", $"{e.Dataset} of {e.RunId}: {e.Error}", string.Create(CultureInfo.InvariantCulture, $"/datasets/{e.Id}"), IsFailure: true));
    }

    private static string AddressOf(string run) => $"/runs/{Uri.EscapeDataString(run)}";
}
