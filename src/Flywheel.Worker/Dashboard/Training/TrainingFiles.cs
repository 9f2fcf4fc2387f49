using System.Text.RegularExpressions;

namespace Flywheel.Worker.Dashboard.Training;

/// <summary>What lies in a training's folder.</summary>
/// <param name="Files">Files and their sizes, by name.</param>
/// <param name="Checkpoints">Checkpoints, the newest first, with their sizes and times.</param>
internal sealed partial record TrainingFiles(IReadOnlyList<(string Name, long Bytes)> Files, IReadOnlyList<(string Name, long Bytes, DateTimeOffset At)> Checkpoints)
{
    private const int Most = 200;
    private const string CheckpointsName = "checkpoints";

    private static readonly EnumerationOptions Here = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Looks into the folder, and into no link.</summary>
    public static TrainingFiles Read(TrainingFolder folder)
    {
        try
        {
            var checkpoints = new DirectoryInfo(Path.Combine(folder.Path, CheckpointsName));
            return new TrainingFiles(
                [.. new DirectoryInfo(folder.Path).EnumerateFiles("*", Here).Take(Most).OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => (f.Name, f.Length))],
                checkpoints is { Exists: true, LinkTarget: null }
                    ? [.. checkpoints.EnumerateDirectories("*", Here).Where(d => CheckpointName().IsMatch(d.Name)).Take(Most).OrderByDescending(d => d.Name, StringComparer.Ordinal)
                        .Select(d => (d.Name, d.EnumerateFiles("*", Here).Take(Most).Sum(f => f.Length), new DateTimeOffset(d.LastWriteTimeUtc)))]
                    : []);
        }
        catch (IOException)
        {
            // It was removed just now.
            return new TrainingFiles([], []);
        }
    }

    [GeneratedRegex(@"\Astep-[0-9]{8,12}-[0-9]{2,3}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex CheckpointName();
}
