using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Import;
using Flywheel.Knowledge.Outlines;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Knowledge;

/// <summary>
/// The knowledge graph as the database holds it now, and how much of it was used. The graph is kept in memory and read again when a domain
/// was imported, by whichever process; the counts are read again when a run has accepted more.
/// </summary>
internal sealed class KnowledgeCatalog(DatabaseSession database) : BackgroundService
{
    private const int CoveragesKept = 6;

    private readonly SemaphoreSlim _reading = new(1);
    private readonly Dictionary<string, (KnowledgeGraph Graph, long Accepted, KnowledgeCoverage Coverage)> _coverages = new(StringComparer.Ordinal);
    private readonly Lazy<FigureKindCatalog> _figureKinds = new(() => KnowledgeFolder.ReadFigureKinds(WorkerSettings.KnowledgeFolder));
    private (string Stamp, KnowledgeGraph Graph)? _kept;

    /// <summary>The figure kinds that outlines may name.</summary>
    public FigureKindCatalog FigureKinds => _figureKinds.Value;

    /// <summary>The graph.</summary>
    public async Task<KnowledgeGraph> ReadGraphAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var domains = await context.Domains.AsNoTracking().OrderBy(d => d.Id).Select(d => d.Id + " " + d.Fingerprint).ToListAsync(cancellationToken);
        var stamp = string.Join('\n', domains);
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_kept is not { } kept || kept.Stamp != stamp)
            {
                _kept = kept = (stamp, await new KnowledgeStore(context).LoadAsync(cancellationToken));
                _coverages.Clear();
            }

            return kept.Graph;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>What accepted problems used of the graph.</summary>
    /// <param name="graph">The graph, of <see cref="ReadGraphAsync"/>.</param>
    /// <param name="run">One run only; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<KnowledgeCoverage> ReadCoverageAsync(KnowledgeGraph graph, string? run, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var accepted = await context.Runs.Where(r => run == null || r.Id == run).SumAsync(r => r.Accepted, cancellationToken);
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var key = run ?? "";
            if (_coverages.TryGetValue(key, out var kept) && kept.Graph == graph && kept.Accepted == accepted)
            {
                return kept.Coverage;
            }

            var uses = await context.RunNodeUsage.AsNoTracking().Where(u => run == null || u.RunId == run)
                .GroupBy(u => u.NodeId).Select(g => new { g.Key, Uses = g.Sum(u => u.Uses) }).ToDictionaryAsync(g => g.Key, g => g.Uses, StringComparer.Ordinal, cancellationToken);
            if (_coverages.Count >= CoveragesKept)
            {
                _coverages.Clear();
            }

            var coverage = new KnowledgeCoverage(graph, uses);
            _coverages[key] = (graph, accepted, coverage);
            return coverage;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _reading.Dispose();
        base.Dispose();
    }

    /// <summary>Reads ahead, so that the first visitor need not wait.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var graph = await ReadGraphAsync(stoppingToken);
            await ReadCoverageAsync(graph, run: null, stoppingToken);
            graph.Search("angle", 1);
        }
        catch (Exception e) when (e is OperationCanceledException || DatabaseTrouble.IsPassing(e))
        {
            // The first visitor waits instead.
        }
    }
}
