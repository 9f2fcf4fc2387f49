using Flywheel.Knowledge.Graph;
using Flywheel.Synthesis.Plans;
using Flywheel.Worker.Dashboard.Health;
using Flywheel.Worker.Dashboard.Security;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Jobs;
using Flywheel.Worker.Runs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Flywheel.Worker.Dashboard.Pages.Runs;

/// <summary>Starts a run of the rules.</summary>
internal sealed class NewModel(Workshop workshop, RunCoordinator coordinator, HealthDesk health) : PageModel
{
    /// <summary>What the person typed.</summary>
    [BindProperty]
    public RunForm Form { get; set; } = new();

    /// <summary>The domains that problems can be made for.</summary>
    public IReadOnlyList<string> Known { get; private set; } = [];

    /// <summary>Whether a worker lives that would take the run up.</summary>
    public bool IsServed { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var options = Form.Read(Known, (field, error) => ModelState.AddModelError($"{nameof(Form)}.{field}", error));
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            var (name, settings, plan) = PlanOf(options);
            var resumed = await coordinator.By(User.Name()).StartAsync(name, settings, plan, acceptNewCode: false, cancellationToken);
            TempData["Message"] = resumed ? $"{name} has these very settings; it was taken up again." : $"{name} is started.";
            return RedirectToPage("/Runs/Details", new { id = name });
        }
        catch (Exception e) when (e is RunException or PlanException)
        {
            ModelState.AddModelError("", e.Message);
            return Page();
        }
    }

    private (string Name, RunSettings Settings, RunPlan Plan) PlanOf(GrowOptions options)
    {
        using var visit = workshop.Enter();
        return visit.Get<RunPlanner>().Plan(options);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        string queue;
        using (var visit = workshop.Enter())
        {
            Known = [.. visit.Get<PlanBuilder>().Domains.Order(StringComparer.Ordinal)];
            queue = WorkQueue.Of(visit.Get<KnowledgeGraph>()).Name;
        }

        IsServed = new HealthReport(null, await health.WorkersAsync(cancellationToken), null).IsServed(queue);
    }
}
