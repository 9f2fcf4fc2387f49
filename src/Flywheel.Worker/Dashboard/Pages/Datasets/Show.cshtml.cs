using System.Collections.Immutable;
using System.Globalization;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Datasets;
using Flywheel.Worker.Dashboard.Datasets;
using Flywheel.Worker.Dashboard.Readings;
using Flywheel.Worker.Dashboard.Security;
using Flywheel.Worker.Exports;
using Flywheel.Worker.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Pages.Datasets;

/// <summary>One export: what is in it, its files, whether they are sound, and how far it is while it is being written.</summary>
[Writes(Role.Reviewer)]
internal sealed class ShowModel(FlywheelDbContext database, DatabaseSession session, DatasetReadings readings, ExportQueue queue, TimeProvider time) : PageModel
{
    private const int ComparableOffered = 100;
    private const int MostFaults = 50;


    /// <summary>The export.</summary>
    public ExportRow Export { get; private set; } = null!;

    /// <summary>What it was asked for; null where that cannot be read.</summary>
    public ExportRequest? Asked { get; private set; }

    /// <summary>Its folder; null where it cannot be shown.</summary>
    public ExportFolder? Folder { get; private set; }

    /// <summary>Why its folder cannot be shown.</summary>
    public string? Fault { get; private set; }

    /// <summary>Whether it was asked for here, and so may be stopped and gone on with here.</summary>
    public bool IsOurs { get; private set; }

    /// <summary>The dataset's card.</summary>
    public string? Card { get; private set; }

    /// <summary>Rows by this and that, as far as they are counted.</summary>
    public ImmutableArray<Tally> Tallies { get; private set; } = [];

    /// <summary>What is counted from the rows; null for an export that has none to count.</summary>
    public Reading<DatasetStatistics>? Statistics { get; private set; }

    /// <summary>What the last check found; null where there was none.</summary>
    public Reading<VerifyReport>? Verified { get; private set; }

    /// <summary>Exports to compare it with, the newest first.</summary>
    public IReadOnlyList<ExportRow> Comparable { get; private set; } = [];

    /// <summary>The time.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Whether it waits or is being written.</summary>
    public bool IsUnderWay => Export.State is ExportState.Queued or ExportState.Started;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Asked = ExportRequest.Parse(Export.Settings);
        if (Folder is { } folder)
        {
            await ShowFolderAsync(folder, cancellationToken);
        }

        return Page();
    }

    /// <summary>How far an export is; while it goes on.</summary>
    public async Task<IActionResult> OnGetProgressAsync(long id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Partial("_Progress", this) : NotFound();

    /// <summary>The counts that are still under way when the page is shown.</summary>
    public async Task<IActionResult> OnGetStatisticsAsync(long id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken) || Folder is not { Lock: not null } folder)
        {
            return NotFound();
        }

        await CountAsync(folder, cancellationToken);
        return Partial("_Statistics", this);
    }

    /// <summary>How a check stands.</summary>
    public async Task<IActionResult> OnGetVerifiedAsync(long id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) && Folder is { } folder ? Partial("_Verified", readings.Find<VerifyReport>(VerifyKey(folder))) : NotFound();

    /// <summary>Begins to check every byte and row.</summary>
    public async Task<IActionResult> OnPostVerifyAsync(long id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken) || Folder is not { Lock: not null } folder)
        {
            return NotFound();
        }

        var key = VerifyKey(folder);
        readings.Remove(key);
        await readings.GetAsync(key, token => VerifyAsync(folder, token), cancellationToken);
        return Redirect(string.Create(CultureInfo.InvariantCulture, $"/datasets/{id}#verify"));
    }

    private static string VerifyKey(ExportFolder folder) => $"verify\n{folder.Key}";

    private static async Task<VerifyReport> VerifyAsync(ExportFolder folder, CancellationToken cancellationToken)
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        var more = 0;
        await foreach (var fault in DatasetVerifier.VerifyAsync(folder.Export.Directory, cancellationToken))
        {
            if (faults.Count < MostFaults)
            {
                faults.Add(fault);
            }
            else
            {
                more++;
            }
        }

        return new VerifyReport(faults.ToImmutable(), more, folder.Rows.Values.Sum(), folder.Shards.Count());
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellationToken)
    {
        if (await DatasetEndpoints.FindAsync(database, id, cancellationToken) is not { } export)
        {
            return false;
        }

        Export = export;
        IsOurs = queue.Owns(export);
        if (export.State == ExportState.Finished)
        {
            try
            {
                Folder = ExportFolder.Open(export);
            }
            catch (ExportFolderException e)
            {
                Fault = e.Message;
            }
        }

        return true;
    }

    private async Task ShowFolderAsync(ExportFolder folder, CancellationToken cancellationToken)
    {
        try
        {
            Card = await folder.CardAsync(cancellationToken);
        }
        catch (ExportFolderException)
        {
            // The list of files tells that it is missing.
        }

        await CountAsync(folder, cancellationToken);
        if (folder.Lock is not null)
        {
            Verified = readings.Find<VerifyReport>(VerifyKey(folder));
            Comparable = await database.Exports.AsNoTracking()
                .Where(e => e.Id != Export.Id && e.Dataset == Export.Dataset && e.State == ExportState.Finished)
                .OrderByDescending(e => e.Id).Take(ComparableOffered).ToListAsync(cancellationToken);
        }
    }

    /// <summary>What the lockfile counts, and what is counted from the rows.</summary>
    private async Task CountAsync(ExportFolder folder, CancellationToken cancellationToken)
    {
        List<Tally> tallies = [new("Split", [.. folder.Rows])];
        if (folder.Lock is { } dataset)
        {
            Statistics = await readings.GetAsync($"statistics\n{folder.Key}", token => DatasetStatistics.ReadAsync(folder, session, token), cancellationToken);
            tallies.Add(new Tally("Level: expansions of the first problem", [.. dataset.Levels]));
            tallies.AddRange(Statistics.Value?.Tallies ?? []);
            tallies.Add(Tally.BySize("Domain", dataset.Domains));
            tallies.Add(Tally.BySize("Figure kind", dataset.FigureKinds));
            tallies.Add(Tally.BySize("Problems without a row, by reason", dataset.LeftOut));
        }

        Tallies = [.. tallies.Where(t => t.Counts.Count > 0)];
    }
}
