using Flywheel.Synthesis.Datasets;
using SkiaSharp;

namespace Flywheel.Synthesis.Tests.Datasets;

/// <summary>Verifying, comparing and looking at datasets.</summary>
public sealed class DatasetFolderTests(DatasetFixture fixture) : IClassFixture<DatasetFixture>
{
    [Fact]
    public async Task A_sound_dataset_has_no_fault()
    {
        foreach (var schema in DatasetSchema.All)
        {
            Assert.Empty(await FaultsAsync((await fixture.ExportAsync(fixture.NewFolder(), schema)).Folder));
        }
    }

    [Fact]
    public async Task A_changed_byte_a_missing_shard_and_a_shard_too_many_are_found()
    {
        var result = await fixture.ExportAsync(fixture.NewFolder());
        var (changed, missing) = (Path.Combine(result.Folder, result.Lock.Shards[0].Path), Path.Combine(result.Folder, result.Lock.Shards[1].Path));
        File.Copy(changed, Path.Combine(result.Folder, "data", "train-00077-of-00078.parquet"));
        var bytes = await File.ReadAllBytesAsync(changed);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(changed, bytes);
        File.Delete(missing);
        var faults = await FaultsAsync(result.Folder);
        Assert.Contains(faults, f => f.StartsWith(result.Lock.Shards[0].Path, StringComparison.Ordinal) && f.Contains("other bytes", StringComparison.Ordinal));
        Assert.Contains(faults, f => f == $"{result.Lock.Shards[1].Path} is missing.");
        Assert.Contains(faults, f => f.Contains("train-00077", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_group_on_both_sides_is_found_in_the_file_of_rows()
    {
        var result = await fixture.ExportAsync(fixture.NewFolder());
        var rows = RowFile.Read(result.Folder).ToList();
        var file = Path.Combine(result.Folder, "dataset.rows.tsv");
        await File.WriteAllTextAsync(file, string.Join('\n', rows.Select(r => (r with { Group = rows[0].Group }).ToLine()).Prepend(RowEntry.Header)) + "\n");
        var relocked = result.Lock with { RowsSha256 = await DatasetFiles.DigestAsync(file, default) };
        await File.WriteAllTextAsync(Path.Combine(result.Folder, "dataset.lock.json"), relocked.ToJson());
        Assert.Contains(await FaultsAsync(result.Folder), f => f.Contains("different sides of the split", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dataset_does_not_differ_from_itself()
    {
        var (a, b) = (fixture.NewFolder(), fixture.NewFolder());
        await fixture.ExportAsync(a);
        await fixture.ExportAsync(b, settings: fixture.Settings with { ShardRows = 7 });
        var diff = DatasetDiff.Between(a, b);
        Assert.True(diff.IsEmpty);
        Assert.Equal("rows a shard: 20 -> 7", Assert.Single(diff.Settings));
    }

    [Fact]
    public async Task Added_removed_and_changed_rows_are_named()
    {
        var (a, b) = (fixture.NewFolder(), fixture.NewFolder());
        var roots = fixture.Problems.Problems.Where(p => p.Parent is null).Take(30).ToList();
        await fixture.ExportAsync(a, source: ProblemList.Of(roots.Take(29), fixture.Synthesis));
        var changed = roots[10] with { Conclusion = roots[10].Conclusion + " Done." };
        await fixture.ExportAsync(b, source: ProblemList.Of(roots.Skip(1).Select(p => p.Id == changed.Id ? changed : p), fixture.Synthesis));
        var diff = DatasetDiff.Between(a, b);
        Assert.Equal<string>([roots[29].Id], diff.Added.ToArray());
        Assert.Equal<string>([roots[0].Id], diff.Removed.ToArray());
        Assert.Equal<string>([changed.Id], diff.Changed.ToArray());
    }

    [Fact]
    public async Task Datasets_of_other_columns_are_not_compared()
    {
        var (a, b) = (fixture.NewFolder(), fixture.NewFolder());
        await fixture.ExportAsync(a);
        await fixture.ExportAsync(b, DatasetSchema.VTBench);
        Assert.Throws<DatasetException>(() => DatasetDiff.Between(a, b));
    }

    [Fact]
    public async Task A_folder_of_several_datasets_names_them()
    {
        var folder = Directory.CreateDirectory(fixture.NewFolder()).FullName;
        await fixture.ExportAsync(Path.Combine(folder, "v-interaction"));
        var error = await Assert.ThrowsAsync<DatasetException>(() => DatasetFolder.OpenAsync(folder, default));
        Assert.Contains(Path.Combine(folder, "v-interaction"), error.Message);
    }

    [Fact]
    public async Task A_sheet_shows_every_dataset()
    {
        foreach (var schema in DatasetSchema.All)
        {
            var dataset = await DatasetFolder.OpenAsync((await fixture.ExportAsync(fixture.NewFolder(), schema)).Folder, default);
            var sheet = ContactSheet.Paint(await dataset.RowsAtAsync([0, 1, 2, 3, 4], default), fixture.Synthesis.Fonts);
            using var picture = SKBitmap.Decode(sheet);
            Assert.InRange(picture!.Width, 300, 2000);
        }
    }

    [Fact]
    public async Task The_card_counts_what_is_there()
    {
        var result = await fixture.ExportAsync(fixture.NewFolder());
        var card = await File.ReadAllTextAsync(Path.Combine(result.Folder, "README.md"));
        Assert.StartsWith("---\n", card, StringComparison.Ordinal);
        Assert.Contains($"  - name: train\n    num_examples: {result.Lock.Rows["train"]}\n", card);
        Assert.Contains("  - split: test\n    path: data/test-*\n", card);
        Assert.All(result.Lock.FigureKinds, k => Assert.Contains($"| {k.Key} | {k.Value} |", card));
        Assert.Equal(result.Lock.Rows.Values.Sum(), result.Lock.Levels.Values.Sum());
    }

    private static async Task<List<string>> FaultsAsync(string folder)
    {
        var faults = new List<string>();
        await foreach (var fault in DatasetVerifier.VerifyAsync(folder, default))
        {
            faults.Add(fault);
        }

        return faults;
    }
}
