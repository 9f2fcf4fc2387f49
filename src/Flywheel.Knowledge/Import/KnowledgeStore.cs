using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Sampling;
using Flywheel.Knowledge.Storage;
using Flywheel.Knowledge.Tools;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Import;

/// <summary>Reads the knowledge that a database holds.</summary>
public sealed class KnowledgeStore
{
    private readonly FlywheelDbContext _context;

    /// <summary>A store over the context's database.</summary>
    public KnowledgeStore(FlywheelDbContext context) => _context = context;

    /// <summary>
    /// The whole graph. The same as the one made from the files that were imported, to the last edge: tools that models wrote are not part of it,
    /// so that what a run draws from does not change while another run finds tools.
    /// </summary>
    public async Task<KnowledgeGraph> LoadAsync(CancellationToken cancellationToken)
    {
        var rows = await _context.Nodes.AsNoTracking().ToListAsync(cancellationToken);
        var edges = await _context.Edges.AsNoTracking().ToListAsync(cancellationToken);
        var tools = (await LoadToolsAsync(cancellationToken)).Where(tool => tool.Origin == ToolOrigin.Seed).ToList();
        rows.Sort((a, b) => string.CompareOrdinal(a.DomainId, b.DomainId) is not 0 and var order ? order : a.Position.CompareTo(b.Position));
        var nodes = new List<KnowledgeNode>(rows.Count);
        var byId = new Dictionary<string, KnowledgeNode>(rows.Count, StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var parent = row.ParentId is null ? null : byId[row.ParentId];
            var kinds = parent is not null && parent.FigureKinds.SequenceEqual(row.FigureKinds) ? parent.FigureKinds : row.FigureKinds;
            var node = new KnowledgeNode(nodes.Count, row.Id, parent, row.Level, row.Name, row.Position, kinds);
            nodes.Add(node);
            byId.Add(row.Id, node);
        }

        var linked = edges.Select(row => new KnowledgeEdge(byId[row.FromId], byId[row.ToId], row.Kind, row.Weight))
            .OrderBy(edge => edge.Kind).ThenBy(edge => edge.From.Level).ThenBy(edge => edge.From.Index)
            .ThenByDescending(edge => edge.Weight).ThenBy(edge => edge.To.Index);
        return new KnowledgeGraph(nodes, [.. linked], tools);
    }

    /// <summary>The tools that models wrote and that were taken before a time, ordered by name.</summary>
    public async Task<IReadOnlyList<VisualTool>> LoadPredictedToolsAsync(DateTimeOffset before, CancellationToken cancellationToken)
        => [.. (await _context.Tools.AsNoTracking().Where(row => row.Origin == ToolOrigin.Evolved && row.ImportedAt < before).ToListAsync(cancellationToken))
            .OrderBy(row => row.Id, StringComparer.Ordinal).Select(ToTool)];

    /// <summary>The visual tools alone, those that models wrote among them.</summary>
    public async Task<IReadOnlyList<VisualTool>> LoadToolsAsync(CancellationToken cancellationToken)
        => [.. (await _context.Tools.AsNoTracking().ToListAsync(cancellationToken)).Select(ToTool)];

    /// <summary>How often each node served in accepted problems, over all runs.</summary>
    public async Task<KnowledgeUsage> LoadUsageAsync(CancellationToken cancellationToken)
    {
        var rows = await _context.NodeUsage.AsNoTracking().ToListAsync(cancellationToken);
        return new KnowledgeUsage(rows.Select(row => KeyValuePair.Create(row.NodeId, row.Uses)));
    }

    private static VisualTool ToTool(ToolRow row) => new(row.Id, row.Signature, row.Summary, row.Example, row.FigureKinds, row.Source, row.Origin);
}
