using Parquet.Schema;
using Parquet.Tests.Support;

namespace Parquet.Tests;

/// <summary>What was written is what is read, whatever it was.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public async Task Random_tables_come_back_value_for_value_and_level_for_level()
    {
        for (int seed = 1000; seed < 1300; seed++)
        {
            var made = RandomTable.Make(seed, rows: seed % 200, forJson: false);
            await using MemoryStream stream = await made.WriteAsync();
            await using ParquetReader reader = await ParquetReader.CreateAsync(stream);

            Assert.Equal(made.Schema, reader.Schema);
            foreach (RandomTable.IColumn column in made.Columns)
            {
                int next = 0;
                IEnumerable<object> expected = column.Definitions.Select(
                    level => level == column.Field.MaxDefinitionLevel ? column.ValueAt(next++) : -1 - level);
                Assert.Equal(expected, await ParquetFiles.EntriesAsync(reader, column.Field.Path.ToString()));
                if (column.Field.MaxRepetitionLevel > 0)
                    Assert.Equal(column.Repetitions, await ParquetFiles.RepetitionLevelsAsync(reader, column.Field.Path.ToString()));
            }
        }
    }

    [Fact]
    public async Task Values_larger_than_a_page_and_pages_of_many_values_come_back()
    {
        var bytes = new DataField<byte[]>("bytes");
        byte[]?[] values = [new byte[3_000_000], null, [1], .. Enumerable.Range(0, 300_000).Select(i => new byte[] { (byte)i })];
        new Random(1).NextBytes(values[0]!);
        await using MemoryStream stream = await ParquetFiles.WriteAsync(
            new ParquetSchema(bytes), null, group => group.WriteAsync(bytes, values));
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream);

        var read = new byte[]?[values.Length];
        await reader.OpenRowGroupReader(0).ReadAsync(reader.Schema.FindDataField("bytes"), read.AsMemory());

        Assert.All(
            values.Zip(read).Where(pair => pair.First is null || !pair.First.AsSpan().SequenceEqual(pair.Second)), pair =>
                Assert.Equal(pair.First, pair.Second));
    }

    [Fact]
    public async Task Top_level_columns_are_read_as_text_binary_and_nullable_numbers()
    {
        var text = new DataField<string>("text");
        var number = new DataField<long?>("number");
        var schema = new ParquetSchema(text, number);
        await using MemoryStream stream = await ParquetFiles.WriteAsync(schema, null, async group =>
        {
            await group.WriteAsync(text, ["a", null, ""]);
            await group.WriteAsync<long>(number, new long?[] { null, 2, 3 });
        });
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream);

        var texts = new string?[3];
        var numbers = new long?[3];
        await reader.RowGroups[0].ReadAsync(text, texts.AsMemory());
        await reader.RowGroups[0].ReadAsync<long>(number, numbers.AsMemory());

        Assert.Equal(new[] { "a", null, "" }, texts);
        Assert.Equal(new long?[] { null, 2, 3 }, numbers);
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_is_written_all_the_same()
    {
        var field = new DataField<int>("n");
        using var target = new MemoryStream();
        await using (
            var oneWay = new System.IO.Compression.BrotliStream(target, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(field), oneWay))
            await writer.CreateRowGroup().WriteAsync<int>(field, new[] { 1, 2 });
        using var whole = new MemoryStream();
        target.Position = 0;
        await new System.IO.Compression.BrotliStream(target, System.IO.Compression.CompressionMode.Decompress).CopyToAsync(whole);

        Assert.Equal(2, await ParquetFiles.ReadAllAsync(whole));
    }

    [Fact]
    public async Task Appending_adds_row_groups_and_keeps_the_metadata()
    {
        var field = new DataField<int>("n");
        using var stream = new MemoryStream();
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(field), stream))
        {
            writer.CustomMetadata = new Dictionary<string, string> { ["k"] = "v" };
            await writer.CreateRowGroup().WriteAsync<int>(field, new[] { 1 });
        }
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(field), stream, append: true))
            await writer.CreateRowGroup().WriteAsync<int>(field, new[] { 2, 3 });

        await using ParquetReader reader = await ParquetReader.CreateAsync(stream);
        Assert.Equal([1, 2, 3], await ParquetFiles.EntriesAsync(reader, "n"));
        Assert.Equal("v", reader.CustomMetadata["k"]);
    }

    [Fact]
    public async Task Appending_with_another_schema_is_refused()
    {
        using MemoryStream stream = await ParquetFiles.WriteNumbersAsync([1]);

        await Assert.ThrowsAsync<ParquetException>(
            () => ParquetWriter.CreateAsync(new ParquetSchema(new DataField<long>("n")), stream, append: true));
    }

    [Fact]
    public async Task A_column_s_own_metadata_comes_back()
    {
        var field = new DataField<int>("n");
        await using MemoryStream stream = await ParquetFiles.WriteAsync(
            new ParquetSchema(field), null,
            group => group.WriteAsync<int>(field, new[] { 1 }, customMetadata: new Dictionary<string, string> { ["unit"] = "px" }));
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream);

        Assert.Equal("px", reader.RowGroups[0].GetCustomMetadata(field)["unit"]);
    }
}
