using System.Text.Json.Nodes;
using Flywheel.Synthesis.Datasets;
using Parquet.Tests.Support;

namespace Flywheel.Synthesis.Tests.Datasets;

/// <summary>DuckDB reads what we write, and we read what it writes.</summary>
public sealed class DuckDbTests(DatasetFixture fixture, DuckDb duckDb) : IClassFixture<DatasetFixture>, IClassFixture<DuckDb>
{
    [DuckDbFact]
    public async Task It_reads_our_rows_pictures_and_lists()
    {
        var interaction = (await fixture.ExportAsync(fixture.NewFolder())).Folder;
        var perception = (await fixture.ExportAsync(fixture.NewFolder(), DatasetSchema.VPerception)).Folder;
        var rows = fixture.Problems.Problems.Count;
        Assert.Equal(
            $"""[["{rows}","{rows}","0","0"]]""",
            await duckDb.QueryAsync($"""
                SELECT count(*), count(DISTINCT id), count(*) FILTER (hex(image.bytes) NOT LIKE '89504E470D0A1A0A%' OR octet_length(edited_image.bytes) < 100),
                  count(*) FILTER (image.path <> id || '.png' OR "CoT_with_code" NOT LIKE '<think>%</answer>' OR answer = '')
                FROM '{interaction}/data/*.parquet'
                """));
        Assert.Equal("0", await duckDb.ScalarAsync($"SELECT count(*) FROM '{perception}/data/*.parquet' WHERE len(element_arrtibute) = 0 OR list_contains(element_arrtibute, NULL)"));
    }

    [DuckDbFact]
    public async Task Its_metadata_declare_pictures_and_row_groups_are_small()
    {
        var folder = (await fixture.ExportAsync(fixture.NewFolder(), DatasetSchema.VPerception)).Folder;
        var metadata = await duckDb.ScalarAsync($"SELECT decode(value) FROM parquet_kv_metadata('{folder}/data/train-00000-of-*.parquet') WHERE decode(key) = 'huggingface'");
        var features = JsonNode.Parse(metadata)!["info"]!["features"]!;
        Assert.Equal(("Image", "Sequence", "string"), ((string?)features["image"]!["_type"], (string?)features["element_arrtibute"]!["_type"], (string?)features["question"]!["dtype"]));
        Assert.Equal($"{fixture.Settings.GroupRows}", await duckDb.ScalarAsync($"SELECT max(row_group_num_rows) FROM parquet_metadata('{folder}/data/*.parquet')"));
        Assert.Equal("ZSTD", await duckDb.ScalarAsync($"SELECT DISTINCT compression FROM parquet_metadata('{folder}/data/*.parquet')"));
    }

    [DuckDbFact]
    public async Task A_published_file_written_by_others_is_read()
    {
        var file = Path.Combine(Directory.CreateDirectory(fixture.NewFolder()).FullName, "published.parquet");
        await duckDb.RunAsync($"""
            COPY (
              SELECT i AS extra, 'row ' || i AS id, 'How long?' AS question, 'import cv2' AS original_img_code, 'draw' AS tool_code,
                '<think>Look <code>' || chr(10) || '```python' || chr(10) || 'draw(' || i || ')' || chr(10) || '```' || chr(10) || '</code> so.</think><answer>' || i || '</answer>' AS "CoT_with_code",
                i::VARCHAR AS answer, struct_pack(bytes := unhex('89504E470D0A1A0A0000000D494844520000000A0000000A'), path := NULL::VARCHAR) AS image,
                struct_pack(bytes := unhex('89504E470D0A1A0A0000000D494844520000000A0000000A'), path := 'e.png') AS edited_image
              FROM range(300) t(i)) TO '{file}' (FORMAT parquet, ROW_GROUP_SIZE 2048)
            """);
        var dataset = await DatasetFolder.OpenAsync(file, default);
        var row = (await dataset.RowsAtAsync([299], default)).Single();
        Assert.Equal(("row 299", "299", ""), (row.Id, row.Text("answer"), row.Image("image").Path));
        Assert.Empty(DatasetRowCheck.Faults(row));
        Assert.Equal("draw(299)", InteractiveThought.Parse(row.Text("CoT_with_code"), out _)!.Steps.Single().Code);
    }

    [DuckDbFact]
    public async Task A_missing_value_is_told_by_file_row_and_column()
    {
        var file = Path.Combine(Directory.CreateDirectory(fixture.NewFolder()).FullName, "holes.parquet");
        await duckDb.RunAsync($"""
            COPY (SELECT 'a' AS id, CASE WHEN i = 7 THEN NULL ELSE 'q' END AS question, 'a' AS answer, 'c' AS python_code, ['e'] AS element_arrtibute,
              struct_pack(bytes := unhex('00'), path := 'p') AS image FROM range(10) t(i)) TO '{file}' (FORMAT parquet)
            """);
        var error = await Assert.ThrowsAsync<DatasetException>(async () => await (await DatasetFolder.OpenAsync(file, default)).RowsAtAsync([0], default));
        Assert.Contains("row 7, column question", error.Message);
    }

    [DuckDbFact]
    public async Task Columns_of_no_dataset_are_listed()
    {
        var file = Path.Combine(Directory.CreateDirectory(fixture.NewFolder()).FullName, "other.parquet");
        await duckDb.RunAsync($"COPY (SELECT 1 AS alpha, 2 AS beta) TO '{file}' (FORMAT parquet)");
        var error = await Assert.ThrowsAsync<DatasetException>(() => DatasetFolder.OpenAsync(file, default));
        Assert.Contains("alpha, beta", error.Message);
    }
}
