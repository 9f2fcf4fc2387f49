using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Dashboard.Deciding;
using Flywheel.Worker.Dashboard.Queries;
using Flywheel.Worker.Dashboard.Reviewing;
using Flywheel.Worker.Dashboard.Security;
using Flywheel.Worker.Runs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Flywheel.Worker.Dashboard.Pages.Audit;

/// <summary>Edits a problem by hand, with its pictures and the checks beside it, and stores the result as an overriding verdict.</summary>
[Writes(Role.Reviewer)]
internal sealed class EditModel(FlywheelDbContext database, DecisionQueue queue, ReviewDesk desk, ProblemPreviewer previewer) : PageModel
{
    /// <summary>The decision that is overridden.</summary>
    public Decision Decision { get; private set; } = null!;

    /// <summary>What is edited.</summary>
    public ProblemForm Form { get; private set; } = new();

    /// <summary>The pictures and the checks; null where nobody asked for them yet.</summary>
    public ProblemPreview? Preview { get; private set; }

    /// <summary>The verdict that came first, where two people decided at once.</summary>
    public ReviewRow? Conflict { get; private set; }

    /// <summary>Why nothing was written.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The queue that the person goes through.</summary>
    public DecisionFilter Filter { get; private set; } = new();

    /// <summary>The address of the decision's page.</summary>
    public string Back => DecisionModel.AddressOf(Decision.Row.Id, Filter);

    /// <summary>The address that does one of the page's works.</summary>
    public string Does(string handler, string more = "") =>
        $"{DecisionModel.AddressOf(Decision.Row.Id, Filter, "/edit")}{(Filter.ToQuery().Length > 0 ? '&' : '?')}handler={handler}{more}";

    public async Task<IActionResult> OnGetAsync(string problemId, CancellationToken cancellationToken)
    {
        if (!User.Has(Role.Reviewer))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!await ReadAsync(problemId, cancellationToken))
        {
            return NotFound();
        }

        Form = ProblemForm.Of(Decision.Current.Problem, Decision.Seen);
        return Page();
    }

    /// <summary>Shows what the form describes: as a page, or as a part of one for the script that asks while somebody types.</summary>
    public Task<IActionResult> OnPostPreviewAsync(string problemId, [FromForm] ProblemForm form, CancellationToken cancellationToken) => WithAsync(problemId, form, async () =>
    {
        (Preview, _) = await previewer.MakeAsync(Form, Decision.Current.Problem, cancellationToken);
        return Request.Headers.XRequestedWith == "fetch" ? Partial("_Preview", Preview) : Page();
    }, cancellationToken);

    public Task<IActionResult> OnPostAddStepAsync(string problemId, [FromForm] ProblemForm form, CancellationToken cancellationToken) => WithAsync(problemId, form, () =>
    {
        if (Form.Steps.Count < ProblemForm.MostSteps)
        {
            Form.Steps.Add(new StepForm());
        }

        return Task.FromResult<IActionResult>(Page());
    }, cancellationToken);

    /// <summary>Takes a step out of the form.</summary>
    public Task<IActionResult> OnPostRemoveStepAsync(string problemId, int step, [FromForm] ProblemForm form, CancellationToken cancellationToken) => WithAsync(problemId, form, () =>
    {
        if (step >= 1 && step <= Form.Steps.Count)
        {
            Form.Steps.RemoveAt(step - 1);
        }

        return Task.FromResult<IActionResult>(Page());
    }, cancellationToken);

    public Task<IActionResult> OnPostSaveAsync(string problemId, [FromForm] ProblemForm form, CancellationToken cancellationToken) => WithAsync(problemId, form, async () =>
    {
        (Preview, var edited) = await previewer.MakeAsync(Form, Decision.Current.Problem, cancellationToken);
        Trouble = Refusal(Preview, edited);
        return Trouble is null ? await SaveAsync(edited!, Preview, cancellationToken) : Page();
    }, cancellationToken);

    private string? Refusal(ProblemPreview preview, Problem? edited)
    {
        if (!Decision.IsDecidable)
        {
            return "Nothing exports a canary, so there is nothing to decide.";
        }

        if (edited is null)
        {
            return string.Join(' ', preview.Faults.Select(f => f.Message));
        }

        if (preview.IsGivenUp || !preview.IsDrawn)
        {
            return $"{preview.Summary} Exports need the pictures.";
        }

        if (ProblemJson.Write(edited) == ProblemJson.Write(Decision.Current.Problem))
        {
            return "Nothing is changed. To keep the problem as it is, approve it.";
        }

        return preview.IsGood || (Form.SaveAnyway && !string.IsNullOrWhiteSpace(Form.Comment))
            ? null
            : $"{preview.Summary} To save it all the same, tick “Save although checks fail” and say why.";
    }

    private async Task<IActionResult> SaveAsync(Problem edited, ProblemPreview preview, CancellationToken cancellationToken)
    {
        var id = Decision.Row.Id;
        var next = await queue.NextAsync(Filter, id, cancellationToken);
        var comment = TypedText.Clean(Form.Comment).Trim();
        if (!preview.IsGood)
        {
            comment = $"{comment}\n(Saved although these checks fail: {string.Join(", ", preview.Failed)}.)";
        }

        try
        {
            await desk.DecideAsync(new ReviewDecision(id, Form.Seen, ReviewVerdict.Overridden, edited, comment, User.Name()), cancellationToken);
        }
        catch (ReviewConflictException conflict)
        {
            // What was typed stays; who saves it again does so knowing what the other one did.
            Conflict = conflict.Latest;
            await ReadAsync(id, cancellationToken);
            Form.Seen = Decision.Seen;
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        TempData["Message"] = $"{id}: overridden. The next export holds your version.";
        return LocalRedirect(next is null ? Back : DecisionModel.AddressOf(next, Filter));
    }

    private async Task<IActionResult> WithAsync(string id, ProblemForm form, Func<Task<IActionResult>> work, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        Form = form;
        return await work();
    }

    private async Task<bool> ReadAsync(string id, CancellationToken cancellationToken)
    {
        Filter = DecisionModel.FilterOf(Request);
        try
        {
            Decision = await Decision.ReadAsync(database, id, cancellationToken);
            return true;
        }
        catch (RunException)
        {
            return false;
        }
    }
}
