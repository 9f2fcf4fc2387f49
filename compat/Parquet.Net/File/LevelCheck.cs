using Parquet.Schema;

namespace Parquet.File;

/// <summary>Makes sure that the levels handed over fit the column and the values.</summary>
internal static class LevelCheck
{
    /// <exception cref="ArgumentException">They do not.</exception>
    public static void Check<T>(DataField field, ColumnData<T> data)
        where T : struct
    {
        CheckLevels(field, "repetition", data.RepetitionLevels.Span, field.MaxRepetitionLevel, data.EntryCount);
        CheckLevels(field, "definition", data.DefinitionLevels.Span, field.MaxDefinitionLevel, data.EntryCount);
        if (field.MaxRepetitionLevel > 0 && data.EntryCount > 0 && data.RepetitionLevels.Span[0] != 0)
            throw new ArgumentException($"column '{field.Path}': the first repetition level must be 0, the beginning of a row");
        int present = field.MaxDefinitionLevel > 0 ? data.DefinitionLevels.Span.Count(field.MaxDefinitionLevel) : data.EntryCount;
        if (present != data.Values.Length)
            throw new ArgumentException(
                $"column '{field.Path}': {data.Values.Length} values where the definition levels tell of {present}");
    }

    private static void CheckLevels(DataField field, string kind, ReadOnlySpan<int> levels, int max, int entries)
    {
        if (max == 0)
            return;
        if (levels.Length != entries)
            throw new ArgumentException($"column '{field.Path}' needs {entries} {kind} levels, not {levels.Length}");
        int wrong = levels.IndexOfAnyExceptInRange(0, max);
        if (wrong >= 0)
            throw new ArgumentException($"column '{field.Path}': {kind} level {levels[wrong]} of entry {wrong} is not within 0 and {max}");
    }
}
