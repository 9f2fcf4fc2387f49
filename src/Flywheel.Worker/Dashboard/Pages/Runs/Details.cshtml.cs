using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Health;
using Flywheel.Worker.Dashboard.Queries;
using Flywheel.Worker.Dashboard.Security;
using Flywheel.Worker.Runs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Pages.Runs;

/// <summary>One run: how far, how fast, what came of it; and what can be done about it.</summary>
internal sealed class DetailsModel(FlywheelDbContext database, RunReadings readings, HealthDesk health, RunCoordinator coordinator, TimeProvider time) : PageModel
{
    private const int EventsShown = 30;

    /// <summary>The run's name.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>The domain whose cells are listed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Domain { get; set; }

    /// <summary>How far and how fast, and who works on it.</summary>
    public RunView View { get; private set; } = null!;

    /// <summary>What checks and repairs came to.</summary>
    public RunFindings Findings { get; private set; } = null!;

    /// <summary>The cells of the domain that was asked for, by key.</summary>
    public IReadOnlyList<CellRow> Cells { get; private set; } = [];

    /// <summary>What happened to the run as a whole, the latest first.</summary>
    public IReadOnlyList<LedgerRow> Events { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await RunStatus.ReadAsync(database, Id, time.GetUtcNow(), cancellationToken) is not { } status)
        {
            return NotFound();
        }

        var findings = RunFindings.ReadAsync(readings, Id, cancellationToken);
        View = await ViewAsync(status, cancellationToken);
        Findings = await findings;
        if (Domain is { Length: > 0 and <= 200 } domain && !domain.Any(char.IsControl))
        {
            Cells = await database.Cells.AsNoTracking().Where(c => c.RunId == Id && c.Domain == domain).OrderBy(c => c.FigureKind).ThenBy(c => c.Level).ToListAsync(cancellationToken);
        }

        Events = await database.Ledger.AsNoTracking().Where(l => l.RunId == Id && l.ProblemId == null).OrderByDescending(l => l.Id).Take(EventsShown).ToListAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnGetStatusAsync(CancellationToken cancellationToken) =>
        await RunStatus.ReadAsync(database, Id, time.GetUtcNow(), cancellationToken) is { } status ? Partial("_RunStatus", await ViewAsync(status, cancellationToken)) : NotFound();

    public async Task<IActionResult> OnGetFindingsAsync(CancellationToken cancellationToken) => await ExistsAsync(cancellationToken)
        ? Partial("_RunFindings", await RunFindings.ReadAsync(readings, Id, cancellationToken))
        : NotFound();

    public Task<IActionResult> OnPostPauseAsync(CancellationToken cancellationToken) => ChangeAsync(async by =>
    {
        await by.PauseAsync(Id, cancellationToken);
        return $"{Id} pauses after the batches that are being done.";
    });

    public Task<IActionResult> OnPostResumeAsync(CancellationToken cancellationToken) => ChangeAsync(async by =>
    {
        var differences = await by.ResumeAsync(Id, cancellationToken);
        return differences.Count == 0 ? $"{Id} goes on." : $"{Id} goes on with workers of the code that it was started with; this program has other code: {string.Join("; ", differences)}.";
    });

    public Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken) => ChangeAsync(async by =>
    {
        await by.CancelAsync(Id, cancellationToken);
        return $"{Id} is cancelled. What it has made can still be looked at and exported.";
    });

    private async Task<IActionResult> ChangeAsync(Func<RunCoordinator, Task<string>> change)
    {
        if (!await ExistsAsync(CancellationToken.None))
        {
            return NotFound();
        }

        try
        {
            TempData["Message"] = await change(coordinator.By(User.Name()));
        }
        catch (RunException e)
        {
            TempData["Error"] = e.Message;
        }

        return RedirectToPage("/Runs/Details", new { id = Id });
    }

    private async Task<bool> ExistsAsync(CancellationToken cancellationToken) => RunCoordinator.IsName(Id) && await database.Runs.AnyAsync(r => r.Id == Id, cancellationToken);

    private async Task<RunView> ViewAsync(RunStatus status, CancellationToken cancellationToken)
    {
        var (state, queue) = (health.ReadAsync(cancellationToken), health.QueueAsync(status.Queue, cancellationToken));
        return new RunView(status, await state, await queue);
    }
}
