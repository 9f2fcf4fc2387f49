using Parquet.Schema;
using Parquet.Tests.Support;

namespace Parquet.Tests.Interoperability;

/// <summary>We read what an independent writer writes.</summary>
public sealed class DuckDbWritesTests(DuckDb duckDb) : IClassFixture<DuckDb>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Settings => new(
        from codec in new[] { "", "snappy", "zstd", "gzip", "brotli", "uncompressed" }
        from version in new[] { "", "V1", "V2" }
        let compression = codec == "" ? "" : $", COMPRESSION {codec}"
        select $"FORMAT parquet{compression}{(version == "" ? "" : $", PARQUET_VERSION {version}")}");

    public void Dispose() => folder.Dispose();

    [DuckDbTheory]
    [MemberData(nameof(Settings))]
    public async Task Numbers_texts_and_nulls_are_read_with_any_settings(string settings)
    {
        const string Query = """
            SELECT i::INTEGER AS number, i * 1000003 AS wide, i / 4 AS f64, (i / 2)::FLOAT AS f32, i % 3 = 0 AS truth,
              CASE WHEN i % 5 <> 0 THEN 'text ' || i END AS text, 'kind ' || (i % 13) AS kind, encode('b' || i) AS bytes,
              CASE WHEN i % 2 = 0 THEN i END AS maybe, (i % 200)::UTINYINT AS u8, (-i)::SMALLINT AS i16
            FROM range(8000) r(i)
            """;
        await using ParquetReader reader = await WriteAsync(Query, settings);

        async Task Check(string path, Func<int, object> expected) =>
            Assert.Equal(Enumerable.Range(0, 8_000).Select(expected), await ParquetFiles.EntriesAsync(reader, path));
        await Check("number", i => i);
        await Check("wide", i => i * 1000003L);
        await Check("f64", i => i / 4.0);
        await Check("f32", i => i / 2f);
        await Check("truth", i => i % 3 == 0);
        await Check("text", i => i % 5 != 0 ? $"text {i}" : -1);
        await Check("kind", i => $"kind {i % 13}");
        await Check("bytes", i => Convert.ToHexString(System.Text.Encoding.ASCII.GetBytes($"b{i}")));
        await Check("maybe", i => i % 2 == 0 ? (object)(long)i : -1);
        await Check("u8", i => (byte)(i % 200));
        await Check("i16", i => (short)-i);
    }

    [DuckDbFact]
    public async Task Newer_files_use_encodings_beyond_plain_and_dictionary()
    {
        const string Query = "SELECT i * 7 AS number, md5(i::VARCHAR) AS text, i / 3 AS f64, i % 2 = 0 AS truth FROM range(50000) r(i)";
        await using ParquetReader reader = await WriteAsync(Query, "FORMAT parquet, PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 10");

        string encodings = await duckDb.QueryAsync($"SELECT DISTINCT encodings FROM parquet_metadata('{folder["a.parquet"]}') ORDER BY 1");
        Assert.Contains("DELTA_BINARY_PACKED", encodings, StringComparison.Ordinal);
        Assert.Contains("DELTA_LENGTH_BYTE_ARRAY", encodings, StringComparison.Ordinal);
        Assert.Contains("BYTE_STREAM_SPLIT", encodings, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(0, 50_000).Select(i => (object)(i * 7L)), await ParquetFiles.EntriesAsync(reader, "number"));
        Assert.Equal(Enumerable.Range(0, 50_000).Select(i => (object)(i / 3.0)), await ParquetFiles.EntriesAsync(reader, "f64"));
        Assert.Equal(Enumerable.Range(0, 50_000).Select(i => (object)(i % 2 == 0)), await ParquetFiles.EntriesAsync(reader, "truth"));
        Assert.Equal("cfcd208495d565ef66e7dff9f98764da", (await ParquetFiles.EntriesAsync(reader, "text"))[0]);
    }

    [DuckDbTheory]
    [InlineData("V1")]
    [InlineData("V2")]
    public async Task Structs_and_lists_are_read(string version)
    {
        const string Query = """
            SELECT * FROM (VALUES
              ({'bytes': '\x01\xFF'::BLOB, 'path': 'a.png'}, ['x', NULL, 'y'], [{'k': [1, 2]}, {'k': []}]),
              ({'bytes': NULL, 'path': NULL}, [], [NULL]),
              (NULL, NULL, NULL)) v(image, tags, nested)
            """;
        await using ParquetReader reader = await WriteAsync(Query, $"FORMAT parquet, PARQUET_VERSION {version}");

        Assert.Equal(
            ["image/bytes", "image/path", "tags/list/element", "nested/list/element/k/list/element"],
            reader.Schema.DataFields.Select(f => f.Path.ToString()));
        Assert.Equal(["01FF", -2, -1], await ParquetFiles.EntriesAsync(reader, "image/bytes"));
        Assert.Equal(["a.png", -2, -1], await ParquetFiles.EntriesAsync(reader, "image/path"));
        Assert.Equal(["x", -3, "y", -2, -1], await ParquetFiles.EntriesAsync(reader, "tags/list/element"));
        Assert.Equal([0, 1, 1, 0, 0], await ParquetFiles.RepetitionLevelsAsync(reader, "tags/list/element"));
        Assert.Equal([1, 2, -5, -3, -1], (await ParquetFiles.EntriesAsync(reader, "nested/list/element/k/list/element")));
        Assert.Equal([0, 2, 1, 0, 0], await ParquetFiles.RepetitionLevelsAsync(reader, "nested/list/element/k/list/element"));
        Assert.Equal(SchemaType.Struct, reader.Schema[0].SchemaType);
        Assert.Equal(SchemaType.List, reader.Schema[1].SchemaType);
    }

    [DuckDbFact]
    public async Task Times_are_read()
    {
        await using ParquetReader reader = await WriteAsync(
            """
            SELECT DATE '2026-02-03' AS d, TIMESTAMP '1969-12-31 23:59:59.001' AS t,
              TIMESTAMP_NS '2026-02-03 04:05:06.7' AS n, TIMESTAMP_MS '2026-02-03 04:05:06.7' AS m
            """,
            "FORMAT parquet");

        Assert.Equal([new DateTime(2026, 2, 3)], await ParquetFiles.EntriesAsync(reader, "d"));
        Assert.Equal([new DateTime(1969, 12, 31, 23, 59, 59, 1)], await ParquetFiles.EntriesAsync(reader, "t"));
        Assert.Equal([new DateTime(2026, 2, 3, 4, 5, 6, 700)], await ParquetFiles.EntriesAsync(reader, "n"));
        Assert.Equal([new DateTime(2026, 2, 3, 4, 5, 6, 700)], await ParquetFiles.EntriesAsync(reader, "m"));
    }

    [DuckDbFact]
    public async Task Row_groups_statistics_and_key_value_metadata_are_read()
    {
        await using ParquetReader reader = await WriteAsync(
            "SELECT i AS number, 'kind ' || i % 3 AS kind FROM range(10000) r(i)",
            "FORMAT parquet, ROW_GROUP_SIZE 4096, KV_METADATA {huggingface: '{\"info\": {}}'}");

        Assert.Equal([4096, 4096, 1808], reader.RowGroups.Select(group => group.RowCount));
        Assert.Equal("""{"info": {}}""", reader.CustomMetadata["huggingface"]);
        var statistics = reader.RowGroups[1].GetStatistics(reader.Schema.FindDataField("number"));
        Assert.Equal((4096L, 8191L, 0L), (statistics!.MinValue, statistics.MaxValue, statistics.NullCount));
        Assert.Equal("kind 2", reader.RowGroups[1].GetStatistics(reader.Schema.FindDataField("kind"))!.MaxValue);
    }

    [DuckDbFact]
    public async Task A_column_type_that_is_not_supported_is_named()
    {
        var refused = await Assert.ThrowsAsync<NotSupportedException>(
            () => WriteAsync("SELECT 1 AS a, 1.5::DECIMAL(9, 2) AS price", "FORMAT parquet"));

        Assert.Equal("column 'price': DECIMAL columns are not supported", refused.Message);
    }

    private async Task<ParquetReader> WriteAsync(string query, string settings)
    {
        await duckDb.RunAsync($"COPY ({query}) TO '{folder["a.parquet"]}' ({settings})");
        return await ParquetReader.CreateAsync(folder["a.parquet"]);
    }
}
