using System.Globalization;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Measures;
using Flywheel.Worker.Dashboard.Queries;
using Flywheel.Worker.Dashboard.Reviewing;
using Flywheel.Worker.Dashboard.Security;
using Flywheel.Worker.Runs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Pages.Audit;

/// <summary>The queue of decisions: people filter it, go through it, and overrule several at a time.</summary>
[Writes(Role.Reviewer)]
internal sealed class IndexModel(FlywheelDbContext database, DecisionQueue queue, AuditCache cache, ReviewDesk desk) : PageModel
{
    /// <summary>The longest comment, in characters.</summary>
    public const int LongestComment = 2000;

    private const int MostRuns = 200;

    private DecisionPlace? _place;
    private bool _forward = true;

    /// <summary>What is shown.</summary>
    public DecisionFilter Filter { get; private set; } = new();

    /// <summary>What was wrong with the address.</summary>
    public IReadOnlyList<string> Complaints { get; private set; } = [];

    /// <summary>The page of the queue.</summary>
    public DecisionPage Queue { get; private set; } = new([], null, null);

    /// <summary>How sure each stratum's decisions are.</summary>
    public DecisionMeasures Measures { get; private set; } = new([]);

    /// <summary>What can be filtered by.</summary>
    public DecisionFacets Facets { get; private set; } = new([], [], [], [], [], []);

    /// <summary>The runs, the newest first.</summary>
    public IReadOnlyList<string> Runs { get; private set; } = [];

