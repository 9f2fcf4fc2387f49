using System.Text.Json.Nodes;
using Parquet.Schema;
using Parquet.Tests.Support;

namespace Parquet.Tests.Interoperability;

/// <summary>An independent reader reads what we write.</summary>
public sealed class DuckDbReadsTests(DuckDb duckDb) : IClassFixture<DuckDb>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<CompressionMethod> Methods => new(Enum.GetValues<CompressionMethod>());

    public void Dispose() => folder.Dispose();

    [DuckDbFact]
    public async Task Every_required_type_is_read_back()
    {
        var fields = new DataField[]
        {
            new DataField<bool>("truth"), new DataField<byte>("u8"),
            new DataField<sbyte>("i8"), new DataField<short>("i16"), new DataField<ushort>("u16"),
            new DataField<int>("i32"), new DataField<uint>("u32"), new DataField<long>("i64"), new DataField<ulong>("u64"),
            new DataField<float>("f32"), new DataField<double>("f64"),
            new DataField<string>("text", false), new DataField<byte[]>("bytes", false),
        };
        await ParquetFiles.SaveAsync(folder["a.parquet"], new ParquetSchema(fields), null, async group =>
        {
            await group.WriteAsync<bool>(fields[0], new[] { true, false, true });
            await group.WriteAsync<byte>(fields[1], new byte[] { 0, 200, 255 });
            await group.WriteAsync<sbyte>(fields[2], new sbyte[] { -128, 0, 127 });
            await group.WriteAsync<short>(fields[3], new short[] { -32768, 0, 32767 });
            await group.WriteAsync<ushort>(fields[4], new ushort[] { 0, 40000, 65535 });
            await group.WriteAsync<int>(fields[5], new[] { int.MinValue, 0, int.MaxValue });
            await group.WriteAsync<uint>(fields[6], new[] { 0u, 3_000_000_000u, uint.MaxValue });
            await group.WriteAsync<long>(fields[7], new[] { long.MinValue, 0, long.MaxValue });
            await group.WriteAsync<ulong>(fields[8], new[] { 0ul, 1ul, ulong.MaxValue });
            await group.WriteAsync<float>(fields[9], new[] { -1.5f, 0, 2.25f });
            await group.WriteAsync<double>(fields[10], new[] { -1.5, 0, 1e300 });
            await group.WriteAsync(fields[11], ["", "äß€😀", "plain"]);
            await group.WriteAsync(fields[12], [Array.Empty<byte>(), [0, 255], [1, 2, 3]]);
        });

        string rows = await duckDb.QueryAsync(
            $"SELECT * REPLACE (hex(bytes) AS bytes, encode(text)::VARCHAR AS text) FROM '{folder["a.parquet"]}'");

        Assert.Equal(
            """
            [[true,0,-128,-32768,0,-2147483648,0,"-9223372036854775808","0",-1.5,-1.5,"",""],
            [false,200,0,0,40000,0,3000000000,"0","1",0,0,"\\xC3\\xA4\\xC3\\x9F\\xE2\\x82\\xAC\\xF0\\x9F\\x98\\x80","00FF"],
            [true,255,127,32767,65535,2147483647,4294967295,"9223372036854775807","18446744073709551615",2.25,1e+300,"plain","010203"]]
            """.ReplaceLineEndings(""),
            rows.Replace("1E+300", "1e+300", StringComparison.Ordinal));
        Assert.Equal(
            """[["BOOLEAN"],["UTINYINT"],["TINYINT"],["SMALLINT"],["USMALLINT"],["INTEGER"],["UINTEGER"],["BIGINT"],["UBIGINT"],["FLOAT"],["DOUBLE"],["VARCHAR"],["BLOB"]]""",
            await duckDb.QueryAsync($"SELECT column_type FROM (DESCRIBE SELECT * FROM '{folder["a.parquet"]}')"));
    }

    [DuckDbFact]
    public async Task Times_are_read_back()
    {
        var fields = new DataField[]
        {
            new DateTimeDataField("date", DateTimeFormat.Date), new DateTimeDataField("millis", DateTimeFormat.DateAndTime),
            new DateTimeDataField("micros", DateTimeFormat.Timestamp, isAdjustedToUTC: false, DateTimeTimeUnit.Micros),
            new DateTimeDataField("nanos", DateTimeFormat.Timestamp, isAdjustedToUTC: false, DateTimeTimeUnit.Nanos),
            new DataField<DateTime>("old"),
        };
        DateTime[] times = [new(2026, 2, 3, 4, 5, 6, 789), new(1969, 12, 31, 23, 59, 59, 1)];
        await ParquetFiles.SaveAsync(folder["a.parquet"], new ParquetSchema(fields), null, async group =>
        {
            foreach (DataField field in fields)
                await group.WriteAsync<DateTime>(field, times);
        });

        Assert.Equal(
            """[["2026-02-03","2026-02-03 04:05:06.789","2026-02-03 04:05:06.789","2026-02-03 04:05:06.789","2026-02-03 04:05:06.789"],["1969-12-31","1969-12-31 23:59:59.001","1969-12-31 23:59:59.001","1969-12-31 23:59:59.001","1969-12-31 23:59:59.001"]]""",
            await duckDb.QueryAsync($"""
                SELECT date::VARCHAR, (millis AT TIME ZONE 'UTC')::TIMESTAMP::VARCHAR, micros::VARCHAR, nanos::VARCHAR, old::VARCHAR
                FROM '{folder["a.parquet"]}'
                """));
    }

    [DuckDbTheory]
    [MemberData(nameof(Methods))]
    public async Task Nulls_and_values_survive_every_compression(CompressionMethod method)
    {
        var text = new DataField<string>("text");
        var number = new DataField<int?>("number");
        string?[] texts = [.. Enumerable.Range(0, 5000).Select(i => i % 7 == 0 ? null : $"value {i % 100} of some length")];
        int?[] numbers = [.. Enumerable.Range(0, 5000).Select(i => i % 5 == 0 ? (int?)null : i)];
        await ParquetFiles.SaveAsync(folder["a.parquet"], new ParquetSchema(text, number), ParquetFiles.Compressed(method), async group =>
        {
            await group.WriteAsync(text, texts);
            await group.WriteAsync<int>(number, numbers);
        });

        Assert.Equal(
            $"""[["5000","{texts.Count(t => t is not null)}","{numbers.Count(n => n is not null)}","{numbers.Sum()}","0"]]""",
            await duckDb.QueryAsync($"""
                SELECT count(*), count(text), count(number), sum(number)::VARCHAR,
                  count(*) FILTER (WHERE text <> 'value ' || ((file_row_number) % 100) || ' of some length')
                FROM read_parquet('{folder["a.parquet"]}', file_row_number = true)
                """));
        Assert.Equal(
            method == CompressionMethod.None ? "UNCOMPRESSED" : method.ToString().ToUpperInvariant(),
            await duckDb.ScalarAsync($"SELECT compression FROM parquet_metadata('{folder["a.parquet"]}')"));
    }

    [DuckDbFact]
    public async Task An_image_column_is_a_struct_of_bytes_and_path()
    {
        var bytes = new DataField<byte[]>("bytes");
        var path = new DataField<string>("path");
        var schema = new ParquetSchema(new StructField("image", bytes, path));
        await ParquetFiles.SaveAsync(folder["a.parquet"], schema, null, async group =>
        {
            // A picture, a struct whose columns are null, no struct at all.
            await group.WriteAllPartsAsync<ReadOnlyMemory<byte>>(
                bytes, new ReadOnlyMemory<byte>[] { new byte[] { 1, 2 } }, new[] { 2, 1, 0 }, null, default);
            await group.WriteAllPartsAsync<ReadOnlyMemory<char>>(path, new[] { "a.png".AsMemory() }, new[] { 2, 1, 0 }, null, default);
        });

        Assert.Equal(
            "[[\"STRUCT(bytes BLOB, path VARCHAR)\"]]",
            await duckDb.QueryAsync($"SELECT column_type FROM (DESCRIBE SELECT * FROM '{folder["a.parquet"]}')"));
        Assert.Equal(
            """[["0102","a.png",false],[null,null,false],[null,null,true]]""",
            await duckDb.QueryAsync($"SELECT hex(image.bytes), image.path, image IS NULL FROM '{folder["a.parquet"]}'"));
    }

    [DuckDbFact]
    public async Task A_list_of_text_keeps_empty_and_missing_lists_apart()
    {
        var list = new ListField("tags", typeof(string), elementName: "element");
        var item = (DataField)list.Item;
        await ParquetFiles.SaveAsync(
            folder["a.parquet"], new ParquetSchema(list), null,
            group => group.WriteAllPartsAsync<ReadOnlyMemory<char>>(
                item, new[] { "a".AsMemory(), "b".AsMemory(), "c".AsMemory() },
                new[] { 3, 3, 1, 0, 2, 3 }, new[] { 0, 1, 0, 0, 0, 1 }, default));

        Assert.Equal("""[[["a","b"]],[[]],[null],[[null,"c"]]]""", await duckDb.QueryAsync($"SELECT tags FROM '{folder["a.parquet"]}'"));
    }

    [DuckDbFact]
    public async Task Row_groups_and_pages_add_up()
    {
        var field = new DataField<string>("text", false);
        string[][] groups = [.. Enumerable.Range(0, 3).Select(g => Enumerable.Range(0, 3000).Select(i => $"{g}-{i} " + new string('x', 1000)).ToArray())];
        await ParquetFiles.SaveAsync(
            folder["a.parquet"], new ParquetSchema(field), null,
            [.. groups.Select(texts => (Func<ParquetRowGroupWriter, Task>)(group => group.WriteAsync(field, texts)))]);

        Assert.Equal("""[["9000","9000","3"]]""", await duckDb.QueryAsync(
            $"SELECT count(*), count(DISTINCT text), (SELECT count(*) FROM parquet_metadata('{folder["a.parquet"]}')) FROM '{folder["a.parquet"]}' WHERE len(text) > 1000"));
        Assert.Equal(groups[2][2999], await duckDb.ScalarAsync($"SELECT text FROM '{folder["a.parquet"]}' OFFSET 8999"));
    }

    [DuckDbFact]
    public async Task Repeating_text_is_written_with_a_dictionary()
    {
        var list = new ListField("kinds", typeof(string), elementName: "element");
        var item = (DataField)list.Item;
        var options = new ParquetOptions { ColumnEncodingHints = { ["kinds/list/element"] = EncodingHint.Dictionary } };
        string[] texts = [.. Enumerable.Range(0, 10_000).Select(i => $"kind {i * 7919 % 37}")];
        int[] levels = [.. Enumerable.Range(0, 10_000).Select(i => i % 4 == 0 ? 0 : 1)];
        await ParquetFiles.SaveAsync(folder["a.parquet"], new ParquetSchema(list), options, group => group.WriteAsync(item, texts, levels));

        Assert.Equal(
            $"""[["2500","{string.Concat(texts).Length}","true"]]""",
            await duckDb.QueryAsync($"""
                SELECT count(*), sum(len(array_to_string(kinds, '')))::VARCHAR,
                  (SELECT (encodings LIKE '%RLE_DICTIONARY%' AND dictionary_page_offset > 0)::VARCHAR
                   FROM parquet_metadata('{folder["a.parquet"]}'))
                FROM '{folder["a.parquet"]}'
                """));
    }

    [DuckDbFact]
    public async Task Statistics_and_key_value_metadata_are_read()
    {
        var number = new DataField<int?>("number");
        var text = new DataField<string>("text");
        var stream = new MemoryStream();
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(number, text), stream))
        {
            writer.CustomMetadata = new Dictionary<string, string> { ["huggingface"] = """{"info": {}}""" };
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await group.WriteAsync<int>(number, new int?[] { 5, null, -3, 9 });
            await group.WriteAsync(text, ["b", "a", "ä", null]);
        }
        await System.IO.File.WriteAllBytesAsync(folder["a.parquet"], stream.ToArray());

        Assert.Equal(
            """[["-3","9","1"],["a","ä","1"]]""",
            await duckDb.QueryAsync($"""
                SELECT stats_min_value, stats_max_value, stats_null_count FROM parquet_metadata('{folder["a.parquet"]}') ORDER BY column_id
                """));
        Assert.Equal(
            """[["huggingface","{\"info\": {}}"]]""",
            await duckDb.QueryAsync($"SELECT decode(key), decode(value) FROM parquet_kv_metadata('{folder["a.parquet"]}')"));
        Assert.Equal("1", await duckDb.ScalarAsync($"SELECT count(*) FROM '{folder["a.parquet"]}' WHERE number > 5"));
    }

    [DuckDbFact]
    public async Task A_file_without_rows_and_a_row_group_without_rows_are_read()
    {
        var field = new DataField<string>("text");
        await ParquetFiles.SaveAsync(folder["none.parquet"], new ParquetSchema(field), null);
        await ParquetFiles.SaveAsync(
            folder["empty.parquet"], new ParquetSchema(field), null, group => group.WriteAsync(field, Array.Empty<string>()));

        Assert.Equal("0", await duckDb.ScalarAsync($"SELECT count(*) FROM '{folder["none.parquet"]}'"));
        Assert.Equal("[]", await duckDb.QueryAsync($"SELECT text FROM '{folder["empty.parquet"]}'"));
    }

    [DuckDbFact]
    public async Task Random_nested_schemas_are_read_as_the_same_json()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            var made = RandomTable.Make(seed, rows: 50, forJson: true);
            await using MemoryStream stream = await made.WriteAsync();
            await System.IO.File.WriteAllBytesAsync(folder["a.parquet"], stream.ToArray());

            string read = await duckDb.QueryAsync($"SELECT to_json(t)::VARCHAR FROM '{folder["a.parquet"]}' t");

            Assert.Equal(
                made.Rows.Select(row => row.ToJsonString()),
                JsonNode.Parse(read)!.AsArray().Select(
                    row => JsonNode.Parse(row![0]!.GetValue<string>())!.ToJsonString()));
        }
    }
}
