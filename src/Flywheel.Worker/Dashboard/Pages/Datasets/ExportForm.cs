using Flywheel.Synthesis.Datasets;

namespace Flywheel.Worker.Dashboard.Pages.Datasets;

/// <summary>The form that asks for an export. Benchmarks to keep clear of are files, and so are given on the command line only.</summary>
internal sealed class ExportForm
{
    /// <summary>The value of <see cref="Format"/> for shards.</summary>
    public const string Parquet = "parquet";

    /// <summary>The value of <see cref="Format"/> for conversations.</summary>
    public const string MsSwift = "ms-swift";

    /// <summary>Names of datasets.</summary>
    public string[] Datasets { get; set; } = [];

    /// <summary>The form of the files.</summary>
    public string? Format { get; set; } = Parquet;

    /// <summary>Problems a shard.</summary>
    public int ShardRows { get; set; } = DatasetSettings.DefaultShardRows;

    /// <summary>How column chunks are packed.</summary>
    public string? Compression { get; set; } = "zstd";

    /// <summary>Problem groups held out, in per cent.</summary>
    public double TestPercent { get; set; } = DatasetSettings.DefaultTestShare * 100;
}
