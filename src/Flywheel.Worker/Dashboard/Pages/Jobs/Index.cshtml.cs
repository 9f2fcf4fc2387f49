using Flywheel.Worker.Dashboard.Jobs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Flywheel.Worker.Dashboard.Pages.Jobs;

/// <summary>The jobs of all runs: who does them, what waits, what failed.</summary>
internal sealed class IndexModel(JobBoard board) : PageModel
{
    private const int LongestQueue = 100;

    /// <summary>The list that is shown; one that is none shows the failed jobs.</summary>
    [BindProperty(SupportsGet = true)]
    public string? List { get; set; }

    /// <summary>The queue of a list of waiting jobs.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Queue { get; set; }

    /// <summary>How many jobs to pass over.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>Counts, servers, queues and recurring jobs.</summary>
    public JobOverview Overview { get; private set; } = null!;

    /// <summary>The list.</summary>
    public JobListPage Jobs { get; private set; } = null!;

    private JobListKind Kind => Enum.TryParse<JobListKind>(List, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : JobListKind.Failed;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Overview = await board.ReadAsync(cancellationToken);
        Jobs = Read();
    }

    public async Task<IActionResult> OnGetOverviewAsync(CancellationToken cancellationToken) => Partial("_Overview", await board.ReadAsync(cancellationToken));

    public IActionResult OnGetList() => Partial("_JobTable", Read());

    public IActionResult OnPostRequeue(string[] ids, string? only) => Change(ids, only, id => board.Requeue(id, Kind), "put into the queue");

    public IActionResult OnPostDelete(string[] ids, string? only) => Change(ids, only, id => board.Delete(id, Kind), "deleted");

    public IActionResult OnPostTrigger(string? id) => Recurring(id, board.Trigger, "runs now, beside its schedule.");

    public IActionResult OnPostRemove(string? id) => Recurring(id, board.Remove, "is off its schedule.");

    private JobListPage Read() => board.List(
        Kind, Queue is { Length: > 0 and <= LongestQueue } && !Queue.Any(char.IsControl) ? Queue : null, int.TryParse(From, out var from) ? Math.Clamp(from, 0, JobListPage.Furthest) : 0);

    private RedirectResult Change(string[] ids, string? only, Func<string, bool> change, string done)
    {
        string[] chosen = string.IsNullOrEmpty(only) ? [.. ids.Take(JobListPage.Size)] : [only];
        var changed = chosen.Count(change);
        if (changed > 0)
        {
            TempData["Message"] = $"{(changed == 1 ? "1 job was" : $"{changed} jobs were")} {done}.";
        }

        if (changed < chosen.Length)
        {
            TempData["Error"] = $"{(chosen.Length - changed == 1 ? "1 job was" : $"{chosen.Length - changed} jobs were")} not in this list any more, and left alone.";
        }
        else if (chosen.Length == 0)
        {
            TempData["Error"] = "Choose the jobs first.";
        }

        return Redirect(new JobListPage(Kind, null, [], 0, HasMore: false).Address(0));
    }

    private RedirectResult Recurring(string? id, Func<string, bool> change, string done)
    {
        if (id is not null && change(id))
        {
            TempData["Message"] = $"{id} {done}";
        }
        else
        {
            TempData["Error"] = "There is no such recurring job any more.";
        }

        return Redirect("/jobs");
    }
}
