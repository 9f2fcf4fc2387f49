using System.Text.Json;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Datasets;
using Flywheel.Synthesis.Problems.Fingerprints;

namespace Flywheel.Synthesis.Tests.Datasets;

public sealed class SplitTests(DatasetFixture fixture) : IClassFixture<DatasetFixture>
{
    [Fact]
    public async Task Descendants_of_one_root_stay_on_one_side()
    {
        var plan = await PlanAsync(Random(400, root: i => $"root {i / 4}"));
        Assert.All(Enumerable.Range(0, 100), g => Assert.Single(plan.Sides.Skip(g * 4).Take(4).Distinct()));
        Assert.InRange(plan.CountOf(Side.Test), 50, 150);
    }

    [Fact]
    public async Task Planted_near_duplicates_stay_on_one_side()
    {
        var random = SeededRandom.For(3);
        var originals = Random(200).ToList();
        var copies = originals.Select((s, i) => s with
        {
            Id = $"copy {i}",
            Root = $"copy {i}",
            Fingerprint = new ProblemFingerprint(random.NextBits(), Flip(s.Fingerprint.Text, 3, random), Flip(s.Fingerprint.Picture, 3, random)),
        });
        var plan = await PlanAsync(originals.Concat(copies));
        Assert.All(Enumerable.Range(0, 200), i => Assert.Equal((plan.Groups[i], plan.Sides[i]), (plan.Groups[i + 200], plan.Sides[i + 200])));
    }

    [Fact]
    public async Task Equal_scenes_stay_on_one_side_whatever_their_text_and_picture()
    {
        var plan = await PlanAsync(Random(300).Select((s, i) => s with { Fingerprint = s.Fingerprint with { Scene = (ulong)(i / 2) } }));
        Assert.All(Enumerable.Range(0, 150), i => Assert.Equal(plan.Groups[2 * i], plan.Groups[(2 * i) + 1]));
    }

    [Fact]
    public async Task What_differs_more_is_of_its_own_group()
    {
        var random = SeededRandom.For(4);
        var first = Random(1).Single();
        var far = first with { Id = "b", Root = "b", Fingerprint = new(1, Flip(first.Fingerprint.Text, 4, random), first.Fingerprint.Picture) };
        var plan = await PlanAsync([first, far]);
        Assert.NotEqual(plan.Groups[0], plan.Groups[1]);
    }

    [Fact]
    public async Task A_group_keeps_its_side_when_the_run_grows()
    {
        var few = await PlanAsync(Random(300));
        var many = await PlanAsync(Random(900));
        Assert.Equal(few.Sides, many.Sides.Take(300));
    }

    [Fact]
    public async Task A_small_run_still_holds_something_out()
    {
        var plan = await PlanAsync(Random(6), testShare: 0.0001);
        Assert.Equal(1, plan.CountOf(Side.Test));
    }

    [Fact]
    public async Task Without_a_test_share_nothing_is_held_out() => Assert.Equal(0, (await PlanAsync(Random(50), testShare: 0)).CountOf(Side.Test));

    [Fact]
    public async Task The_same_id_twice_is_refused() => await Assert.ThrowsAsync<DatasetException>(() => PlanAsync(Random(5).Concat(Random(1))));

    [Fact]
    public async Task The_guard_stops_a_split_that_leaks_and_shows_the_pair()
    {
        var folder = fixture.NewFolder();
        var twins = Twins();
        var plan = await new DatasetExporter(fixture.Synthesis.Engine, fixture.Synthesis.Renderer).PlanAsync(twins, fixture.Settings, default);
        var sides = plan.Sides.ToArray();
        (sides[0], sides[^1]) = (Side.Train, Side.Test);
        var leaking = new SplitPlan(plan.Ids, [.. plan.Ids], plan.Prints, sides, plan.Digest, []);
        var error = await Assert.ThrowsAsync<DatasetException>(() => new DatasetExporter(fixture.Synthesis.Engine, fixture.Synthesis.Renderer)
            .WriteAsync(DatasetSchema.VInteraction, twins, leaking, fixture.Settings, fixture.Origin, folder, 2, null, default));
        Assert.Contains(twins.Problems[0].Id, error.Message);
        Assert.Contains(twins.Problems[^1].Id, error.Message);
        Assert.Contains(twins.Problems[0].Question, error.Message);
        Assert.False(File.Exists(Path.Combine(folder, "dataset.lock.json")));
    }

