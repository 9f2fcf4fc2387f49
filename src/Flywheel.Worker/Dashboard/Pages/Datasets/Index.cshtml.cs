using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Queries;
using Flywheel.Worker.Runs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Pages.Datasets;

/// <summary>All exports, the newest first.</summary>
internal sealed class IndexModel(FlywheelDbContext database, TimeProvider time) : PageModel
{
    private const int RunsOffered = 200;

    /// <summary>The run whose exports are shown; null for all.</summary>
    public string? Run { get; private set; }

    /// <summary>The runs to choose from, the newest first.</summary>
    public IReadOnlyList<string> Runs { get; private set; } = [];

    /// <summary>The exports.</summary>
    public ExportTable Exports { get; private set; } = new([], DateTimeOffset.UnixEpoch);

    /// <summary>The address of the next page; null at the end.</summary>
    public string? Next { get; private set; }

    /// <summary>What the table keeps itself up to date from; null on later pages, which change no more.</summary>
    public string? Live { get; private set; }

    public async Task OnGetAsync(string? run, long? before, CancellationToken cancellationToken)
    {
        Run = Known(run);
        Runs = await database.Runs.AsNoTracking().OrderByDescending(r => r.CreatedAt).Take(RunsOffered).Select(r => r.Id).ToListAsync(cancellationToken);
        var page = await ExportPage.ReadAsync(database, Run, before, cancellationToken);
        Exports = new ExportTable(page.Exports, time.GetUtcNow());
        Next = page.Next is { } next ? $"/datasets?{(Run is null ? "" : $"run={Run}&")}before={next}" : null;
        Live = before is null ? $"/datasets?handler=Table{(Run is null ? "" : $"&run={Run}")}" : null;
    }

    public async Task<IActionResult> OnGetTableAsync(string? run, CancellationToken cancellationToken) =>
        Partial("_ExportTable", new ExportTable((await ExportPage.ReadAsync(database, Known(run), null, cancellationToken)).Exports, time.GetUtcNow()));

    private static string? Known(string? run) => run is not null && RunCoordinator.IsName(run) ? run : null;
}
