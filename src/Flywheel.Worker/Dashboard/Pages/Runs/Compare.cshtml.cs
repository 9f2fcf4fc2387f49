using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Queries;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Pages.Runs;

/// <summary>Two runs side by side.</summary>
internal sealed class CompareModel(FlywheelDbContext database, RunReadings readings) : PageModel
{
    private const int RunsOffered = 200;

    /// <summary>The first run's name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? A { get; set; }

    /// <summary>The second run's name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? B { get; set; }

    /// <summary>The runs to choose from, the newest first.</summary>
    public IReadOnlyList<string> Runs { get; private set; } = [];

    /// <summary>The comparison; null unless both runs exist.</summary>
    public RunComparison? Comparison { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Runs = await database.Runs.OrderByDescending(r => r.CreatedAt).Take(RunsOffered).Select(r => r.Id).ToListAsync(cancellationToken);
        Comparison = await RunComparison.ReadAsync(database, readings, A, B, cancellationToken);
    }

    public async Task<IActionResult> OnGetTablesAsync(CancellationToken cancellationToken) =>
        await RunComparison.ReadAsync(database, readings, A, B, cancellationToken) is { } comparison ? Partial("_Comparison", comparison) : NotFound();
}
