using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Queries;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Flywheel.Worker.Dashboard.Pages.Runs;

/// <summary>All runs, the newest first.</summary>
internal sealed class IndexModel(FlywheelDbContext database) : PageModel
{
    /// <summary>Show only runs in this state.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    /// <summary>Begin after this run.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    /// <summary>The runs.</summary>
    public RunListPage List { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => List = await ReadAsync(cancellationToken);

    public async Task<IActionResult> OnGetTableAsync(CancellationToken cancellationToken) => Partial("_RunTable", await ReadAsync(cancellationToken));

    private Task<RunListPage> ReadAsync(CancellationToken cancellationToken) => RunListPage.ReadAsync(
        database, Enum.TryParse<RunState>(State, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null, Before, cancellationToken);
}
