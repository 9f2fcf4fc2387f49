using System.Text;
using Flywheel.Knowledge.Import;
using Flywheel.Knowledge.Outlines;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Flywheel.Worker.Tests.Runs;

/// <summary>An outline that changes, and the runs that make its changed part again.</summary>
[Collection(GrowthCollection.Name)]
public sealed class RegenerateTests : IDisposable
{
    private const string Before = """
        Beekeeping
        	The hive
        		Comb counts | figures=bar-chart
        			Cell shapes
        				Six cells meet around each cell of a comb
        		Honey yields | figures=line-chart, bar-chart | requires=Comb counts
        			Yield over a year
        				A colony loses weight where bees eat more than they bring
        			Nectar flow
        				The steepest rise marks the strongest nectar flow

        """;

    private readonly Growth _growth = new();

    public void Dispose() => _growth.Dispose();

    [Fact]
    public void Order_alone_is_no_difference_and_a_new_domain_differs_as_a_whole()
    {
        var before = Parse(Before);
        Assert.Equal(["beekeeping"], OutlineDifference.Between(null, before).Roots);
        var lines = Before.Split('\n');
        var moved = string.Join('\n', [.. lines[..6], lines[8], lines[9], lines[6], lines[7], ""]);
        Assert.Empty(OutlineDifference.Between(before, Parse(moved)).Changes);
    }

    [Fact]
    public void Added_changed_moved_and_removed_nodes_are_told_apart_and_the_topmost_named()
    {
        var after = Parse(Before
            .Replace("figures=bar-chart\n", "figures=pie-chart\n", StringComparison.Ordinal)
            .Replace("\t\t\tNectar flow\n\t\t\t\tThe steepest rise marks the strongest nectar flow\n", "\t\t\tStores\n\t\t\t\tA colony winters on twenty kilograms of honey\n\t\t\t\tThe steepest rise marks the strongest nectar flow\n", StringComparison.Ordinal));
        var difference = OutlineDifference.Between(Parse(Before), after);
        Assert.Equal(["beekeeping/comb-counts", "beekeeping/stores"], difference.Roots);
        Assert.Equal(
            [("comb-counts", OutlineChangeKind.Changed), ("stores", OutlineChangeKind.Added), ("a-colony-winters-on-twenty-kilograms-of-honey", OutlineChangeKind.Added), ("the-steepest-rise-marks-the-strongest-nectar-flow", OutlineChangeKind.Moved), ("nectar-flow", OutlineChangeKind.Removed)],
            difference.Changes.Select(c => (c.Id.Split('/')[1], c.Kind)));
    }

    [Fact]
    public void What_is_left_out_of_an_outline_takes_requirements_and_empty_parents_along()
    {
        var left = OutlineEditor.Without(Parse(Before), new HashSet<string>(StringComparer.Ordinal) { "beekeeping/cell-shapes" });
        Assert.DoesNotContain("Comb counts", left.ToText(), StringComparison.Ordinal);
        Assert.Equal(left.Fingerprint, Parse(left.ToText()).Fingerprint);
        Assert.Throws<ArgumentException>(() => OutlineEditor.Without(left, new HashSet<string>(StringComparer.Ordinal) { "beekeeping/the-hive" }));
    }

    [Fact]
    public void A_run_over_whole_domains_has_the_settings_text_that_it_always_had()
    {
        var settings = new RunSettings { Author = "rules 1", Knowledge = "k", Plan = "p" };
        Assert.Equal("""{"seed":1,"author":"rules 1","canaryInterval":50,"knowledge":"k","plan":"p","repeats":false}""", settings.ToJson());
        var part = RunSettings.Parse((settings with { Nodes = ["a/b"] }).ToJson());
        Assert.Equal(["a/b"], part.Nodes!);
        Assert.Single(settings.Differences(part));
        Assert.NotEqual(settings.DeriveName(), part.DeriveName());
    }

