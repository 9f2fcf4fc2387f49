using System.Collections.Concurrent;
using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Knowledge;
using Flywheel.Worker.Dashboard.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Pages.Knowledge;

/// <summary>Nodes and tools that models proposed, waiting to be accepted, merged into what is there, or rejected.</summary>
internal sealed class ProposalsModel(FlywheelDbContext database, KnowledgeCatalog catalog, ProposalDesk desk, ToolTrials trials) : PageModel
{
    private const int DecisionsShown = 20;
    private const int LongestText = 4_000;

    public PredictionKind Kind { get; private set; }

    public string? Domain { get; private set; }

    public KnowledgeGraph Graph { get; private set; } = null!;

    public IReadOnlyList<Proposal> Proposals { get; private set; } = [];

    /// <summary>What came of proposed tools, by name; those that are being tried are not among them.</summary>
    public ConcurrentDictionary<string, TriedTool> Tried { get; } = new(StringComparer.Ordinal);

    /// <summary>The latest decisions that hold.</summary>
    public IReadOnlyList<ProposalRow> Decisions { get; private set; } = [];

    /// <summary>Runs that draw from the knowledge as it is.</summary>
    public IReadOnlyList<string> Going { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? kind, string? domain, int? afterProblems, string? afterDomain, string? afterName, CancellationToken cancellationToken)
    {
        if (NullCharacters.In(Request))
        {
            return BadRequest();
        }

        Graph = await catalog.ReadGraphAsync(cancellationToken);
        Kind = kind == "tools" ? PredictionKind.Tool : PredictionKind.Knowledge;
        Domain = Kind == PredictionKind.Knowledge && Graph.Domains.Any(d => d.Id == domain) ? domain : null;
        Proposals = await Proposal.ReadAsync(database, Graph, Kind, Domain, afterName is null ? null : new ProposalPlace(afterProblems ?? int.MaxValue, afterDomain ?? "", afterName), cancellationToken);
        await Task.WhenAll(Proposals.Select(proposal => TryAsync(proposal, cancellationToken)));
        Decisions = await database.Proposals.AsNoTracking().Where(p => p.UndoneAt == null).OrderByDescending(p => p.Id).Take(DecisionsShown).ToListAsync(cancellationToken);
        Going = await GoingAsync(cancellationToken);
        return Page();
    }

    /// <summary>Why a tool does not run; null where it does, and while that is not known.</summary>
    public string? ErrorOf(ProposalName name) => Tried.GetValueOrDefault(name.Name)?.Error;

    /// <summary>The picture of a tool's example.</summary>
    public async Task<IActionResult> OnGetPictureAsync(string name, CancellationToken cancellationToken) =>
        !NullCharacters.In(Request) && !string.IsNullOrEmpty(name) && await desk.DrawAsync(name, cancellationToken) is { } png ? File(png, "image/png") : NotFound();

    public Task<IActionResult> OnPostAcceptNodeAsync(string domain, string name, string? parent, string? otherParent, string? principle, bool anyway, CancellationToken cancellationToken) => DecideAsync(
        PredictionKind.Knowledge, domain, name, changes: true, anyway, n => desk.AcceptNodeAsync(n, string.IsNullOrWhiteSpace(otherParent) ? parent ?? "" : otherParent, principle, User.Name(), cancellationToken),
        "was added to its domain; every import of its outline keeps it.", cancellationToken);

    public Task<IActionResult> OnPostAcceptToolAsync(string name, string? source, string? example, CancellationToken cancellationToken) => DecideAsync(
        PredictionKind.Tool, "", name, changes: false, anyway: true, n => source?.Length > LongestText || example?.Length > LongestText
            ? throw new ProposalException($"A tool has at most {LongestText:N0} characters.")
            : desk.AcceptToolAsync(n, source ?? "", example ?? "", User.Name(), cancellationToken),
        "is one of the tools.", cancellationToken);

    public Task<IActionResult> OnPostMergeAsync(PredictionKind kind, string? domain, string name, string? target, string? otherTarget, bool anyway, CancellationToken cancellationToken) => DecideAsync(
        kind, domain, name, changes: kind == PredictionKind.Tool, anyway, n => desk.MergeAsync(n, string.IsNullOrWhiteSpace(otherTarget) ? target ?? "" : otherTarget, User.Name(), cancellationToken),
        "was merged.", cancellationToken);

    public Task<IActionResult> OnPostRejectAsync(PredictionKind kind, string? domain, string name, string? reason, bool anyway, CancellationToken cancellationToken) => DecideAsync(
        kind, domain, name, changes: kind == PredictionKind.Tool, anyway, n => string.IsNullOrWhiteSpace(reason) || reason.Length > LongestText
            ? throw new ProposalException("Say in some words why it is rejected.")
            : desk.RejectAsync(n, reason, User.Name(), cancellationToken),
        "was rejected.", cancellationToken);

    public async Task<IActionResult> OnPostUndoAsync(long id, bool anyway, CancellationToken cancellationToken)
    {
        var row = await database.Proposals.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
        return row is null
            ? NotFound()
            : await DecideAsync(row.Kind, row.Domain, row.Name, changes: row.Verdict == ProposalVerdict.Accepted || row.Kind == PredictionKind.Tool, anyway, _ => desk.UndoAsync(id, User.Name(), cancellationToken), "waits for a decision again.", cancellationToken);
    }

    /// <summary>Carries out a decision and leads back to the list.</summary>
    /// <param name="kind">Knowledge or a tool.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="name">The name.</param>
    /// <param name="changes">Whether it changes what runs draw from.</param>
    /// <param name="anyway">Whether the person said to do so though runs are going.</param>
    /// <param name="decide">Carries it out.</param>
    /// <param name="done">What is said then, after the name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    private async Task<IActionResult> DecideAsync(
        PredictionKind kind, string? domain, string name, bool changes, bool anyway, Func<ProposalName, Task> decide, string done, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(kind) || string.IsNullOrEmpty(name) || NullCharacters.In(Request))
        {
            return BadRequest();
        }

        try
        {
            if (changes && !anyway && await GoingAsync(cancellationToken) is { Count: > 0 } going)
            {
                throw new ProposalException($"{string.Join(", ", going.Take(3))} draws from the knowledge as it is, and would stand still: tick the box to decide anyway.");
            }

            await decide(new ProposalName(kind, domain ?? "", name));
            TempData["Message"] = $"{name} {done}";
        }
        catch (ProposalException e)
        {
            TempData["Error"] = e.Message;
        }

        return Redirect($"/knowledge/proposals?kind={(kind == PredictionKind.Tool ? "tools" : "knowledge")}");
    }

    private async Task TryAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        if (proposal.Source is { } source && await trials.TryAsync(proposal.Name.Name, source, wait: false, cancellationToken) is { } tried)
        {
            Tried[proposal.Name.Name] = tried;
        }
    }

    private async Task<IReadOnlyList<string>> GoingAsync(CancellationToken cancellationToken) =>
        await database.Runs.Where(r => r.State == RunState.Running).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(cancellationToken);
}
