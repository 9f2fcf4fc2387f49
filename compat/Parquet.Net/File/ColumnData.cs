namespace Parquet.File;

/// <summary>
/// A column to be written: the values that are not null, and a level of each kind for every entry where the column has them.
/// </summary>
internal readonly record struct ColumnData<T>(
    ReadOnlyMemory<T> Values, ReadOnlyMemory<int> DefinitionLevels, ReadOnlyMemory<int> RepetitionLevels, int EntryCount)
    where T : struct;
