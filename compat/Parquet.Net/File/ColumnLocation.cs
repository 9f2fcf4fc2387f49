namespace Parquet.File;

/// <summary>A place in a file, for messages.</summary>
internal readonly record struct ColumnLocation(string Column, int RowGroup, int Page, long Offset)
{
    public override string ToString() => $"column '{Column}', row group {RowGroup}, page {Page} at byte {Offset}";
}
