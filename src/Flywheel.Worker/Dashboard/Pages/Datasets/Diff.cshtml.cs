using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Datasets;
using Flywheel.Worker.Dashboard.Datasets;
using Flywheel.Worker.Dashboard.Readings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Flywheel.Worker.Dashboard.Pages.Datasets;

/// <summary>Which rows two exports of one dataset do not share.</summary>
internal sealed class DiffModel(FlywheelDbContext database, DatasetReadings readings) : PageModel
{
    /// <summary>The later export.</summary>
    public ExportRow Export { get; private set; } = null!;

    /// <summary>The export that it is compared with.</summary>
    public ExportRow Other { get; private set; } = null!;

    /// <summary>Why they cannot be compared.</summary>
    public string? Fault { get; private set; }

    /// <summary>What differs; null where they cannot be compared.</summary>
    public Reading<DatasetDiff>? Result { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, long with, CancellationToken cancellationToken) =>
        await LoadAsync(id, with, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnGetResultAsync(long id, long with, CancellationToken cancellationToken) =>
        await LoadAsync(id, with, cancellationToken) && Result is not null ? Partial("_Diff", Result) : NotFound();

    private async Task<bool> LoadAsync(long id, long with, CancellationToken cancellationToken)
    {
        if (await DatasetEndpoints.FindAsync(database, id, cancellationToken) is not { } export || await DatasetEndpoints.FindAsync(database, with, cancellationToken) is not { } other)
        {
            return false;
        }

        (Export, Other) = (export, other);
        try
        {
            var (later, earlier) = (ExportFolder.Open(export), ExportFolder.Open(other));
            if (later.Lock is null || earlier.Lock is null || later.Schema != earlier.Schema)
            {
                throw new ExportFolderException("Only Parquet exports of the same dataset can be compared.");
            }

            Result = await readings.GetAsync($"diff\n{earlier.Key}\n{later.Key}", _ => Task.FromResult(DatasetDiff.Between(other.Directory, export.Directory)), cancellationToken);
        }
        catch (ExportFolderException e)
        {
            Fault = e.Message;
        }

        return true;
    }
}