    /// <summary>The problems that are ticked.</summary>
    public IReadOnlySet<string> Chosen { get; private set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The comment as it was sent, where it could not be stored.</summary>
    public string Comment { get; private set; } = "";

    /// <summary>What takes back the latest action, where there was one.</summary>
    public Guid? Undo { get; private set; }

    /// <summary>What the latest action did.</summary>
    public string Done { get; private set; } = "";

    /// <summary>Where this very page is.</summary>
    public string Here => Address(Filter.ToQuery(), _place is null ? null : (_forward ? "after" : "before", _place.ToString()));

    /// <summary>The address of a page of the queue.</summary>
    public static string Address(string query, (string Name, string Value)? place)
    {
        var parts = new[] { query, place is var (name, value) ? $"{name}={value}" : "" }.Where(p => p.Length > 0).ToArray();
        return parts.Length == 0 ? "/audit" : $"/audit?{string.Join('&', parts)}";
    }

    /// <summary>The address of the queue without one of its filters.</summary>
    public string Without(string name) => Address(string.Join('&', Filter.Values().Where(v => v.Name != name).Select(v => $"{v.Name}={Uri.EscapeDataString(v.Value)}")), null);

    /// <summary>The address of a decision, from which one gets on in this queue.</summary>
    public string AddressOf(DecisionLine line) => Filter.ToQuery() is { Length: > 0 } query
        ? $"/audit/{Uri.EscapeDataString(line.ProblemId)}?q={Uri.EscapeDataString(query)}"
        : $"/audit/{Uri.EscapeDataString(line.ProblemId)}";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ReadAddress();
        (Undo, Done) = (TempData["Undo"] as Guid?, TempData["Done"] as string ?? "");
        await LoadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(string? verdict, string? one, string[] chosen, string[] shown, bool all, string? comment, CancellationToken cancellationToken)
    {
        ReadAddress();
        Comment = (comment ?? "").Trim();
        var single = one?.Split(' ', 2);
        if (VerdictOf(single?[0] ?? verdict) is not { } decided)
        {
            return await RefuseAsync("Choose what to do: approve, reject or withdraw.", cancellationToken);
        }

        var seen = (single is [_, var only] ? [only] : all ? shown : chosen).Select(Seen.Parse).ToArray();
        Chosen = seen.OfType<Seen>().Select(s => s.ProblemId).ToHashSet(StringComparer.Ordinal);
        if (seen.Length > 2 * DecisionQueue.PageSize || seen.Contains(null) || Chosen.Count != seen.Length)
        {
            return await RefuseAsync("The form names decisions that this page did not show. Reload it and choose again.", cancellationToken);
        }

        if (Comment.Length > LongestComment || Comment.Contains('\0'))
        {
            return await RefuseAsync($"A comment has at most {LongestComment} characters of text.", cancellationToken);
        }

        // There is nothing to withdraw where nobody decided.
        var decisions = seen.OfType<Seen>().Where(s => decided != ReviewVerdict.Withdrawn || s.Version > 0)
            .Select(s => new ReviewDecision(s.ProblemId, s.Version, decided, Edited: null, Comment, User.Name()))
            .ToArray();
        if (decisions.Length == 0)
        {
            return await RefuseAsync(seen.Length == 0 ? "No decision was chosen." : "Nobody has decided about these yet, so there is nothing to withdraw.", cancellationToken);
        }

        try
        {
            var bulk = await desk.DecideAllAsync(decisions, cancellationToken);
            TempData["Undo"] = bulk;
            TempData["Done"] = $"{decisions.Length} {(decisions.Length == 1 ? "decision" : "decisions")} {Views.Format.Name(decided)}.";
            return LocalRedirect(Here);
        }
        catch (ReviewConflictException e)
        {
            Chosen = Chosen.Where(id => id != e.Latest.ProblemId).ToHashSet(StringComparer.Ordinal);
            return await RefuseAsync($"{e.Latest.ProblemId}: {e.Message}", cancellationToken, StatusCodes.Status409Conflict);
        }
        catch (UndrawableException e)
        {
            return await RefuseAsync($"{e.ProblemId}: {e.Message} Nothing was written.", cancellationToken);
        }
        catch (RunException e)
        {
            return await RefuseAsync(e.Message, cancellationToken);
        }
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid bulk, CancellationToken cancellationToken)
    {
        ReadAddress();
        try
        {
            var (undone, kept) = await desk.UndoAsync(bulk, User.Name(), cancellationToken);
            TempData[undone > 0 ? "Message" : "Error"] = UndoneText(undone, kept);
        }
        catch (ReviewConflictException e)
        {
            TempData["Error"] = $"{e.Latest.ProblemId}: {e.Message}";
        }

        return LocalRedirect(Here);
    }

    /// <summary>What taking back came to.</summary>
    public static string UndoneText(int undone, int kept) => (undone, kept) switch
    {
        (0, 0) => "There is nothing to take back.",
        (_, 0) => $"{undone} taken back.",
        _ => $"{undone} taken back; {kept} left as they are, as somebody decided about them since.",
    };

    private static ReviewVerdict? VerdictOf(string? name) => name switch
    {
        "approve" => ReviewVerdict.Approved,
        "reject" => ReviewVerdict.Rejected,
        "withdraw" => ReviewVerdict.Withdrawn,
        _ => null,
    };

    private async Task<IActionResult> RefuseAsync(string error, CancellationToken cancellationToken, int status = StatusCodes.Status400BadRequest)
    {
        TempData["Error"] = error;
        Response.StatusCode = status;
        // What is shown now is read anew, so that nobody decides on what was there before.
        ModelState.Clear();
        await LoadAsync(cancellationToken);
        return Page();
    }

    private void ReadAddress()
    {
        var complaints = new List<string>();
        Filter = DecisionFilter.Parse(Request.Query, complaints);
        _forward = !Request.Query.ContainsKey("before");
        _place = DecisionPlace.Parse(Request.Query[_forward ? "after" : "before"]);
        Complaints = complaints;
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Queue = await queue.ReadAsync(Filter, _place, _forward, cancellationToken);
        Measures = await cache.MeasuresAsync(database, cancellationToken);
        Facets = await cache.FacetsAsync(cancellationToken);
        Runs = await database.Runs.OrderByDescending(r => r.CreatedAt).Take(MostRuns).Select(r => r.Id).ToListAsync(cancellationToken);
    }

    /// <summary>A decision, and the version of its latest review that the person saw.</summary>
    private sealed record Seen(string ProblemId, int Version)
    {
        public static Seen? Parse(string text) =>
            text.Split(' ', 2) is [var version, { Length: > 0 } id] && !id.Contains('\0') && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new Seen(id, number)
                : null;
    }
}
