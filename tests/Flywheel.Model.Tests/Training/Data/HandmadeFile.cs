using Flywheel.Synthesis.Datasets;
using Parquet;
using Parquet.Schema;

namespace Flywheel.Model.Tests.Training.Data;

/// <summary>Parquet files of V-Interaction's columns that our exporter would not write: from elsewhere, or damaged.</summary>
internal static class HandmadeFile
{
    /// <summary>Writes rows, each a value a column; null where there is none. A picture is its file's bytes.</summary>
    public static async Task WriteAsync(string path, params object?[][] rows)
    {
        var columns = DatasetSchema.VInteraction.Columns;
        var schema = new ParquetSchema(columns.Select(column => column.Type == ColumnType.Image
            ? (Field)new StructField(column.Name, new DataField<byte[]>("bytes"), new DataField<string>("path"))
            : new DataField<string>(column.Name)));
        await using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(schema, stream);
        using var group = writer.CreateRowGroup();
        foreach (var (i, field) in schema.Fields.Index())
        {
            if (field is StructField picture)
            {
                await group.WriteAsync((DataField)picture.Fields[0], [.. rows.Select(row => (byte[]?)row[i])]);
                await group.WriteAsync((DataField)picture.Fields[1], [.. rows.Select(_ => (string?)null)]);
            }
            else
            {
                await group.WriteAsync((DataField)field, [.. rows.Select(row => (string?)row[i])]);
            }
        }
        group.CompleteValidate();
    }
}
