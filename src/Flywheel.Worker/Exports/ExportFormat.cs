namespace Flywheel.Worker.Exports;

/// <summary>The form of exported files.</summary>
public enum ExportFormat
{
    /// <summary>Parquet shards with a card and a lockfile.</summary>
    Parquet,

    /// <summary>Conversations in JSON lines with picture files beside them, as ms-swift trains on.</summary>
    MsSwift,
}
