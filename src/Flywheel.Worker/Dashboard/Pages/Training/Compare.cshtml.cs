using Flywheel.Worker.Dashboard.Training;
using Flywheel.Worker.Dashboard.Views;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Flywheel.Worker.Dashboard.Pages.Training;

/// <summary>The curves of up to four trainings in one chart.</summary>
internal sealed class CompareModel(TrainingLibrary library) : PageModel
{
    private const int Most = 4;

    /// <summary>The trainings that are compared.</summary>
    public IReadOnlyList<TrainingFolder> Trainings { get; private set; } = [];

    /// <summary>What is wrong with the choice; null for nothing.</summary>
    public string? Fault { get; private set; }

    /// <summary>Their curves.</summary>
    public IReadOnlyList<Chart> Charts { get; private set; } = [];

    public void OnGet(string[]? id)
    {
        var chosen = (id ?? []).Take(100).Distinct(StringComparer.Ordinal).Select(library.Find).OfType<TrainingFolder>().ToList();
        if (chosen.Count == 0)
        {
            Fault = "Tick the trainings to compare; those that were chosen are not there.";
            return;
        }

        Fault = chosen.Count > Most ? $"At most {Most} are compared at a time; these are the first." : null;
        Trainings = [.. chosen.Take(Most)];
        Charts = TrainingCharts.Compare([.. Trainings.Select(t => (t.Name, library.HistoryOf(t)))]);
    }
}
