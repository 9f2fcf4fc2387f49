using System.Text.Json.Nodes;

namespace Flywheel.Synthesis.Datasets;

/// <summary>The declaration of columns by which Hugging Face's <c>datasets</c> knows which structs are pictures.</summary>
internal static class HuggingFaceFeatures
{
    /// <summary>The key of the file's metadata.</summary>
    public const string Key = "huggingface";

    /// <summary>The value of the file's metadata. Lists are declared as Sequence, which every version of the library reads.</summary>
    public static string Metadata(DatasetSchema schema)
    {
        var features = new JsonObject();
        foreach (var column in schema.Columns)
        {
            features[column.Name] = column.Type switch
            {
                ColumnType.Image => new JsonObject { ["_type"] = "Image" },
                ColumnType.TextList => new JsonObject { ["feature"] = Text(), ["_type"] = "Sequence" },
                _ => Text(),
            };
        }

        return new JsonObject { ["info"] = new JsonObject { ["features"] = features } }.ToJsonString();
    }

    /// <summary>The same in a dataset card.</summary>
    public static IEnumerable<string> Card(DatasetSchema schema) => schema.Columns.SelectMany(c => c.Type switch
    {
        ColumnType.Image => new[] { $"  - name: {c.Name}", "    dtype: image" },
        ColumnType.TextList => [$"  - name: {c.Name}", "    sequence: string"],
        _ => [$"  - name: {c.Name}", "    dtype: string"],
    });

    private static JsonObject Text() => new() { ["dtype"] = "string", ["_type"] = "Value" };
}
