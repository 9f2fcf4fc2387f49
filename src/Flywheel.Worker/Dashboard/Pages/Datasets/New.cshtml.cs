using System.Collections.Immutable;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Datasets;
using Flywheel.Worker.Dashboard.Datasets;
using Flywheel.Worker.Dashboard.Queries;
using Flywheel.Worker.Dashboard.Security;
using Flywheel.Worker.Exports;
using Flywheel.Worker.Runs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Pages.Datasets;

/// <summary>Asks for an export of a run, stops one, and goes on with one.</summary>
internal sealed class NewModel(FlywheelDbContext database, ExportQueue queue) : PageModel
{
    private const int RunsOffered = 200;

    /// <summary>The runs to choose from, the newest first.</summary>
    public IReadOnlyList<RunChoice> Runs { get; private set; } = [];

    /// <summary>The chosen run; null where none is chosen, or there is none.</summary>
    public RunChoice? Run { get; private set; }

    /// <summary>What reviews change since the run's last export.</summary>
    public ReviewChanges? Changes { get; private set; }

    /// <summary>What is in the form.</summary>
    public ExportForm Form { get; private set; } = new();

    /// <summary>What is wrong with it; null for nothing.</summary>
    public string? Fault { get; private set; }

    public Task OnGetAsync(string? run, CancellationToken cancellationToken)
    {
        Form.Datasets = [.. DatasetSchema.All.Select(s => s.Name)];
        return ShowAsync(run, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? run, [FromForm] ExportForm? form, CancellationToken cancellationToken)
    {
        Form = form ?? new ExportForm();
        try
        {
            if (!ModelState.IsValid)
            {
                throw new RunException("A number of the form is none.");
            }

            var (datasets, request) = Read(Form);
            var id = await queue.AskAsync(run ?? "", datasets, request, User.Name(), cancellationToken);
            TempData["Message"] = "The export begins; you may leave this page.";
            return Redirect($"/datasets/{id}");
        }
        catch (Exception e) when (e is RunException or DatasetException)
        {
            Fault = e.Message;
            await ShowAsync(run, cancellationToken);
            return Page();
        }
    }

    public async Task<IActionResult> OnPostStopAsync([FromForm] long id, CancellationToken cancellationToken)
    {
        if (await DatasetEndpoints.FindAsync(database, id, cancellationToken) is not { } export)
        {
            return NotFound();
        }

        if (await queue.StopAsync(export, User.Name(), cancellationToken))
        {
            TempData["Message"] = "The export stops. What it has finished is kept.";
        }
        else
        {
            TempData["Error"] = "There is nothing to stop here: the export is done, or another process does it.";
        }

        return Redirect($"/datasets/{id}");
    }

    public async Task<IActionResult> OnPostContinueAsync([FromForm] long id, CancellationToken cancellationToken)
    {
        if (await DatasetEndpoints.FindAsync(database, id, cancellationToken) is not { } export)
        {
            return NotFound();
        }

        if (await queue.ContinueAsync(export, User.Name(), cancellationToken))
        {
            TempData["Message"] = "The export goes on where it was.";
        }
        else
        {
            TempData["Error"] = "There is nothing to go on with here; it was started elsewhere, or it is not stopped.";
        }

        return Redirect($"/datasets/{id}");
    }

    private static (ImmutableArray<DatasetSchema> Datasets, ExportRequest Request) Read(ExportForm form)
    {
        ImmutableArray<DatasetSchema> datasets = [.. DatasetSchema.All.Where(s => form.Datasets.Contains(s.Name, StringComparer.Ordinal))];
        var format = form.Format switch
        {
            ExportForm.Parquet => ExportFormat.Parquet,
            ExportForm.MsSwift => ExportFormat.MsSwift,
            _ => throw new RunException("Choose a format."),
        };
        if (datasets.IsEmpty || (format == ExportFormat.MsSwift && datasets is [var only] && only == DatasetSchema.VTBench))
        {
            throw new RunException(datasets.IsEmpty ? "Choose at least one dataset." : "VTBench is a benchmark: there is nothing to train on in it. Choose another dataset, or Parquet.");
        }

        var settings = new DatasetSettings { ShardRows = form.ShardRows, Compression = form.Compression ?? "", TestShare = form.TestPercent / 100 };
        settings.Validate();
        return (datasets, new ExportRequest(settings, format));
    }

    private async Task ShowAsync(string? run, CancellationToken cancellationToken)
    {
        // Without the plans, which may be large.
        var runs = database.Runs.AsNoTracking().OrderByDescending(r => r.CreatedAt).Select(r => new RunChoice(r.Id, r.State, r.Accepted));
        Runs = await runs.Take(RunsOffered).ToListAsync(cancellationToken);
        Run = string.IsNullOrEmpty(run)
            ? Runs.FirstOrDefault(r => r.Accepted > 0)
            : Runs.FirstOrDefault(r => r.Id == run)
                ?? await database.Runs.AsNoTracking().Where(r => r.Id == run).Select(r => new RunChoice(r.Id, r.State, r.Accepted)).FirstOrDefaultAsync(cancellationToken);
        if (Run is not null)
        {
            Changes = await ReviewChanges.ReadAsync(database, Run.Id, cancellationToken);
        }
        else if (!string.IsNullOrEmpty(run))
        {
            Fault ??= "There is no such run.";
        }
    }
}
