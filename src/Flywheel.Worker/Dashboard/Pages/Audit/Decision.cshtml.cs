using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Dashboard.Comparing;
using Flywheel.Worker.Dashboard.Deciding;
using Flywheel.Worker.Dashboard.Pictures;
using Flywheel.Worker.Dashboard.Queries;
using Flywheel.Worker.Dashboard.Reviewing;
using Flywheel.Worker.Dashboard.Security;
using Flywheel.Worker.Dashboard.Views;
using Flywheel.Worker.Runs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Flywheel.Worker.Dashboard.Pages.Audit;

/// <summary>One decision of the checker and the repairs, and what people say to it.</summary>
[Writes(Role.Reviewer)]
internal sealed class DecisionModel(FlywheelDbContext database, DecisionQueue queue, ReviewDesk desk, DrawnVersions drawings, TimeProvider time) : PageModel
{
    /// <summary>The decision.</summary>
    public Decision Decision { get; private set; } = null!;

    /// <summary>The earlier version that is shown; null where one version is shown alone.</summary>
    public ProblemVersion? Left { get; private set; }

    /// <summary>The later version that is shown.</summary>
    public ProblemVersion Right { get; private set; } = null!;

    /// <summary>Both side by side.</summary>
    public VersionComparison Comparison { get; private set; } = null!;

    /// <summary>What the person had typed when the page came back.</summary>
    public VerdictForm Form { get; private set; } = new();

    /// <summary>The verdict that came first, where two people decided at once.</summary>
    public ReviewRow? Conflict { get; private set; }

    /// <summary>Why nothing was written.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The queue that the person goes through.</summary>
    public DecisionFilter Filter { get; private set; } = new();

    /// <summary>The address of the next decision in the queue; null at its end.</summary>
    public string? Next { get; private set; }

    /// <summary>The address of the decision before; null at the queue's beginning.</summary>
    public string? Previous { get; private set; }

    /// <summary>The address of the page itself.</summary>
    public string Address => AddressOf(Decision.Row.Id, Filter);

    /// <summary>The address of a decision's page.</summary>
    /// <param name="id">The problem.</param>
    /// <param name="filter">The queue in which it is looked at.</param>
    /// <param name="page">What follows the id: nothing, or <c>/edit</c>.</param>
    public static string AddressOf(string id, DecisionFilter filter, string page = "") =>
        $"/audit/{Uri.EscapeDataString(id)}{page}{(filter.ToQuery() is { Length: > 0 } query ? $"?q={Uri.EscapeDataString(query)}" : "")}";

    /// <summary>The queue in which a decision is looked at, as <see cref="AddressOf"/> wrote it.</summary>
    public static DecisionFilter FilterOf(HttpRequest request) => DecisionFilter.Parse(request.Query["q"].LastOrDefault());

    public async Task<IActionResult> OnGetAsync(string problemId, CancellationToken cancellationToken) =>
        await ReadAsync(problemId, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string problemId, [FromForm] VerdictForm form, CancellationToken cancellationToken)
    {
        form.Comment = TypedText.Clean(form.Comment);
        Form = form;
        if (!await ReadAsync(problemId, cancellationToken))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        Trouble = TypedText.Fault("The comment", form.Comment, VerdictForm.LongestComment);
        if (Trouble is not null)
        {
            return Page();
        }

        return form.Verdict switch
        {
            "approve" => await DecideAsync(ReviewVerdict.Approved, null, cancellationToken),
            "reject" => await DecideAsync(ReviewVerdict.Rejected, null, cancellationToken),
            "revert" => await RevertAsync(cancellationToken),
            "withdraw" => await DecideAsync(ReviewVerdict.Withdrawn, null, cancellationToken),
            "comment" => await CommentAsync(cancellationToken),
            _ => BadRequest(),
        };
    }

    private async Task<IActionResult> RevertAsync(CancellationToken cancellationToken)
    {
        if (PictureVersion.Parse(Form.RevertTo) is not { } wanted || Decision.Find(wanted) is not { } version)
        {
            Trouble = "Choose the version to go back to.";
            return Page();
        }

        return await DecideAsync(ReviewVerdict.Reverted, version.Problem, cancellationToken);
    }

    /// <summary>Writes a verdict and goes on to the next decision.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="edited">The problem as it shall be; null where the verdict changes nothing in it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    private async Task<IActionResult> DecideAsync(ReviewVerdict verdict, Problem? edited, CancellationToken cancellationToken)
    {
        if (!Decision.IsDecidable)
        {
            Trouble = "Nothing exports a canary, so there is nothing to decide.";
            return Page();
        }

        try
        {
            await desk.DecideAsync(new ReviewDecision(Decision.Row.Id, Form.Seen, verdict, edited, Form.Comment ?? "", User.Name()), cancellationToken);
        }
        catch (ReviewConflictException conflict)
        {
            Conflict = conflict.Latest;
            await ReadAsync(Decision.Row.Id, cancellationToken);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        catch (UndrawableException fault)
        {
            Trouble = fault.Message;
            return Page();
        }

        TempData["Message"] = $"{Decision.Row.Id}: {Format.Name(verdict)}.{(Next is null ? " The queue ends here." : "")}";
        return LocalRedirect(Next ?? Address);
    }

    private async Task<IActionResult> CommentAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Form.Comment))
        {
            Trouble = "The comment is empty.";
            return Page();
        }

        database.Comments.Add(new CommentRow { ProblemId = Decision.Row.Id, RunId = Decision.Row.RunId, Author = User.Name(), Text = Form.Comment.Trim(), At = time.GetUtcNow() });
        await database.SaveChangesAsync(cancellationToken);
        TempData["Message"] = "The comment is stored.";
        return LocalRedirect($"{Address}#comments");
    }

    private async Task<bool> ReadAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            Decision = await Decision.ReadAsync(database, id, cancellationToken);
        }
        catch (RunException)
        {
            return false;
        }

        Filter = FilterOf(Request);
        Next = await queue.NextAsync(Filter, id, cancellationToken) is { } next ? AddressOf(next, Filter) : null;
        Previous = await queue.PreviousAsync(Filter, id, cancellationToken) is { } previous ? AddressOf(previous, Filter) : null;
        Right = Asked("right") ?? Decision.Shown;
        var left = Asked("left") ?? Decision.Authored;
        Left = left == Right ? null : left;
        Comparison = VersionComparison.Of(Titled(Left, cancellationToken), Titled(Right, cancellationToken)!.Value, PictureOf);
        return true;
    }

    private ProblemVersion? Asked(string name) => PictureVersion.Parse(Request.Query[name].LastOrDefault() ?? "") is { } version ? Decision.Find(version) : null;

    private (DrawnVersion Version, string Title)? Titled(ProblemVersion? version, CancellationToken cancellationToken) =>
        version is null ? null : (drawings.Draw(version.Problem, cancellationToken), version.Label);

    /// <summary>Picture addresses count the steps that have code.</summary>
    private string PictureOf(DrawnVersion drawn, int steps) => PictureEndpoints.Of(
        Decision.Row.Id,
        (ReferenceEquals(drawn.Problem, Right.Problem) ? Right : Left!).Version,
        drawn.Problem.Steps.Take(steps).Count(s => s.Code.Length > 0));
}
