using System.Collections.Immutable;
using Flywheel.Synthesis.Datasets;

namespace Flywheel.Worker.Exports;

/// <summary>What to export of a run, where to and how fast.</summary>
public sealed record ExportOptions
{
    /// <summary>Folder of the datasets; each gets a folder of its name in it.</summary>
    public required string Folder { get; init; }

    /// <summary>The datasets.</summary>
    public ImmutableArray<DatasetSchema> Datasets { get; init; } = DatasetSchema.All;

    /// <summary>What decides the bytes.</summary>
    public DatasetSettings Settings { get; init; } = new();

    /// <summary>The form of the files.</summary>
    public ExportFormat Format { get; init; } = ExportFormat.Parquet;

    /// <summary>Threads that draw pictures.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
