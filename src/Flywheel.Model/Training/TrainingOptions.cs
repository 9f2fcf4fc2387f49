using Flywheel.Model.Training.Settings;
using static TorchSharp.torch;

namespace Flywheel.Model.Training;

/// <summary>A training: what it makes, of what, and where.</summary>
/// <param name="Settings">What it makes.</param>
/// <param name="Data">Parquet files, dataset folders, or folders of such.</param>
/// <param name="Folder">Where model, checkpoints and log go.</param>
/// <param name="Device">Where it computes.</param>
public sealed record TrainingOptions(TrainingSettings Settings, IReadOnlyList<string> Data, string Folder, Device Device)
{
    /// <summary>Whether a training that the folder holds goes on; without it, such a folder is refused.</summary>
    public bool Resume { get; init; }

    /// <summary>Whether rows that cannot be learned from are counted and left out; else the first ends the training.</summary>
    public bool SkipBadRows { get; init; }

    /// <summary>Bytes of decoded pictures that are kept in memory; default 512 MiB.</summary>
    public long PictureRoom { get; init; } = 512L << 20;
}
