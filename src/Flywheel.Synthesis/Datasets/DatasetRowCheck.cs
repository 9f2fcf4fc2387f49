using Flywheel.Synthesis.Perception;

namespace Flywheel.Synthesis.Datasets;

/// <summary>Checks what a row holds, beyond the types of its columns.</summary>
public static class DatasetRowCheck
{
    /// <summary>Everything that is wrong with a row, each as "column: what"; empty for a sound one.</summary>
    public static IEnumerable<string> Faults(DatasetRow row)
    {
        foreach (var (column, value) in row.Schema.Columns.Zip(row.Values))
        {
            if (value is string text && string.IsNullOrWhiteSpace(text))
            {
                yield return $"{column.Name}: it is blank";
            }
            else if (value is DatasetImage image && PictureSize.Of(image.Bytes) is null)
            {
                yield return $"{column.Name}: it is neither a PNG nor a JPEG file";
            }
        }

        if (ReferenceEquals(row.Schema, DatasetSchema.VInteraction) && ThoughtFault(row) is { } fault)
        {
            yield return $"CoT_with_code: {fault}";
        }

        if (ReferenceEquals(row.Schema, DatasetSchema.VPerception) && row.Text("answer").TrimStart().StartsWith('{') && PointDictionary.Parse(row.Text("answer")) is null)
        {
            yield return "answer: it is no dictionary of names to coordinates";
        }
    }

    private static string? ThoughtFault(DatasetRow row)
    {
        var thought = InteractiveThought.Parse(row.Text("CoT_with_code"), out var error);
        if (thought is null)
        {
            return error;
        }

        return string.Equals(thought.Answer, row.Text("answer").Trim(), StringComparison.Ordinal) ? null : $"it answers \"{thought.Answer}\", the column answer \"{row.Text("answer")}\"";
    }
}
