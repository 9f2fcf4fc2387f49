using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Knowledge;

/// <summary>A predicted name that waits for a decision.</summary>
/// <param name="Name">The name.</param>
/// <param name="Problems">For how many problems it was predicted.</param>
/// <param name="Examples">Some of them.</param>
/// <param name="NearNodes">The nodes of its domain that resemble it most.</param>
/// <param name="NearTools">The tools that resemble it most.</param>
/// <param name="Source">What a model declared of a tool; null for knowledge, and for a tool that no problem declares.</param>
internal sealed record Proposal(ProposalName Name, int Problems, IReadOnlyList<string> Examples, IReadOnlyList<KnowledgeNode> NearNodes, IReadOnlyList<string> NearTools, ProposedSource? Source)
{
    /// <summary>Proposals of a page.</summary>
    public const int PageSize = 12;

    private const int ExamplesShown = 4;
    private const int NearShown = 6;

    /// <summary>The proposals after a place, those first that were predicted most often.</summary>
    /// <param name="context">The database.</param>
    /// <param name="graph">What is known.</param>
    /// <param name="kind">Knowledge or tools.</param>
    /// <param name="domain">One domain only; null for all.</param>
    /// <param name="after">Where the page before ended; null for the first page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IReadOnlyList<Proposal>> ReadAsync(
        FlywheelDbContext context, KnowledgeGraph graph, PredictionKind kind, string? domain, ProposalPlace? after, CancellationToken cancellationToken)
    {
        var waiting = Waiting(context).Where(n => n.Kind == kind && (domain == null || n.Domain == domain))
            .Select(n => new { n.Domain, n.Name, Problems = context.Predictions.Count(p => p.Kind == n.Kind && p.Domain == n.Domain && p.MergedInto == n.Name) });
        if (after is not null)
        {
            waiting = waiting.Where(n => n.Problems < after.Problems
                || (n.Problems == after.Problems && (string.Compare(n.Domain, after.Domain) > 0 || (n.Domain == after.Domain && string.Compare(n.Name, after.Name) > 0))));
        }

        var names = await waiting.OrderByDescending(n => n.Problems).ThenBy(n => n.Domain).ThenBy(n => n.Name).Take(PageSize).ToListAsync(cancellationToken);
        var proposals = new List<Proposal>();
        foreach (var name in names)
        {
            proposals.Add(await ReadAsync(context, graph, new ProposalName(kind, name.Domain, name.Name), name.Problems, cancellationToken));
        }

        return proposals;
    }

    /// <summary>The names that wait: those that mean nothing known, and tools that run but were looked at by nobody.</summary>
    public static IQueryable<PredictedNameRow> Waiting(FlywheelDbContext context) => context.PredictedNames.AsNoTracking().Where(n =>
        (n.KnownId == null || (n.Kind == PredictionKind.Tool && context.Tools.Any(t => t.Id == n.KnownId && t.Origin == ToolOrigin.Evolved)))
        && !context.Proposals.Any(p => p.Kind == n.Kind && p.Domain == n.Domain && p.Name == n.Name && p.UndoneAt == null));

    /// <summary>What a model declared of a tool; null for nothing.</summary>
    public static async Task<ProposedSource?> ReadSourceAsync(FlywheelDbContext context, string name, CancellationToken cancellationToken)
    {
        var known = await context.PredictedNames.AsNoTracking().Where(n => n.Kind == PredictionKind.Tool && n.Name == name).Select(n => n.KnownId).FirstOrDefaultAsync(cancellationToken);
        if (await context.Tools.AsNoTracking().FirstOrDefaultAsync(t => t.Id == (known ?? name) && t.Origin == ToolOrigin.Evolved, cancellationToken) is { } tool)
        {
            return new ProposedSource(tool.Source, tool.Example, tool.Summary, Stored: true);
        }

        var declared = await context.Predictions.AsNoTracking()
            .Where(p => p.Kind == PredictionKind.Tool && p.Domain == "" && p.MergedInto == name && p.Source != null)
            .OrderBy(p => p.ProblemId)
            .FirstOrDefaultAsync(cancellationToken);
        return declared is null ? null : new ProposedSource(declared.Source!, declared.Example ?? "", declared.Author, Stored: false);
    }

    private static async Task<Proposal> ReadAsync(FlywheelDbContext context, KnowledgeGraph graph, ProposalName name, int count, CancellationToken cancellationToken)
    {
        var predictions = context.Predictions.AsNoTracking().Where(p => p.Kind == name.Kind && p.Domain == name.Domain && p.MergedInto == name.Name).Select(p => p.ProblemId);
        var examples = await predictions.Distinct().OrderBy(id => id).Take(ExamplesShown).ToListAsync(cancellationToken);
        if (name.Kind == PredictionKind.Tool)
        {
            var near = graph.Tools.Select(t => (t.Name, Likeness: NameLikeness.Of(t.Name, name.Name))).OrderByDescending(t => t.Likeness).Take(NearShown).Select(t => t.Name);
            return new Proposal(name, count, examples, [], [.. near], await ReadSourceAsync(context, name.Name, cancellationToken));
        }

        var nodes = graph.Nodes.Where(n => n.Domain.Id == name.Domain && n.Level >= KnowledgeLevel.Topic)
            .Select(n => (Node: n, Likeness: NameLikeness.Of(n.Name, name.Name))).OrderByDescending(n => n.Likeness).Take(NearShown).Select(n => n.Node);
        return new Proposal(name, count, examples, [.. nodes], [], null);
    }
}
