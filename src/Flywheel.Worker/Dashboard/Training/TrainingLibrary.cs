using System.Collections.Concurrent;

namespace Flywheel.Worker.Dashboard.Training;

/// <summary>
/// Finds trainings in the data folder and the folders given beside it. The search is bounded, follows no links, and leaves out what cannot
/// hold one: databases and datasets. What was found is taken again for a few seconds.
/// </summary>
internal sealed class TrainingLibrary(DashboardOptions options, TimeProvider time)
{
    private const int MostDepth = 6, MostFolders = 8_000, MostTrainings = 300;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);

    private static readonly EnumerationOptions Walk = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden, RecurseSubdirectories = false };

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, TrainingHistory> _histories = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TrainingSummary> _summaries = new(StringComparer.Ordinal);
    private (IReadOnlyList<TrainingFolder> Found, bool IsCut, DateTimeOffset At)? _latest;

    /// <summary>The trainings, by name, and whether the search was cut off by its bounds.</summary>
    public (IReadOnlyList<TrainingFolder> Found, bool IsCut) List()
    {
        lock (_gate)
        {
            if (_latest is not { } latest || time.GetUtcNow() - latest.At > Fresh)
            {
                var (found, isCut) = Search();
                latest = (found, isCut, time.GetUtcNow());
                _latest = latest;
                Forget(found);
            }

            return (latest.Found, latest.IsCut);
        }
    }

    /// <summary>The training of an id, among those that are found; null for none.</summary>
    public TrainingFolder? Find(string id) => List().Found.FirstOrDefault(t => t.Id == id);

    /// <summary>The curves of a training, up to date.</summary>
    public TrainingHistory HistoryOf(TrainingFolder folder)
    {
        var history = _histories.GetOrAdd(folder.Path, _ => new TrainingHistory(folder.LogPath));
        history.Refresh();
        return history;
    }

    /// <summary>The end of a training, up to date.</summary>
    public TrainingSummary SummaryOf(TrainingFolder folder)
    {
        var file = new FileInfo(folder.LogPath);
        if (!file.Exists || !_summaries.TryGetValue(folder.Path, out var summary) || summary.Length != file.Length || summary.GrownAt != file.LastWriteTimeUtc)
        {
            _summaries[folder.Path] = summary = TrainingSummary.Read(file);
        }

        return summary;
    }

    private (List<TrainingFolder> Found, bool IsCut) Search()
    {
        var found = new List<TrainingFolder>();
        var left = MostFolders;
        var isCut = false;
        foreach (var root in options.ModelFolders.Prepend(Path.GetFullPath(options.DataFolder)).Distinct(StringComparer.Ordinal).Where(Directory.Exists))
        {
            var folders = new Queue<(string Path, int Depth)>([(root, 0)]);
            while (folders.TryDequeue(out var next))
            {
                if (left-- <= 0 || found.Count >= MostTrainings)
                {
                    isCut = true;
                    break;
                }

                if (TrainingFolder.IsOne(next.Path))
                {
                    found.Add(new TrainingFolder(next.Path, next.Path == root ? Path.GetFileName(root) : Path.GetRelativePath(root, next.Path)));
                }
                else if (next.Depth < MostDepth && !HoldsSomethingElse(next.Path))
                {
                    foreach (var inner in Directory.EnumerateDirectories(next.Path, "*", Walk).Order(StringComparer.Ordinal))
                    {
                        folders.Enqueue((inner, next.Depth + 1));
                    }
                }
            }
        }

        return ([.. found.DistinctBy(t => t.Path).OrderBy(t => t.Name, StringComparer.Ordinal)], isCut);
    }

    private static bool HoldsSomethingElse(string folder) => File.Exists(Path.Combine(folder, "PG_VERSION")) || File.Exists(Path.Combine(folder, "dataset.lock.json")) || File.Exists(Path.Combine(folder, "export.json"));

    private void Forget(List<TrainingFolder> found)
    {
        var there = found.Select(t => t.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in _histories.Keys.Concat(_summaries.Keys).Where(path => !there.Contains(path)).ToList())
        {
            _histories.TryRemove(gone, out _);
            _summaries.TryRemove(gone, out _);
        }
    }
}
