using System.Collections.Immutable;

namespace Flywheel.Worker.Exports;

/// <summary>What an export wrote.</summary>
/// <param name="Run">The run.</param>
/// <param name="Folder">Folder of the datasets.</param>
/// <param name="Datasets">The datasets, in the order written.</param>
/// <param name="LeftOut">Problems kept out of all datasets for being near a benchmark.</param>
/// <param name="LeftOutExamples">Some of them, each with the benchmark's question.</param>
public sealed record ExportSummary(string Run, string Folder, ImmutableArray<ExportedDataset> Datasets, int LeftOut, ImmutableArray<string> LeftOutExamples);
