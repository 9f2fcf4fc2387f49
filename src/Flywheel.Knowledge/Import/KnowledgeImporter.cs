using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Outlines;
using Flywheel.Knowledge.Storage;
using Flywheel.Knowledge.Tools;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Knowledge.Import;

/// <summary>
/// Brings outlines and tools into the database, in one transaction. Domains that are not among the outlines stay; a domain that is there
/// already is replaced, of which only what differs is written. Usage counts are never touched. Nodes that people accepted from what models
/// proposed are put back into every version of their domain's outline, so that no import takes them away.
/// </summary>
public sealed class KnowledgeImporter
{
    /// <summary>The advisory lock that makes importers take turns: "knowledg" in ASCII.</summary>
    private const long LockKey = 0x6B6E6F776C656467;

    private readonly FlywheelDbContext _context;
    private readonly TimeProvider _clock;
    private readonly BulkWriter _writer;

    /// <summary>An importer over the context's database; the context must have no transaction open.</summary>
    public KnowledgeImporter(FlywheelDbContext context, TimeProvider clock)
    {
        _context = context;
        _clock = clock;
        _writer = new BulkWriter(context);
    }

    /// <summary>
    /// Imports what ships: the outlines, but for domains that a person's own outline replaced, and the tools in place of the seed tools
    /// stored.
    /// </summary>
    public Task<ImportReport> ImportAsync(KnowledgeFolder folder, CancellationToken cancellationToken)
        => ImportAsync(folder.Outlines, DomainOrigin.Shipped, folder.Tools, cancellationToken);

    /// <summary>Imports one domain from a person's own outline.</summary>
    public Task<ImportReport> ImportAsync(Outline outline, CancellationToken cancellationToken)
        => ImportAsync([outline], DomainOrigin.Imported, null, cancellationToken);

