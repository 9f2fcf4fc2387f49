using System.Buffers.Binary;
using Parquet.Meta;
using Parquet.Meta.Proto;
using Parquet.Schema;
using Parquet.Tests.Support;

namespace Parquet.Tests;

/// <summary>Files that lie are refused, with what is wrong and where.</summary>
public sealed class DamageTests
{
    [Fact]
    public async Task A_file_that_is_too_short_or_has_no_magic_is_no_parquet_file()
    {
        byte[] whole = (await ParquetFiles.WriteNumbersAsync([1, 2, 3])).ToArray();

        Assert.Contains("5 bytes are too few", await RefusedAsync<IOException>(whole[..5]), StringComparison.Ordinal);
        Assert.Contains("begins with 00415231", await RefusedAsync<IOException>([0, .. whole[1..]]), StringComparison.Ordinal);
        Assert.Contains("or not a whole one", await RefusedAsync<IOException>(whole[..^1]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100_000)]
    [InlineData(int.MaxValue)]
    public async Task A_footer_length_beyond_the_file_is_refused(int length)
    {
        byte[] whole = (await ParquetFiles.WriteNumbersAsync([1, 2, 3])).ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(whole.AsSpan(whole.Length - 8), length);

        Assert.Contains($"footer is said to have {length} bytes", await RefusedAsync<ParquetException>(whole), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_footer_that_is_cut_inside_is_refused_with_its_place()
    {
        byte[] whole = (await ParquetFiles.WriteNumbersAsync([1, 2, 3])).ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(whole.AsSpan(whole.Length - 8), 20);

        Assert.Matches("at byte|before byte", await RefusedAsync<ThriftProtocolException>(whole));
    }

    [Fact]
    public async Task Metadata_nested_without_end_is_refused()
    {
        byte[] nested = [.. "PAR1"u8, .. Enumerable.Repeat((byte)0xFC, 5000), .. BitConverter.GetBytes(5000), .. "PAR1"u8];

        Assert.Contains("nested deeper than", await RefusedAsync<ThriftProtocolException>(nested), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_longer_than_the_footer_is_refused()
    {
        // Field 2, a list of 2 billion structs.
        byte[] file = [.. "PAR1"u8, 0x29, 0xFC, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, .. BitConverter.GetBytes(7), .. "PAR1"u8];

        Assert.Contains(
            "a collection of 2147483647 elements goes beyond the end",
            await RefusedAsync<ThriftProtocolException>(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_that_is_too_deep_is_refused()
    {
        byte[] file = await WithFooterAsync(meta =>
        {
            var groups = Enumerable.Range(0, 1000).Select(
                i => new SchemaElement { Name = $"g{i}", NumChildren = 1, RepetitionType = FieldRepetitionType.REQUIRED });
            meta.Schema = [meta.Schema[0], .. groups, meta.Schema[1]];
        });

        Assert.Contains("deeper than 64 levels", await RefusedAsync<ParquetException>(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "ends where '' should have a further child")]
    [InlineData(0, "has no columns")]
    [InlineData(-5, "has no columns")]
    [InlineData(int.MaxValue, "should have a further child")]
    public async Task A_schema_that_is_no_tree_is_refused(int children, string message) =>
        Assert.Contains(
            message,
            await RefusedAsync<ParquetException>(await WithFooterAsync(meta => meta.Schema[0].NumChildren = children)),
            StringComparison.Ordinal);

    [Fact]
    public async Task Elements_left_over_after_the_tree_are_refused() =>
        Assert.Contains(
            "of which only 2 belong",
            await RefusedAsync<ParquetException>(await WithFooterAsync(meta => meta.Schema.Add(meta.Schema[1]))), StringComparison.Ordinal);

    [Fact]
    public async Task Rows_that_do_not_add_up_are_refused()
    {
        Assert.Contains(
            "said to have 9 rows",
            await RefusedAsync<ParquetException>(await WithFooterAsync(meta => meta.NumRows = 9)), StringComparison.Ordinal);
        Assert.Contains(
            "3 values in 9 rows",
            await RefusedAsync<ParquetException>(await WithFooterAsync(meta => meta.NumRows = meta.RowGroups[0].NumRows = 9)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_values_than_the_bytes_can_hold_are_refused()
    {
        byte[] file = await WithFooterAsync(meta => meta.NumRows = meta.RowGroups[0].NumRows = ColumnOf(meta).NumValues = int.MaxValue);

        Assert.Contains(
            "column 'n', row group 0: 2147483647 values cannot be in",
            await RefusedAsync<ParquetException>(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-4L)]
    [InlineData(0L)]
    [InlineData(1_000_000L)]
    [InlineData(long.MaxValue)]
    public async Task A_column_outside_of_the_file_is_refused(long offset) =>
        Assert.Contains(
            "column 'n', row group 0",
            await RefusedAsync<ParquetException>(await WithFooterAsync(meta => ColumnOf(meta).DataPageOffset = offset)),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_column_of_another_path_or_type_is_refused()
    {
        Assert.Contains(
            "said to be of column 'x'",
            await RefusedAsync<ParquetException>(await WithFooterAsync(meta => ColumnOf(meta).PathInSchema = ["x"])),
            StringComparison.Ordinal);
        Assert.Contains(
            "is of type INT64",
            await RefusedAsync<ParquetException>(await WithFooterAsync(meta => ColumnOf(meta).Type = Meta.Type.INT64)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damaged_statistics_are_refused_when_they_are_asked_for()
    {
        byte[] file = await WithFooterAsync(meta => ColumnOf(meta).Statistics!.MinValue = [1]);

        Assert.Contains("statistics are damaged", await RefusedAsync<ParquetException>(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_compression_is_named() =>
        Assert.Contains(
            "compression LZO is not supported",
            await RefusedAsync<NotSupportedException>(await WithFooterAsync(meta => ColumnOf(meta).Codec = CompressionCodec.LZO)),
            StringComparison.Ordinal);

    [Theory]
    [InlineData(20_000, 12, "a page of 20000 bytes where the column has")]
    [InlineData(-1, 12, "a page of -1 bytes")]
    [InlineData(12, -1, "a page of -1 bytes before compression")]
    [InlineData(12, 2_000_000_000, "a page of 2000000000 bytes before compression")]
    [InlineData(12, 200_000_000, "beyond belief")]
    [InlineData(12, 13, "12 uncompressed bytes are said to be 13")]
    public async Task A_page_that_lies_about_its_size_is_refused(int stored, int expanded, string message)
    {
        byte[] file = await WithPageAsync(header => (header.CompressedPageSize, header.UncompressedPageSize) = (stored, expanded));

        string refusal = await RefusedAsync<ParquetException>(file);
        Assert.StartsWith("column 'n', row group 0, page 0 at byte 4: ", refusal, StringComparison.Ordinal);
        Assert.Contains(message, refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "pages end after 2 of 3 values")]
    [InlineData(4, "a page of 4 values where the column has 3 left")]
    [InlineData(-1, "a page of -1 values")]
    public async Task A_page_that_lies_about_its_values_is_refused(int values, string message) =>
        Assert.Contains(
            message,
            await RefusedAsync<ParquetException>(await WithPageAsync(header => header.DataPageHeader!.NumValues = values)),
            StringComparison.Ordinal);

    [Fact]
    public async Task Indexes_without_a_dictionary_are_refused() =>
        Assert.Contains(
            "indexes without a dictionary",
            await RefusedAsync<ParquetException>(
                await WithPageAsync(header => header.DataPageHeader!.Encoding = Meta.Encoding.RLE_DICTIONARY)),
            StringComparison.Ordinal);

    [Fact]
    public async Task Levels_that_do_not_match_the_page_are_refused()
    {
        var field = new DataField<int?>("n");
        using MemoryStream stream = await ParquetFiles.WriteAsync(
            new ParquetSchema(field), ParquetFiles.Compressed(CompressionMethod.None), group =>
                group.WriteAsync<int>(field, new int?[] { 1, null, 3 }));
        byte[] file = stream.ToArray();
        // The page: four bytes of length, then one packed group of definition levels.
        ReadOnlySpan<byte> start = [2, 0, 0, 0, 3, 0b101];
        int levels = file.AsSpan().IndexOf(start);
        file[levels] = 200;

        Assert.Contains(
            "levels of 200 bytes go beyond the end of the page", await RefusedAsync<ParquetException>(file), StringComparison.Ordinal);
        file[levels] = 1;
        Assert.Contains("column 'n', row group 0, page 0 at byte 4", await RefusedAsync<ParquetException>(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CompressionMethod.Snappy)]
    [InlineData(CompressionMethod.Gzip)]
    [InlineData(CompressionMethod.Brotli)]
    [InlineData(CompressionMethod.Zstd)]
    public async Task Compressed_data_of_another_length_than_stated_is_refused(CompressionMethod method)
    {
        var field = new DataField<string>("t", false);
        var schema = new ParquetSchema(field);
        string[] texts = [.. Enumerable.Repeat("abcdefgh", 10_000)];
        byte[] whole = (await ParquetFiles.WriteAsync(schema, ParquetFiles.Compressed(method), group => group.WriteAsync(field, texts))).ToArray();

        foreach (int difference in new[] { -1, 1, 100_000, 10_000_000 })
        {
            byte[] file = WithPage(whole, header => header.UncompressedPageSize += difference);
            Assert.Contains(
                "column 't', row group 0, page 0 at byte 4", await RefusedAsync<ParquetException>(file), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Text_that_is_not_utf8_is_refused()
    {
        var bytes = new DataField<byte[]>("t", false);
        using MemoryStream stream = await ParquetFiles.WriteAsync(
            new ParquetSchema(bytes), ParquetFiles.Compressed(CompressionMethod.None), group =>
                group.WriteAsync(bytes, [new byte[] { 0xC3, 0x28 }]));
        byte[] file = WithFooter(stream.ToArray(), meta => meta.Schema[1].ConvertedType = ConvertedType.UTF8);

        Assert.Contains("a text is not UTF-8", await RefusedAsync<ParquetException>(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_small_file_cannot_ask_for_large_copies_of_one_value()
    {
        var field = new DataField<string>("t", false);
        var options = new ParquetOptions { ColumnEncodingHints = { ["t"] = EncodingHint.Dictionary } };
        string[] texts = [.. Enumerable.Repeat(new string('x', 20_000), 5_000)];
        using MemoryStream stream = await ParquetFiles.WriteAsync(
            new ParquetSchema(field), options, group => group.WriteAsync(field, texts));
        byte[] file = WithFooter(stream.ToArray(), meta => (meta.Schema[1].ConvertedType, meta.Schema[1].LogicalType) = (null, null));
        await using ParquetReader reader = await ParquetReader.CreateAsync(new MemoryStream(file));

        var refused = await Assert.ThrowsAsync<ParquetException>(
            () => reader.RowGroups[0].ReadAsync(reader.Schema.FindDataField("t"), new byte[]?[5_000].AsMemory()).AsTask());

        Assert.Contains("column 't', row group 0: its values have more than", refused.Message, StringComparison.Ordinal);
    }

    private static ColumnMetaData ColumnOf(FileMetaData meta) => meta.RowGroups[0].Columns[0].MetaData!;

    private static async Task<string> RefusedAsync<T>(byte[] file)
        where T : Exception =>
        (await Assert.ThrowsAnyAsync<T>(() => ParquetFiles.ReadAllAsync(new MemoryStream(file)))).Message;

    private static async Task<byte[]> WithFooterAsync(Action<FileMetaData> change) =>
        WithFooter((await ParquetFiles.WriteNumbersAsync([1, 2, 3])).ToArray(), change);

    private static byte[] WithFooter(byte[] file, Action<FileMetaData> change)
    {
        int start = FooterStart(file);
        var reader = new ThriftReader(file.AsSpan(start), start);
        FileMetaData meta = FileMetaData.Read(ref reader);
        change(meta);
        var writer = new ThriftWriter();
        writer.Struct(meta, FileMetaData.Write);
        return [.. file[..start], .. writer.Written.Span, .. BitConverter.GetBytes(writer.Written.Length), .. "PAR1"u8];
    }

    private static async Task<byte[]> WithPageAsync(Action<PageHeader> change) =>
        WithPage((await ParquetFiles.WriteNumbersAsync([1, 2, 3], ParquetFiles.Compressed(CompressionMethod.None))).ToArray(), change);

    /// <summary>Changes the header of the file's first page, and the column's size by as much as that takes.</summary>
    private static byte[] WithPage(byte[] file, Action<PageHeader> change)
    {
        var reader = new ThriftReader(file.AsSpan(4), 4);
        PageHeader header = PageHeader.Read(ref reader);
        change(header);
        var writer = new ThriftWriter();
        writer.Struct(header, PageHeader.Write);
        byte[] changed = [.. file[..4], .. writer.Written.Span, .. file[(4 + reader.Position)..]];
        int grown = writer.Written.Length - reader.Position;
        return WithFooter(changed, meta => ColumnOf(meta).TotalCompressedSize += grown);
    }

    private static int FooterStart(byte[] file) => file.Length - 8 - BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(file.Length - 8));
}