    [Fact]
    public async Task The_guard_passes_what_the_planner_splits() => Assert.NotEmpty((await fixture.ExportAsync(fixture.NewFolder(), source: Twins())).Lock.Shards);

    [Fact]
    public async Task Questions_of_a_benchmark_in_JSON_lines_are_kept_out()
    {
        var wanted = fixture.Problems.Problems[5];
        var file = Path.GetTempFileName() + ".jsonl";
        await File.WriteAllTextAsync(file, $"{JsonSerializer.Serialize(new { question = wanted.FullQuestion.ToUpperInvariant() })}\n\n{{\"question\": \"Who was the first emperor of Rome?\"}}\n");
        var result = await fixture.ExportAsync(fixture.NewFolder(), settings: fixture.Settings with { Decontaminate = [file] });
        File.Delete(file);
        Assert.True(result.Lock.LeftOut["near a benchmark"] >= 1);
        Assert.DoesNotContain(RowFile.Read(result.Folder), r => r.Id == wanted.Id);
    }

    [Fact]
    public async Task Pictures_of_a_benchmark_in_Parquet_tell_alike_questions_apart()
    {
        var bench = await fixture.ExportAsync(fixture.NewFolder(), DatasetSchema.VTBench);
        var file = Path.Combine(bench.Folder, bench.Lock.Shards[0].Path);
        var result = await fixture.ExportAsync(fixture.NewFolder(), settings: fixture.Settings with { Decontaminate = [file] });
        var held = RowFile.Read(bench.Folder).Where(r => r.Shard == bench.Lock.Shards[0].Path).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(RowFile.Read(result.Folder), r => held.Contains(r.Id));
        Assert.True(result.Lock.Rows.Values.Sum() > fixture.Problems.Problems.Count / 2);
    }

    [Theory]
    [InlineData("{\"text\": \"no question\"}", "line 1")]
    [InlineData("{\"question\": \"a\"}\n[1, 2]", "line 2")]
    [InlineData("{\"question\": ", "no JSON")]
    public async Task A_benchmark_file_that_cannot_be_read_is_refused_with_its_line(string text, string part)
    {
        var file = Path.GetTempFileName() + ".jsonl";
        await File.WriteAllTextAsync(file, text);
        var error = await Assert.ThrowsAsync<DatasetException>(() => fixture.ExportAsync(fixture.NewFolder(), settings: fixture.Settings with { Decontaminate = [file] }));
        File.Delete(file);
        Assert.Contains(part, error.Message);
    }

    private static Task<SplitPlan> PlanAsync(IEnumerable<ProblemSummary> summaries, double testShare = 0.25) =>
        SplitPlanner.PlanAsync(new ProblemList([], [.. summaries]), testShare, null, default);

    private static IEnumerable<ProblemSummary> Random(int count, Func<int, string>? root = null) => Enumerable.Range(0, count).Select(i =>
    {
        var random = SeededRandom.For(1, i);
        return new ProblemSummary($"problem {i}", root?.Invoke(i) ?? $"problem {i}", new ProblemFingerprint(random.NextBits(), random.NextBits(), random.NextBits()), "");
    });

    private static ulong Flip(ulong hash, int bits, SeededRandom random) => random.Sample(Enumerable.Range(0, 64), bits).Aggregate(hash, (h, bit) => h ^ (1UL << bit));

    /// <summary>The fixture's first problems, and the first of them once more under another name.</summary>
    private ProblemList Twins()
    {
        var problems = fixture.Problems.Problems.Where(p => p.Parent is null).Take(40).ToList();
        problems.Add(problems[0] with { Id = "twin" });
        return ProblemList.Of(problems.Select(p => p with { Parent = null }), fixture.Synthesis);
    }
}