    /// <summary>
    /// Changes a stored domain's outline where it stands; it stays a shipped or an imported one. What the context was told to add or change
    /// before is saved in the same transaction.
    /// </summary>
    /// <param name="domainId">The domain.</param>
    /// <param name="edit">Makes the new outline of the stored one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">There is no such domain.</exception>
    public async Task<ImportReport> EditAsync(string domainId, Func<Outline, Outline> edit, CancellationToken cancellationToken)
    {
        await using var transaction = await _context.Database.BeginTransactionAsync(cancellationToken);
        await _context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey})", cancellationToken);
        await _context.SaveChangesAsync(cancellationToken);
        var stored = await _context.Domains.AsNoTracking().ToDictionaryAsync(row => row.Id, cancellationToken);
        if (!stored.TryGetValue(domainId, out var row))
            throw new ArgumentException($"There is no domain '{domainId}'.", nameof(domainId));
        var graph = await new KnowledgeStore(_context).LoadAsync(cancellationToken);
        var outlines = await GraftAsync([edit(graph.ToOutline(graph.Find(domainId)!))], cancellationToken);
        var (nodes, edges) = await ReplaceAsync(outlines, row.Origin, stored, graph, record: true, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ImportReport(nodes, edges, ImportCounts.Zero);
    }

    private async Task<ImportReport> ImportAsync(
        IReadOnlyList<Outline> outlines, DomainOrigin origin, IReadOnlyList<VisualTool>? tools, CancellationToken cancellationToken)
    {
        await using var transaction = await _context.Database.BeginTransactionAsync(cancellationToken);
        await _context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey})", cancellationToken);
        var stored = await _context.Domains.AsNoTracking().ToDictionaryAsync(row => row.Id, cancellationToken);
        if (origin == DomainOrigin.Shipped)
            outlines = [.. outlines.Where(outline => stored.GetValueOrDefault(outline.DomainId)?.Origin != DomainOrigin.Imported)];
        outlines = await GraftAsync(outlines, cancellationToken);
        var toolCounts = tools is null ? ImportCounts.Zero : await MergeToolsAsync(tools, cancellationToken);
        var (nodes, edges) = await ReplaceAsync(outlines, origin, stored, null, record: origin == DomainOrigin.Imported, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ImportReport(nodes, edges, toolCounts);
    }

    /// <summary>Writes those of the outlines that differ from what is stored, and if asked to record it, what the difference is.</summary>
    private async Task<(ImportCounts Nodes, ImportCounts Edges)> ReplaceAsync(
        IReadOnlyList<Outline> outlines, DomainOrigin origin, Dictionary<string, DomainRow> stored, KnowledgeGraph? graph, bool record,
        CancellationToken cancellationToken)
    {
        if (outlines.All(outline => string.Equals(stored.GetValueOrDefault(outline.DomainId)?.Fingerprint, Stamp(outline), StringComparison.Ordinal)))
            return (ImportCounts.Zero, ImportCounts.Zero);
        var others = stored.Keys.Except(outlines.Select(outline => outline.DomainId), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        if (others.Count > 0 || (record && stored.Count > 0))
            graph ??= await new KnowledgeStore(_context).LoadAsync(cancellationToken);
        if (record)
            await RecordAsync(graph, outlines, cancellationToken);
        return await MergeGraphAsync(outlines, origin, graph is null ? [] : [.. graph.Domains.Where(domain => others.Contains(domain.Id)).Select(graph.ToOutline)], cancellationToken);
    }

    /// <summary>The outlines with the nodes that people accepted.</summary>
    private async Task<IReadOnlyList<Outline>> GraftAsync(IReadOnlyList<Outline> outlines, CancellationToken cancellationToken)
    {
        var grafts = await _context.Proposals.AsNoTracking()
            .Where(row => row.Kind == PredictionKind.Knowledge && row.Verdict == ProposalVerdict.Accepted && row.UndoneAt == null && row.ParentId != null)
            .OrderBy(row => row.Id)
            .ToListAsync(cancellationToken);
        return [.. outlines.Select(outline => OutlineEditor.With(
            outline, grafts.Where(row => string.Equals(row.Domain, outline.DomainId, StringComparison.Ordinal)).Select(row => new OutlineGraft(row.ParentId!, row.Name, row.Principle))))];
    }

    /// <summary>Keeps what differs from the version before, so that the changed part can be made again.</summary>
    private async Task RecordAsync(KnowledgeGraph? graph, IReadOnlyList<Outline> outlines, CancellationToken cancellationToken)
    {
        foreach (var outline in outlines)
        {
            var difference = OutlineDifference.Between(graph?.Find(outline.DomainId) is { } before ? graph.ToOutline(before) : null, outline);
            if (difference.Changes.Count == 0)
                continue;
            _context.DomainChanges.Add(new DomainChangeRow
            {
                DomainId = outline.DomainId,
                Roots = [.. difference.Roots],
                Removed = [.. difference.Changes.Where(change => change.Kind == OutlineChangeKind.Removed).Select(change => change.Id)],
                Added = difference.Count(OutlineChangeKind.Added),
                Changed = difference.Count(OutlineChangeKind.Changed),
                Moved = difference.Count(OutlineChangeKind.Moved),
                At = _clock.GetUtcNow(),
            });
        }

        await _context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What must be equal for a stored domain to need no import: the outline, and how its nodes are related.</summary>
    private static string Stamp(Outline outline) => $"{RelatedNodes.Version}:{outline.Fingerprint}";

    private async Task<(ImportCounts Nodes, ImportCounts Edges)> MergeGraphAsync(
        IReadOnlyList<Outline> outlines, DomainOrigin origin, IReadOnlyList<Outline> others, CancellationToken cancellationToken)
    {
        var graph = KnowledgeGraph.Of(outlines.Concat(others), []);
        var now = _clock.GetUtcNow();
        var domains = outlines.Select(outline => new DomainRow
        {
            Id = outline.DomainId,
            Name = outline.Nodes[0].Name,
            Nodes = outline.Nodes.Count,
            Origin = origin,
            Fingerprint = Stamp(outline),
            ImportedAt = now,
        });
        await StageAsync("new_domains", domains.ToArray(), cancellationToken);
        await StageAsync("new_nodes", graph.Nodes.Select(ToRow).ToArray(), cancellationToken);
        await StageAsync("new_edges", graph.Edges.Select(ToRow).ToArray(), cancellationToken);
        await CountAsync(
            """
            INSERT INTO flywheel.domains AS old SELECT * FROM new_domains
            ON CONFLICT (id) DO UPDATE SET (name, nodes, origin, fingerprint, imported_at)
                = (excluded.name, excluded.nodes, excluded.origin, excluded.fingerprint, excluded.imported_at)
            WHERE (old.fingerprint, old.origin) <> (excluded.fingerprint, excluded.origin)
            """,
            cancellationToken);
        return (await MergeNodesAsync(cancellationToken), await MergeEdgesAsync(cancellationToken));
    }

    private async Task<ImportCounts> MergeNodesAsync(CancellationToken cancellationToken)
    {
        var removed = await CountAsync(
            "DELETE FROM flywheel.nodes old WHERE NOT EXISTS (SELECT FROM new_nodes WHERE new_nodes.id = old.id)", cancellationToken);
        var changed = await CountAsync(
            """
            UPDATE flywheel.nodes old SET (parent_id, level, name, position, figure_kinds) = (new.parent_id, new.level, new.name, new.position, new.figure_kinds)
            FROM new_nodes new WHERE new.id = old.id
                AND (old.parent_id, old.level, old.name, old.figure_kinds) IS DISTINCT FROM (new.parent_id, new.level, new.name, new.figure_kinds)
            """,
            cancellationToken);
        await CountAsync(
            "UPDATE flywheel.nodes old SET position = new.position FROM new_nodes new WHERE new.id = old.id AND old.position <> new.position",
            cancellationToken);
        var added = await CountAsync("INSERT INTO flywheel.nodes SELECT * FROM new_nodes ON CONFLICT (id) DO NOTHING", cancellationToken);
        return new ImportCounts(added, changed, removed);
    }

    private async Task<ImportCounts> MergeEdgesAsync(CancellationToken cancellationToken)
    {
        var removed = await CountAsync(
            """
            DELETE FROM flywheel.edges old WHERE NOT EXISTS (
                SELECT FROM new_edges new WHERE (new.from_id, new.to_id, new.kind) = (old.from_id, old.to_id, old.kind))
            """,
            cancellationToken);
        var changed = await CountAsync(
            """
            UPDATE flywheel.edges old SET weight = new.weight FROM new_edges new
            WHERE (new.from_id, new.to_id, new.kind) = (old.from_id, old.to_id, old.kind) AND new.weight <> old.weight
            """,
            cancellationToken);
        var added = await CountAsync("INSERT INTO flywheel.edges SELECT * FROM new_edges ON CONFLICT DO NOTHING", cancellationToken);
        return new ImportCounts(added, changed, removed);
    }

    private async Task<ImportCounts> MergeToolsAsync(IReadOnlyList<VisualTool> tools, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        await StageAsync("new_tools", tools.Select(tool => ToRow(tool, now)).ToArray(), cancellationToken);
        var removed = await CountAsync(
            "DELETE FROM flywheel.tools old WHERE origin = 'Seed' AND NOT EXISTS (SELECT FROM new_tools WHERE new_tools.id = old.id)",
            cancellationToken);
        var changed = await CountAsync(
            """
            UPDATE flywheel.tools old SET (signature, summary, example, figure_kinds, source, origin, imported_at)
                = (new.signature, new.summary, new.example, new.figure_kinds, new.source, new.origin, new.imported_at)
            FROM new_tools new WHERE new.id = old.id AND (new.signature, new.summary, new.example, new.figure_kinds, new.source, new.origin)
                IS DISTINCT FROM (old.signature, old.summary, old.example, old.figure_kinds, old.source, old.origin)
            """,
            cancellationToken);
        var added = await CountAsync("INSERT INTO flywheel.tools SELECT * FROM new_tools ON CONFLICT DO NOTHING", cancellationToken);
        return new ImportCounts(added, changed, removed);
    }

    /// <summary>Copies rows into a temporary table with the columns of their own, which goes with the transaction.</summary>
    private async Task StageAsync<TRow>(string table, TRow[] rows, CancellationToken cancellationToken)
        where TRow : class
    {
        var entity = _context.Model.FindEntityType(typeof(TRow))!;
        await CountAsync($"CREATE TEMPORARY TABLE {table} (LIKE flywheel.{entity.GetTableName()}) ON COMMIT DROP", cancellationToken);
        await _writer.InsertAsync(table, entity, rows, cancellationToken);
        await CountAsync($"ANALYZE {table}", cancellationToken);
    }

    private async Task<int> CountAsync(string sql, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)_context.Database.GetDbConnection();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NodeRow ToRow(KnowledgeNode node) => new()
    {
        Id = node.Id,
        DomainId = node.Domain.Id,
        ParentId = node.Parent?.Id,
        Level = node.Level,
        Name = node.Name,
        Position = node.Position,
        FigureKinds = node.FigureKinds as string[] ?? [.. node.FigureKinds],
    };

    private static EdgeRow ToRow(KnowledgeEdge edge)
        => new() { FromId = edge.From.Id, ToId = edge.To.Id, Kind = edge.Kind, Weight = edge.Weight };

    private static ToolRow ToRow(VisualTool tool, DateTimeOffset now) => new()
    {
        Id = tool.Name,
        Signature = tool.Signature,
        Summary = tool.Summary,
        Example = tool.Example,
        FigureKinds = [.. tool.FigureKinds],
        Source = tool.Source,
        Origin = tool.Origin,
        ImportedAt = now,
    };
}
