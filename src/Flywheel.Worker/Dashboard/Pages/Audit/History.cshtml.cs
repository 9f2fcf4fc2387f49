using System.Globalization;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Queries;
using Flywheel.Worker.Dashboard.Reviewing;
using Flywheel.Worker.Dashboard.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Flywheel.Worker.Dashboard.Pages.Audit;

/// <summary>What people decided, the latest first, and how to take it back.</summary>
[Writes(Role.Reviewer)]
internal sealed class HistoryModel(FlywheelDbContext database, ReviewDesk desk) : PageModel
{
    /// <summary>The actions.</summary>
    public IReadOnlyList<ReviewAction> Actions { get; private set; } = [];

    /// <summary>The address of the page after this one; null for the last.</summary>
    public string? After { get; private set; }

    public async Task OnGetAsync(string? before, CancellationToken cancellationToken)
    {
        var found = await ReviewAction.ReadAsync(database, Parse(before), cancellationToken);
        Actions = [.. found.Take(ReviewAction.PageSize)];
        After = found.Count > ReviewAction.PageSize && Actions[^1] is var last
            ? string.Create(CultureInfo.InvariantCulture, $"/audit/history?before={last.At.UtcTicks}-{last.Version}-{Uri.EscapeDataString(last.ProblemId)}")
            : null;
    }

    public async Task<IActionResult> OnPostAsync(Guid? bulk, string? problem, int version, CancellationToken cancellationToken)
    {
        try
        {
            var (undone, kept) = bulk is { } together
                ? await desk.UndoAsync(together, User.Name(), cancellationToken)
                : await desk.UndoAsync(problem?.Contains('\0') == false ? problem : "", version, User.Name(), cancellationToken) ? (1, 0) : (0, 1);
            TempData[undone > 0 ? "Message" : "Error"] = IndexModel.UndoneText(undone, kept);
        }
        catch (ReviewConflictException e)
        {
            TempData["Error"] = $"{e.Latest.ProblemId}: {e.Message}";
        }

        return LocalRedirect("/audit/history");
    }

    private static (DateTimeOffset At, string ProblemId, int Version)? Parse(string? text) =>
        text is { Length: < 1000 } && !text.Contains('\0') && text.Split('-', 3) is [var ticks, var version, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.Ticks
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (new DateTimeOffset(at, TimeSpan.Zero), id, number)
            : null;
}
