namespace Flywheel.Synthesis.Datasets;

/// <summary>The row of a problem, or why there is none.</summary>
/// <param name="Row">The row; null where the problem gives none.</param>
/// <param name="Reason">Why it gives none, in a few words that are counted; null beside a row.</param>
public sealed record RowResult(DatasetRow? Row, string? Reason)
{
    /// <summary>A row.</summary>
    public static RowResult Of(DatasetRow row) => new(row, null);

    /// <summary>No row.</summary>
    public static RowResult None(string reason) => new(null, reason);
}
