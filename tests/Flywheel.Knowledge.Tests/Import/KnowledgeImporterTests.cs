using System.Diagnostics;
using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Import;
using Flywheel.Knowledge.Outlines;
using Flywheel.Knowledge.Storage;
using Flywheel.Knowledge.Tests.Outlines;
using Flywheel.Migrations;
using Flywheel.TestSupport.Postgres;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Knowledge.Tests.Import;

public sealed class KnowledgeImporterTests : IAsyncLifetime
{
    private readonly PostgresFixture _postgres = new();
    private NpgsqlDataSource _source = null!;
    private FlywheelDbContext _context = null!;

    public async Task InitializeAsync()
    {
        await DatabaseSetup.MigrateAsync(_postgres.ConnectionString);
        _source = NpgsqlDataSource.Create(_postgres.ConnectionString);
        _context = new FlywheelDbContext(StorageOptions.For(_source));
    }

    public async Task DisposeAsync()
    {
        await _context.DisposeAsync();
        await _source.DisposeAsync();
        _postgres.Dispose();
    }

    [Fact]
    public async Task Shipped_knowledge_is_stored_whole_and_read_back_the_same()
    {
        var clock = Stopwatch.StartNew();
        var report = await Importer().ImportAsync(KnowledgeFolder.Read(Shipped.Path), CancellationToken.None);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"the import took {clock.Elapsed}");
        Assert.Equal(24_767, report.Nodes.Added);
        Assert.Equal(24_767, await _context.Nodes.CountAsync());
        Assert.Equal(25, await _context.Domains.CountAsync());
        var loaded = await Load();
        Assert.Equal(Describe(Shipped.Graph), Describe(loaded));
        Assert.Equal(Shipped.Graph.Fingerprint, loaded.Fingerprint);
    }

    [Fact]
    public async Task Second_import_changes_nothing_and_says_so()
    {
        await Importer().ImportAsync(Shipped.Folder, CancellationToken.None);
        var versions = await RowVersionsAsync();
        var report = await Importer().ImportAsync(Shipped.Folder, CancellationToken.None);
        Assert.True(report.Unchanged);
        Assert.Equal(versions, await RowVersionsAsync());
    }

    [Fact]
    public async Task Changed_outline_updates_what_changed_and_keeps_usage()
    {
        await Import(OutlineText.Good);
        _context.NodeUsage.AddRange(
            new NodeUsageRow { NodeId = "gardening/spacing", Uses = 4 }, new NodeUsageRow { NodeId = "gardening/spades", Uses = 2 });
        await _context.SaveChangesAsync();
        var changed = OutlineText.Good.Replace("Fine seed needs light to sprout", "Fine seed stays on top").Replace("mechanism", "timeline");
        var report = await Import(changed);
        Assert.Equal(new ImportCounts(Added: 1, Changed: 5, Removed: 1), report.Nodes);
        Assert.Equal(Describe(KnowledgeGraph.Of([OutlineText.Parse(changed)], [])), Describe(await Load()));
        var usage = await new KnowledgeStore(_context).LoadUsageAsync(CancellationToken.None);
        Assert.Equal((4, 2, 0), (usage.Of("gardening/spacing"), usage.Of("gardening/spades"), usage.Of("gardening/sowing")));
    }

    [Fact]
    public async Task New_domain_joins_those_stored_and_relates_to_them()
    {
        await Importer().ImportAsync(Shipped.Folder, CancellationToken.None);
        var report = await Import(OutlineText.Good.Replace("Spades", "Levers and pivots").Replace("A spade is a lever with the heel as its pivot", "The load arm and effort arm of a lever meet at the pivot"));
        Assert.Equal(new ImportCounts(15, 0, 0), report.Nodes);
        var graph = await Load();
        Assert.Equal(26, graph.Domains.Count);
        Assert.Contains(graph.EdgesFrom(graph.Find("gardening/levers-and-pivots")!), edge => edge.To.Domain.Name == "Mechanics");
        Assert.True((await Importer().ImportAsync(Shipped.Folder, CancellationToken.None)).Unchanged);
    }

    [Fact]
    public async Task Shipped_import_leaves_a_domain_alone_that_a_person_replaced()
    {
        await Importer().ImportAsync(Shipped.Folder, CancellationToken.None);
        var biology = Shipped.Folder.Outlines.Single(outline => outline.DomainId == "biology");
        await Import(biology.ToText().Replace("Meiosis and gametes", "Meiosis and sex cells"));
        Assert.True((await Importer().ImportAsync(Shipped.Folder, CancellationToken.None)).Unchanged);
        Assert.NotNull((await Load()).Find("biology/meiosis-and-sex-cells"));
    }

    [Fact]
    public async Task Node_that_moves_keeps_its_id()
    {
        await Import(OutlineText.Good);
        var moved = OutlineText.Good.Replace("\t\t\tSpacing\n\t\t\t\tRows of carrots stand thirty centimetres apart\n", "")
            .TrimEnd('\n') + "\n\t\t\tSpacing\n\t\t\t\tRows of carrots stand thirty centimetres apart\n";
        var report = await Import(moved);
        Assert.Equal((0, 0), (report.Nodes.Added, report.Nodes.Removed));
        Assert.Equal("gardening/digging", (await Load()).Find("gardening/spacing")!.Parent!.Id);
    }

    [Fact]
    public async Task Importers_at_the_same_time_take_turns()
    {
        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            await using var context = new FlywheelDbContext(StorageOptions.For(_source));
            return await new KnowledgeImporter(context, TimeProvider.System).ImportAsync(OutlineText.Parse(OutlineText.Good), CancellationToken.None);
        }));
        Assert.Single(reports, report => !report.Unchanged);
    }

    [Fact]
    public async Task Import_cut_short_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Importer().ImportAsync(Shipped.Folder, stop.Token));
        Assert.Equal(0, await _context.Nodes.CountAsync());
    }

    [Fact]
    public void Folder_that_lacks_a_domain_is_refused_with_the_count()
    {
        using var copy = new FolderCopy(Shipped.Path);
        File.Delete(Path.Combine(copy.Path, "domains", "18-biology.txt"));
        var error = Assert.Single(Assert.Throws<OutlineException>(() => KnowledgeFolder.Read(copy.Path)).Errors);
        Assert.Contains("hold 23777 nodes in 24 domains, but 24767 in 25 ship", error.Reason);
    }

    private KnowledgeImporter Importer() => new(_context, TimeProvider.System);

    private Task<ImportReport> Import(string outline) => Importer().ImportAsync(OutlineText.Parse(outline), CancellationToken.None);

    private Task<KnowledgeGraph> Load() => new KnowledgeStore(_context).LoadAsync(CancellationToken.None);

    private Task<string> RowVersionsAsync()
        => _context.Database.SqlQuery<string>($"""
            SELECT md5(string_agg(xmin::text || id, ',' ORDER BY id)) AS "Value" FROM (
                SELECT xmin, id FROM flywheel.nodes UNION ALL SELECT xmin, from_id || to_id FROM flywheel.edges
                UNION ALL SELECT xmin, id FROM flywheel.tools UNION ALL SELECT xmin, id FROM flywheel.domains) rows
            """).SingleAsync();

    private static IEnumerable<string> Describe(KnowledgeGraph graph)
        => graph.Nodes.Select(node => $"{node.Id} {node.Path} {node.Level} {node.Position} {string.Join(',', node.FigureKinds)}")
            .Concat(graph.Edges.Select(edge => $"{edge.From.Id} {edge.Kind} {edge.To.Id} {edge.Weight:R}"))
            .Concat(graph.Tools.Select(tool => $"{tool.Name} {tool.Signature} {tool.Source}"));

    private sealed class FolderCopy : IDisposable
    {
        public FolderCopy(string source)
        {
            foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
            {
                var target = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(source, file));
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("knowledge").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
