using Flywheel.Knowledge.Import;
using Flywheel.Knowledge.Storage;
using Flywheel.Model.Replies;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Models;
using Flywheel.Worker.Runs;
using Flywheel.Worker.Tests.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Flywheel.Worker.Tests.Models;

/// <summary>What becomes of predicted names and tools, over the problems of a small run by rules.</summary>
[Collection(GrowthCollection.Name)]
public sealed class PredictionMergerTests : IAsyncLifetime
{
    private const string Source = "void MarkTwice(double x, double y) { Dot(x, y, color: \"accent\"); Dot(x + 5, y, color: \"accent\"); }";

    private readonly Growth _growth = new();
    private readonly RunModel _model = ModelGrowth.Open(new Uri("http://localhost:1/v1"));
    private DatabaseSession _session = null!;
    private IHost _host = null!;
    private string[] _problems = [];

    public async Task InitializeAsync()
    {
        await _growth.GrowAsync(new GrowOptions { Run = Growth.Run, Target = 4, Domains = ["Plane Geometry"], Levels = [0], CanaryInterval = 0, Workers = 1 });
        _session = await _growth.OpenAsync();
        _host = await WorkerHost.BuildAsync(_session, 1, verbose: false, _model, CancellationToken.None);
        await using var context = _session.CreateContext();
        _problems = await context.Problems.Where(p => p.State == ProblemState.Settled).OrderBy(p => p.Id).Select(p => p.Id).ToArrayAsync();
    }

    public async Task DisposeAsync()
    {
        _host.Dispose();
        await _session.DisposeAsync();
        await _model.DisposeAsync();
        _growth.Dispose();
    }

    [Fact]
    public async Task Knowledge_that_is_there_is_known_and_the_rest_is_grouped()
    {
        var known = _host.Services.GetRequiredService<Knowledge.Graph.KnowledgeGraph>().Nodes.First(n => n.Domain.Id == "plane-geometry" && n.Level == Knowledge.Graph.KnowledgeLevel.Principle);
        await MergeAsync((0, known.Name.ToUpperInvariant()), (1, "Counting triangles twice"), (2, "Counting a triangle twice"), (3, "Counting triangles twice"));
        await using var context = _session.CreateContext();
        var names = await PredictedName.ReadAsync(context, CancellationToken.None);
        Assert.Equal([("Counting triangles twice", null, 3), (known.Name, known.Id, 1)], names.Select(n => (n.Name, n.KnownId, n.Count)).OrderBy(n => n.KnownId is not null));
        Assert.Equal("model:m", Assert.Single(names[0].Authors));
        Assert.Equal(Growth.Run, Assert.Single(names[0].Runs));
    }

    [Fact]
    public async Task A_later_run_joins_the_names_of_an_earlier_one()
    {
        await MergeAsync((0, "Counting triangles twice"));
        await MergeAsync((1, "Counting a triangle twice"));
        Assert.Equal(1L, _growth.Postgres.Scalar<long>("select count(*) from flywheel.predicted_names"));
    }

    [Fact]
    public async Task A_tool_whose_source_runs_becomes_one_of_the_tools_but_no_part_of_the_graph()
    {
        var before = await FingerprintAsync();
        await AddToolAsync(_problems[0], "MarkTwice", Source, "MarkTwice(50, 60);");
        await AddToolAsync(_problems[1], "BreakAll", "void BreakAll(double x) { Dot(x, wherever); }", "BreakAll(5);");
        await MergeAsync();
        Assert.Equal("MarkTwice", _growth.Postgres.Scalar<string>("select id from flywheel.tools where origin = 'Evolved'"));
        Assert.Equal("MarkTwice", _growth.Postgres.Scalar<string>("select known_id from flywheel.predicted_names where name = 'MarkTwice'"));
        Assert.Null(_growth.Postgres.Scalar<string>("select known_id from flywheel.predicted_names where name = 'BreakAll'"));
        Assert.Equal(before, await FingerprintAsync());
    }

    [Fact]
    public async Task A_run_may_draw_tools_that_earlier_runs_predicted()
    {
        await AddToolAsync(_problems[0], "MarkTwice", Source, "MarkTwice(50, 60);");
        await MergeAsync();
        await using var context = _session.CreateContext();
        var store = new KnowledgeStore(context);
        Assert.Empty(await store.LoadPredictedToolsAsync(DateTimeOffset.UtcNow.AddDays(-1), CancellationToken.None));
        var tools = await store.LoadPredictedToolsAsync(DateTimeOffset.UtcNow.AddDays(1), CancellationToken.None);
        var settings = _host.Services.GetRequiredService<RunPlanner>().ModelOf(new GrowOptions { Author = AuthorKind.Model, PredictedTools = true })!;
        using var replies = await FileReplies.OpenAsync(Path.Combine(Directory.CreateTempSubdirectory("replies-").FullName, "r.jsonl"), CancellationToken.None);
        var crew = _host.Services.GetRequiredService<CrewMaker>().Make(settings, replies, tools);
        Assert.True(crew.Engine.Draw("Canvas(100, 100); MarkTwice(50, 60);").Succeeded);
        Assert.False(_host.Services.GetRequiredService<CrewMaker>().Make(settings, replies, []).Engine.Draw("Canvas(100, 100); MarkTwice(50, 60);").Succeeded);
    }

    private async Task MergeAsync(params (int Problem, string Name)[] knowledge)
    {
        await using var context = _session.CreateContext();
        context.Predictions.AddRange(knowledge.Select(k => new PredictionRow
        {
            ProblemId = _problems[k.Problem],
            RunId = Growth.Run,
            Kind = PredictionKind.Knowledge,
            Name = k.Name,
            Author = "model:m",
            Domain = "plane-geometry",
        }));
        await context.SaveChangesAsync();
        var merger = new PredictionMerger(_host.Services.GetRequiredService<Knowledge.Graph.KnowledgeGraph>(), _host.Services.GetRequiredService<FontLibrary>(), TimeProvider.System, _model);
        var merged = await merger.MergeAsync(
            await PredictionMerger.ReadAsync(context, Growth.Run, CancellationToken.None), await PredictionMerger.NamesAsync(context, CancellationToken.None), CancellationToken.None);
        await PredictionMerger.WriteAsync(context, Growth.Run, merged, CancellationToken.None);
    }

    private async Task AddToolAsync(string problem, string name, string source, string example)
    {
        await using var context = _session.CreateContext();
        context.Predictions.Add(new PredictionRow
        {
            ProblemId = problem,
            RunId = Growth.Run,
            Kind = PredictionKind.Tool,
            Name = name,
            Author = "model:m",
            Domain = "",
            Signature = source[..source.IndexOf('{', StringComparison.Ordinal)].Trim(),
            Source = source,
            Example = example,
        });
        await context.SaveChangesAsync();
    }

    private async Task<string> FingerprintAsync()
    {
        await using var context = _session.CreateContext();
        return (await new KnowledgeStore(context).LoadAsync(CancellationToken.None)).Fingerprint;
    }
}
