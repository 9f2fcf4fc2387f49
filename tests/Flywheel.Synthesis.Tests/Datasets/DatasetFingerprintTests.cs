using Flywheel.Synthesis.Datasets;

namespace Flywheel.Synthesis.Tests.Datasets;

/// <summary>What determines the content changes the fingerprint; what does not, does not.</summary>
public sealed class DatasetFingerprintTests(DatasetFixture fixture) : IClassFixture<DatasetFixture>
{
    [Fact]
    public async Task It_changes_with_a_word_of_a_problem()
    {
        var changed = fixture.Problems.Summaries.Select((s, i) => i == 4 ? s with { Digest = s.Digest + " " } : s).ToList();
        Assert.NotEqual(await FingerprintAsync(), await FingerprintAsync(new ProblemList(fixture.Problems.Problems, changed)));
    }

    [Fact]
    public async Task It_changes_with_the_order_of_the_problems() => Assert.NotEqual(
        await FingerprintAsync(), await FingerprintAsync(new ProblemList([.. fixture.Problems.Problems.Reverse()], [.. fixture.Problems.Summaries.Reverse()])));

    [Fact]
    public async Task It_changes_with_each_setting_that_decides_the_bytes()
    {
        var plain = fixture.Settings;
        DatasetSettings[] all = [plain, plain with { ShardRows = 21 }, plain with { GroupRows = 9 }, plain with { Compression = "snappy" }, plain with { TestShare = 0.1 }];
        var prints = await Task.WhenAll(all.Select(s => FingerprintAsync(settings: s)));
        Assert.Equal(prints.Length, prints.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task It_changes_with_the_code_and_settings_of_the_run()
    {
        var origin = fixture.Origin;
        DatasetOrigin[] all = [origin, origin with { Run = "other" }, origin with { RunSettings = origin.RunSettings.SetItem("seed", "2") }, origin with { CodeVersions = origin.CodeVersions.SetItem("code", "2") }];
        var prints = await Task.WhenAll(all.Select(o => FingerprintAsync(origin: o)));
        Assert.Equal(prints.Length, prints.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task It_changes_with_the_dataset() => Assert.NotEqual(await FingerprintAsync(), await FingerprintAsync(schema: DatasetSchema.VPerception));

    [Fact]
    public async Task It_changes_with_the_bytes_of_a_benchmark_and_not_with_its_name()
    {
        var folder = Directory.CreateTempSubdirectory("dataset-tests-");
        string[] texts = ["{\"question\": \"a\"}", "{\"question\": \"a\"}", "{\"question\": \"b\"}"];
        var files = texts.Select((text, i) =>
        {
            var file = Path.Combine(folder.FullName, $"{i}.jsonl");
            File.WriteAllText(file, text);
            return file;
        }).ToList();
        var prints = await Task.WhenAll(files.Select(f => FingerprintAsync(settings: fixture.Settings with { Decontaminate = [f] })));
        folder.Delete(recursive: true);
        Assert.Equal(prints[0], prints[1]);
        Assert.NotEqual(prints[0], prints[2]);
    }

    [Fact]
    public async Task It_does_not_change_with_folder_and_threads()
    {
        var one = await fixture.ExportAsync(fixture.NewFolder(), threads: 1);
        var two = await fixture.ExportAsync(fixture.NewFolder(), threads: 3);
        Assert.Equal(one.Lock.Fingerprint, two.Lock.Fingerprint);
    }

    private async Task<string> FingerprintAsync(IProblemSource? source = null, DatasetSettings? settings = null, DatasetOrigin? origin = null, DatasetSchema? schema = null)
    {
        var used = settings ?? fixture.Settings;
        var plan = await new DatasetExporter(fixture.Synthesis.Engine, fixture.Synthesis.Renderer).PlanAsync(source ?? fixture.Problems, used, default);
        var benchmarks = await Task.WhenAll(used.Decontaminate.Select(f => DatasetFiles.DigestAsync(f, default)));
        return DatasetFingerprint.Of(schema ?? DatasetSchema.VInteraction, plan, used, origin ?? fixture.Origin, benchmarks);
    }
}
