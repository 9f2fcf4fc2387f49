using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Worker.Runs;

/// <summary>
/// Starts runs that make again what an import changed in a domain, and no more. Imports say what they changed; a change is answered by the first
/// run started for it, and asking again finds that run.
/// </summary>
public sealed class Regenerator(KnowledgeGraph graph, RunPlanner planner, RunCoordinator coordinator, NpgsqlDataSource source)
{
    /// <summary>The part of a domain that changed since the last run started for it; if none did, the part that this run made. A domain that only ever came with the program is made whole.</summary>
    /// <param name="domain">The domain's id or name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RunException">There is no such domain.</exception>
    public async Task<Regeneration> ReadAsync(string domain, CancellationToken cancellationToken)
    {
        var node = graph.Domains.FirstOrDefault(d => string.Equals(d.Id, domain, StringComparison.OrdinalIgnoreCase) || string.Equals(d.Name, domain, StringComparison.OrdinalIgnoreCase))
            ?? throw new RunException($"There is no domain and no file \"{(domain.Length > 80 ? domain[..80] + "..." : domain)}\". `flywheel knowledge stats` lists the domains.");
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        var all = await context.DomainChanges.AsNoTracking().Where(c => c.DomainId == node.Id).OrderBy(c => c.Id).ToListAsync(cancellationToken);
        var last = all.LastOrDefault(c => c.RunId is not null)?.RunId;
        var open = all.Where(c => c.RunId is null).ToList();
        var rows = open.Count > 0 ? open : all.Where(c => c.RunId == last).ToList();
        var nodes = rows.Count == 0 ? null : PartOf(node, rows.SelectMany(r => r.Roots));
        var principles = nodes is null ? graph.Nodes.Where(n => n.Domain == node) : graph.Around(nodes);
        var stale = rows.SelectMany(r => r.Removed).Concat(nodes is null ? [] : Below(nodes)).Distinct(StringComparer.Ordinal).ToArray();
        return new Regeneration(
            node, nodes, principles.Count(n => n.Level == KnowledgeLevel.Principle), rows.Sum(r => r.Added), rows.Sum(r => r.Changed), rows.Sum(r => r.Moved), rows.Sum(r => r.Removed.Length),
            await context.RunNodeUsage.Where(u => stale.Contains(u.NodeId)).SumAsync(u => u.Uses, cancellationToken), [.. rows.Select(r => r.Id)], last);
    }

    /// <summary>Starts the run, or resumes it where it was started before with the same options.</summary>
    /// <param name="part">What is made; not empty.</param>
    /// <param name="options">How it is made; its domains and nodes are replaced.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The run's name.</returns>
    /// <exception cref="RunException">The name is taken by another run.</exception>
    /// <exception cref="Synthesis.Plans.PlanException">Nothing of it can be drawn.</exception>
    public async Task<string> StartAsync(Regeneration part, GrowOptions options, CancellationToken cancellationToken)
    {
        var (name, settings, plan) = planner.Plan(part.Apply(options));
        await coordinator.StartAsync(name, settings, plan, options.AcceptNewCode, cancellationToken);

        // A process that dies in between asks again, and finds the run by its name.
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        await context.DomainChanges.Where(c => part.Changes.Contains(c.Id) && c.RunId == null).ExecuteUpdateAsync(c => c.SetProperty(x => x.RunId, name), cancellationToken);
        return name;
    }

    /// <summary>The topmost of the nodes that are still there; null if the domain itself is one.</summary>
    private string[]? PartOf(KnowledgeNode domain, IEnumerable<string> roots)
    {
        var found = roots.Select(graph.Find).OfType<KnowledgeNode>().ToHashSet();
        return found.Contains(domain) ? null : [.. found.Where(n => !Above(n).Any(found.Contains)).Select(n => n.Id).Order(StringComparer.Ordinal)];
    }

    private IEnumerable<string> Below(IEnumerable<string> ids) => ids.Select(graph.Find).OfType<KnowledgeNode>().SelectMany(Tree).Select(n => n.Id);

    private static IEnumerable<KnowledgeNode> Above(KnowledgeNode node)
    {
        for (var above = node.Parent; above is not null; above = above.Parent)
        {
            yield return above;
        }
    }

    private static IEnumerable<KnowledgeNode> Tree(KnowledgeNode node) => node.Children.SelectMany(Tree).Prepend(node);
}
