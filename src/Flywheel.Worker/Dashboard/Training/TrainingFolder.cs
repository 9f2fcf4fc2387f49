using System.Security.Cryptography;
using System.Text;

namespace Flywheel.Worker.Dashboard.Training;

/// <summary>A folder that a training writes, or has written.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Name">Its path within the folder that was searched.</param>
internal sealed record TrainingFolder(string Path, string Name)
{
    /// <summary>The name of the settings' file, as the trainer writes it.</summary>
    public const string SettingsName = Flywheel.Model.Training.SupervisedTrainer.SettingsFileName;

    /// <summary>The name of the log, as the trainer writes it.</summary>
    public const string LogName = "log.jsonl";

    private const string WeightsName = "model.safetensors", WeightsIndexName = "model.safetensors.index.json";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Stands for the folder in addresses, which hold no paths: 16 hexadecimal digits of the path's hash.</summary>
    public string Id { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path)))[..16];

    /// <summary>The log.</summary>
    public string LogPath => System.IO.Path.Combine(Path, LogName);

    /// <summary>The settings.</summary>
    public string SettingsPath => System.IO.Path.Combine(Path, SettingsName);

    /// <summary>Whether a folder is one of a training, and neither it nor what is read of it is a link.</summary>
    public static bool IsOne(string path) => IsFile(System.IO.Path.Combine(path, SettingsName)) && IsFile(System.IO.Path.Combine(path, LogName));

    /// <summary>Whether a path is a file, and no link to one.</summary>
    public static bool IsFile(string path) => new FileInfo(path) is { Exists: true, LinkTarget: null };

    /// <summary>Where the training stands now.</summary>
    public TrainingProgress Progress(DateTimeOffset now)
    {
        var grown = new DateTimeOffset(File.GetLastWriteTimeUtc(LogPath));
        var weights = new[] { WeightsName, WeightsIndexName }.Select(name => new FileInfo(System.IO.Path.Combine(Path, name))).FirstOrDefault(file => file.Exists);
        // A training that goes on in the folder of a finished one writes its log after the weights.
        return weights is not null && new DateTimeOffset(weights.LastWriteTimeUtc) >= grown.AddSeconds(-1) ? TrainingProgress.Finished
            : now - grown <= Patience ? TrainingProgress.Running
            : weights is not null ? TrainingProgress.Finished : TrainingProgress.Stopped;
    }
}
