using Flywheel.Worker.Dashboard.Training;
using Flywheel.Worker.Dashboard.Views;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Flywheel.Worker.Dashboard.Pages.Training;

/// <summary>One training: its curves, settings, checkpoints and files.</summary>
internal sealed class ShowModel(TrainingLibrary library, TimeProvider time) : PageModel
{
    /// <summary>The training.</summary>
    public TrainingFolder Folder { get; private set; } = null!;

    /// <summary>Its log.</summary>
    public TrainingHistory History { get; private set; } = null!;

    /// <summary>Its curves.</summary>
    public IReadOnlyList<Chart> Charts { get; private set; } = [];

    /// <summary>Where it stands.</summary>
    public TrainingProgress Progress { get; private set; }

    /// <summary>Its settings.</summary>
    public TrainingSettingsView Settings { get; private set; } = new([], [], [], null);

    /// <summary>Its files.</summary>
    public TrainingFiles Files { get; private set; } = new([], []);

    public IActionResult OnGet(string id)
    {
        if (!Load(id))
        {
            return NotFound();
        }

        Settings = TrainingSettingsView.Read(Folder);
        Files = TrainingFiles.Read(Folder);
        return Page();
    }

    /// <summary>What changes while it goes on.</summary>
    public IActionResult OnGetCurves(string id) => Load(id) ? Partial("_Curves", this) : NotFound();

    private bool Load(string id)
    {
        if (library.Find(id) is not { } folder)
        {
            return false;
        }

        (Folder, History, Progress) = (folder, library.HistoryOf(folder), folder.Progress(time.GetUtcNow()));
        Charts = TrainingCharts.Of(History.Curve());
        return true;
    }
}
