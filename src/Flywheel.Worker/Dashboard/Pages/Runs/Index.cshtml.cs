using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Queries;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Flywheel.Worker.Dashboard.Pages.Runs;

/// <summary>All runs, the newest first.</summary>
internal sealed class IndexModel(FlywheelDbContext database) : PageModel
{
    /// <summary>The runs.</summary>
    public IReadOnlyList<RunSummary> Runs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Runs = await RunSummary.ReadAsync(database, cancellationToken);

    public async Task<IActionResult> OnGetTableAsync(CancellationToken cancellationToken) => Partial("_RunTable", await RunSummary.ReadAsync(database, cancellationToken));
}
