using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Datasets;

namespace Flywheel.Synthesis.Tests.Datasets;

public sealed class DatasetReaderTests(DatasetFixture fixture) : IClassFixture<DatasetFixture>
{
    [Fact]
    public async Task Rows_are_read_as_they_were_made()
    {
        foreach (var schema in DatasetSchema.All)
        {
            var maker = RowMaker.For(schema, fixture.Synthesis.Engine, fixture.Synthesis.Renderer);
            var made = fixture.Problems.Problems.Select(p => maker.Make(p, default).Row).OfType<DatasetRow>().ToDictionary(r => r.Id, r => r.Hash(), StringComparer.Ordinal);
            var dataset = await DatasetFolder.OpenAsync((await fixture.ExportAsync(fixture.NewFolder(), schema)).Folder, default);
            var read = 0;
            await foreach (var row in dataset.RowsAsync(default))
            {
                Assert.Equal(made[row.Id], row.Hash());
                Assert.Empty(DatasetRowCheck.Faults(row));
                read++;
            }

            Assert.Equal(read, await dataset.CountAsync(default));
        }
    }

    [Fact]
    public async Task Rows_are_found_by_their_position()
    {
        var dataset = await DatasetFolder.OpenAsync((await fixture.ExportAsync(fixture.NewFolder())).Folder, default);
        var all = new List<string>();
        await foreach (var row in dataset.RowsAsync(default))
        {
            all.Add(row.Id);
        }

        long[] positions = [all.Count - 1, 0, 21, 22];
        Assert.Equal(positions.Order().Select(p => all[(int)p]), (await dataset.RowsAtAsync(positions, default)).Select(r => r.Id));
        var error = await Assert.ThrowsAsync<DatasetException>(() => dataset.RowsAtAsync([all.Count], default));
        Assert.Contains($"There is no row {all.Count}", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PAR1")]
    [InlineData("not a Parquet file at all, but long enough to hold a footer's length PAR1")]
    public async Task A_file_that_is_no_Parquet_file_is_refused_by_name(string text)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("dataset-tests-").FullName, "a.parquet");
        await File.WriteAllTextAsync(file, text);
        var error = await Assert.ThrowsAsync<DatasetException>(() => ReadAllAsync(file));
        Assert.Contains(file, error.Message);
    }

    [Fact]
    public async Task A_shard_with_any_byte_changed_or_its_end_cut_off_ends_in_one_kind_of_error()
    {
        var result = await fixture.ExportAsync(fixture.NewFolder(), DatasetSchema.VPerception);
        var bytes = await File.ReadAllBytesAsync(Path.Combine(result.Folder, result.Lock.Shards[0].Path));
        var file = Path.Combine(result.Folder, "damaged.parquet");
        for (var i = 0; i < 60; i++)
        {
            var random = SeededRandom.For(5, i);
            var damaged = i % 3 == 0 ? bytes[..random.Next(bytes.Length)] : [.. bytes];
            if (i % 3 != 0)
            {
                // Mostly in the footer, where a byte has a meaning.
                damaged[i % 3 == 1 ? random.Next(bytes.Length) : bytes.Length - 1 - random.Next(1500)] ^= (byte)(1 + random.Next(255));
            }

            await File.WriteAllBytesAsync(file, damaged);
            var error = await Record.ExceptionAsync(() => ReadAllAsync(file));
            Assert.True(error is null or DatasetException, $"case {i}: {error}");
        }
    }

    private static async Task<int> ReadAllAsync(string file)
    {
        var rows = 0;
        await foreach (var row in DatasetReader.ReadAsync(file, null, default))
        {
            _ = DatasetRowCheck.Faults(row).Count();
            rows++;
        }

        return rows;
    }
}