    [Fact]
    public async Task Only_the_changed_part_is_made_again_and_the_same_command_finds_the_same_run()
    {
        await using var session = await _growth.OpenAsync();
        await session.ImportShippedKnowledgeAsync(CancellationToken.None);
        await ImportAsync(session, Before);
        var (first, whole) = await StartAsync(session);
        Assert.Null(whole.Nodes);
        await GrowAsync(whole.Apply(Options) with { Run = first });

        await ImportAsync(session, Before + "\t\t\tWinter stores\n\t\t\t\tA colony winters on twenty kilograms of honey\n\t\t\t\tEmpty combs weigh less than full ones\n");
        var (second, part) = await StartAsync(session);
        Assert.Equal(["beekeeping/winter-stores"], part.Nodes!);
        Assert.Equal((2, 3), (part.Principles, part.Added));
        Assert.NotEqual(first, second);
        var (again, same) = await StartAsync(session);
        Assert.Equal(second, again);
        Assert.Equal(part.Changes, same.Changes);
        await GrowAsync(part.Apply(Options) with { Run = second });

        await using var context = session.CreateContext();
        var principles = await context.Problems.Where(p => p.RunId == second && p.State == ProblemState.Settled).Select(p => p.NodeIds[0]).Distinct().ToListAsync();
        Assert.Equal(["beekeeping/a-colony-winters-on-twenty-kilograms-of-honey", "beekeeping/empty-combs-weigh-less-than-full-ones"], principles.Order(StringComparer.Ordinal));
        Assert.NotEqual(0, await context.Problems.CountAsync(p => p.RunId == first && p.State == ProblemState.Settled));
    }

    [Fact]
    public async Task Nodes_that_only_left_leave_nothing_to_make_and_their_problems_are_counted()
    {
        await using var session = await _growth.OpenAsync();
        await session.ImportShippedKnowledgeAsync(CancellationToken.None);
        await ImportAsync(session, Before);
        var (first, whole) = await StartAsync(session);
        await GrowAsync(whole.Apply(Options) with { Run = first });
        await ImportAsync(session, Before.Replace("\t\t\tNectar flow\n\t\t\t\tThe steepest rise marks the strongest nectar flow\n", "", StringComparison.Ordinal));
        using var host = await WorkerHost.BuildAsync(session, 0, verbose: false, null, CancellationToken.None);
        var part = await host.Services.GetRequiredService<Regenerator>().ReadAsync("Beekeeping", CancellationToken.None);
        Assert.True(part.IsEmpty);
        Assert.Equal(2, part.Removed);
        Assert.Contains("nothing to make again", part.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_domain_that_is_none_is_said_to_be_none()
    {
        await using var session = await _growth.OpenAsync();
        using var host = await WorkerHost.BuildAsync(session, 0, verbose: false, null, CancellationToken.None);
        await Assert.ThrowsAsync<RunException>(() => host.Services.GetRequiredService<Regenerator>().ReadAsync("nowhere", CancellationToken.None));
    }

    private static GrowOptions Options { get; } = new() { Target = 8, Levels = [0], CanaryInterval = 0, Workers = 1 };

    private static Outline Parse(string text) =>
        OutlineParser.Parse("bees", Encoding.UTF8.GetBytes(text), KnowledgeFolder.ReadFigureKinds(WorkerSettings.KnowledgeFolder));

    private static async Task ImportAsync(DatabaseSession session, string text)
    {
        await using var context = session.CreateContext();
        await new KnowledgeImporter(context, TimeProvider.System).ImportAsync(Parse(text), CancellationToken.None);
    }

    private static async Task<(string Run, Regeneration Part)> StartAsync(DatabaseSession session)
    {
        using var host = await WorkerHost.BuildAsync(session, 0, verbose: false, null, CancellationToken.None);
        var regenerator = host.Services.GetRequiredService<Regenerator>();
        var part = await regenerator.ReadAsync("Beekeeping", CancellationToken.None);
        return (await regenerator.StartAsync(part, Options, CancellationToken.None), part);
    }

    private async Task GrowAsync(GrowOptions options) => Assert.Equal(RunState.Finished, (await _growth.GrowAsync(options)).Run.State);
}
