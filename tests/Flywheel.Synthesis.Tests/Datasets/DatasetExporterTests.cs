using Flywheel.Synthesis.Datasets;

namespace Flywheel.Synthesis.Tests.Datasets;

public sealed class DatasetExporterTests(DatasetFixture fixture) : IClassFixture<DatasetFixture>
{
    public static TheoryData<string> Schemas => [.. DatasetSchema.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task The_same_problems_give_the_same_bytes_on_any_number_of_threads(string name)
    {
        var (one, five) = (fixture.NewFolder(), fixture.NewFolder());
        await fixture.ExportAsync(one, DatasetSchema.Find(name), threads: 1);
        await fixture.ExportAsync(five, DatasetSchema.Find(name), threads: 5);
        Assert.Equal(DatasetFixture.Digests(one), DatasetFixture.Digests(five));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(25)]
    [InlineData(47)]
    [InlineData(110)]
    public async Task An_export_stopped_at_any_problem_goes_on_to_the_same_bytes(int stopAt)
    {
        var (whole, stopped) = (fixture.NewFolder(), fixture.NewFolder());
        await fixture.ExportAsync(whole);
        using var stop = new CancellationTokenSource();
        var source = fixture.Problems.With(i =>
        {
            if (i == stopAt)
            {
                stop.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.ExportAsync(stopped, source: source, cancellationToken: stop.Token));
        Assert.False(File.Exists(Path.Combine(stopped, "dataset.lock.json")));
        await fixture.ExportAsync(stopped);
        Assert.Equal(DatasetFixture.Digests(whole), DatasetFixture.Digests(stopped));
    }

    [Fact]
    public async Task Finished_shards_of_a_stopped_export_are_not_drawn_again()
    {
        var folder = fixture.NewFolder();
        using var stop = new CancellationTokenSource();
        var source = fixture.Problems.With(i =>
        {
            if (i == 100)
            {
                // What is under way is handed over one by one; by now some shards of 20 are complete.
                SpinWait.SpinUntil(() => Directory.GetFiles(Path.Combine(folder, "data"), ".*.rows").Length >= 1, TimeSpan.FromSeconds(30));
                stop.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.ExportAsync(folder, source: source, threads: 1, cancellationToken: stop.Token));
        Assert.InRange((await fixture.ExportAsync(folder)).KeptShards, 1, 6);
    }

    [Fact]
    public async Task What_a_killed_export_left_is_cleared_away()
    {
        var (clean, littered) = (fixture.NewFolder(), fixture.NewFolder());
        await fixture.ExportAsync(clean);
        Directory.CreateDirectory(Path.Combine(littered, "data"));
        foreach (var file in new[] { ".dataset.lock.json.part", "data/.train-00000-of-00004.parquet.part", "data/train-00000-of-00004.parquet", "data/.train-00000-of-00004.rows", "data/train-00099-of-00100.parquet" })
        {
            await File.WriteAllTextAsync(Path.Combine(littered, file), "half of somethi");
        }

        await fixture.ExportAsync(littered);
        Assert.Equal(DatasetFixture.Digests(clean), DatasetFixture.Digests(littered).Where(d => !d.Key.EndsWith(".part", StringComparison.Ordinal)).ToDictionary());
    }

    [Fact]
    public async Task A_complete_dataset_is_left_as_it_is()
    {
        var folder = fixture.NewFolder();
        var first = await fixture.ExportAsync(folder);
        var before = File.GetLastWriteTimeUtc(Path.Combine(folder, "dataset.lock.json"));
        var second = await fixture.ExportAsync(folder);
        Assert.Equal((0, first.Lock.Shards.Length), (first.KeptShards, second.KeptShards));
        Assert.Equal(before, File.GetLastWriteTimeUtc(Path.Combine(folder, "dataset.lock.json")));
    }

    [Fact]
    public async Task A_damaged_shard_of_a_complete_dataset_is_made_again()
    {
        var (whole, damaged) = (fixture.NewFolder(), fixture.NewFolder());
        await fixture.ExportAsync(whole);
        var shard = Path.Combine(damaged, (await fixture.ExportAsync(damaged)).Lock.Shards[1].Path);
        await File.WriteAllBytesAsync(shard, [.. File.ReadAllBytes(shard)[..^9]]);
        await fixture.ExportAsync(damaged);
        Assert.Equal(DatasetFixture.Digests(whole), DatasetFixture.Digests(damaged));
    }

    [Fact]
    public async Task Other_settings_replace_the_shards_of_an_earlier_export()
    {
        var folder = fixture.NewFolder();
        await fixture.ExportAsync(folder);
        var result = await fixture.ExportAsync(folder, settings: fixture.Settings with { ShardRows = 1000 });
        Assert.Equal(2, result.Lock.Shards.Length);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(folder, "data")).Length);
    }

    [Fact]
    public async Task A_folder_with_something_else_in_it_is_refused_and_left_alone()
    {
        var folder = fixture.NewFolder();
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "thesis.tex"), "years of work");
        var error = await Assert.ThrowsAsync<DatasetException>(() => fixture.ExportAsync(folder));
        Assert.Contains("thesis.tex", error.Message);
        Assert.Equal("years of work", File.ReadAllText(Path.Combine(folder, "thesis.tex")));
    }

    [Fact]
    public async Task A_problem_that_cannot_be_drawn_stops_the_export_and_is_named()
    {
        var problem = fixture.Problems.Problems[3] with { FigureCode = "Segmnt(1, 2, 3, 4);" };
        var source = new ProblemList([.. fixture.Problems.Problems.Select((p, i) => i == 3 ? problem : p)], fixture.Problems.Summaries);
        var error = await Assert.ThrowsAsync<DatasetException>(() => fixture.ExportAsync(fixture.NewFolder(), source: source));
        Assert.Contains(problem.Id, error.Message);
    }

    [Fact]
    public async Task A_run_that_changes_under_the_export_stops_it()
    {
        var source = new ProblemList([.. fixture.Problems.Problems.Skip(1)], fixture.Problems.Summaries);
        var error = await Assert.ThrowsAsync<DatasetException>(() => fixture.ExportAsync(fixture.NewFolder(), source: source));
        Assert.Contains("changed while it was exported", error.Message);
    }

    [Theory]
    [InlineData(0, 100, "zstd", 0.1)]
    [InlineData(10, 0, "zstd", 0.1)]
    [InlineData(10, 100, "rar", 0.1)]
    [InlineData(10, 100, "zstd", 0.7)]
    [InlineData(10, 100, "zstd", double.NaN)]
    public async Task Settings_out_of_range_are_refused(int shardRows, int groupRows, string compression, double testShare)
    {
        var settings = new DatasetSettings { ShardRows = shardRows, GroupRows = groupRows, Compression = compression, TestShare = testShare };
        await Assert.ThrowsAsync<DatasetException>(() => fixture.ExportAsync(fixture.NewFolder(), settings: settings));
    }

    [Fact]
    public void Defaults_are_those_that_the_documentation_names()
    {
        var settings = new DatasetSettings();
        Assert.Equal((10_000, 100, "zstd", 0.05, 0), (settings.ShardRows, settings.GroupRows, settings.Compression, settings.TestShare, settings.Decontaminate.Length));
    }
}
