using Flywheel.Worker.Dashboard.Training;
using Flywheel.Worker.Dashboard.Views;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Flywheel.Worker.Dashboard.Pages.Training;

/// <summary>All trainings that are found, with how well their models do, the newest first.</summary>
internal sealed class IndexModel(TrainingLibrary library, DashboardOptions options, TimeProvider time) : PageModel
{
    /// <summary>The trainings.</summary>
    public IReadOnlyList<TrainingRow> Trainings { get; private set; } = [];

    /// <summary>Those that go on now.</summary>
    public IReadOnlyList<TrainingRow> Running => [.. Trainings.Where(t => t.Progress == TrainingProgress.Running)];

    /// <summary>Whether there are more than are looked for.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The folders that are searched.</summary>
    public IReadOnlyList<string> Roots => [options.DataFolder, .. options.ModelFolders];

    /// <summary>How well the models do, by the time of their last look at held-out rows.</summary>
    public Chart OverTime { get; private set; } = new("", [], true, [], "");

    public void OnGet()
    {
        Load();
        List<TrainingRow> looked = [.. Trainings.Where(t => t.Summary.Evaluation is not null).OrderBy(t => t.At).DistinctBy(t => t.At.ToUnixTimeSeconds())];
        OverTime = new Chart(
            "Held-out loss of the models, by the time of their last step, in nats a token",
            [.. looked.Select(t => (double)t.At.ToUnixTimeSeconds())],
            IsTime: true,
            [new ChartSeries("held-out loss", [.. looked.Select(t => (double?)t.Summary.Evaluation!.HeldOutLoss)], "accent"), new ChartSeries("accuracy", [.. looked.Select(t => (double?)t.Summary.Evaluation!.Accuracy)], "good")],
            "time (UTC)");
    }

    public IActionResult OnGetRunning()
    {
        Load();
        return Partial("_Running", Running);
    }

    private void Load()
    {
        var (found, isCut) = library.List();
        IsCut = isCut;
        // One may have been removed since the search.
        Trainings = [.. found.Where(folder => TrainingFolder.IsFile(folder.LogPath)).Select(folder => new TrainingRow(folder, library.SummaryOf(folder), folder.Progress(time.GetUtcNow()))).OrderByDescending(t => t.Summary.GrownAt)];
    }
}
