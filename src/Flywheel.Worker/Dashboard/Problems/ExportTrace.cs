using Flywheel.Synthesis.Datasets;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>What is known of a problem in an export.</summary>
/// <param name="Export">The export, and whether it was to hold the problem.</param>
/// <param name="Split">The split that holds its row; null where the files do not tell or have no row of it.</param>
/// <param name="Shard">The shard that holds its row; null where <paramref name="Split"/> is.</param>
/// <param name="Source">How it is known.</param>
internal sealed record ExportTrace(ProblemExport Export, string? Split, string? Shard, TraceSource Source)
{
    /// <summary>Whether the export holds the problem, by the best source.</summary>
    public bool Holds => Source == TraceSource.Files ? Split is not null : Export.Holds;

    /// <summary>Looks the problem up in the files of its run's exports, as far as these are here and still those of the export.</summary>
    /// <param name="story">The problem.</param>
    /// <param name="patience">How long to look.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IReadOnlyList<ExportTrace>> ReadAsync(ProblemStory story, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var hurry = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        hurry.CancelAfter(patience);
        var traces = new List<ExportTrace>();
        foreach (var export in story.Exports)
        {
            traces.Add(await Task.Run(() => Look(export, story.Problem.Id, hurry.Token), cancellationToken));
        }

        return traces;
    }

    private static ExportTrace Look(ProblemExport export, string id, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (DatasetLock.Read(export.Export.Directory) is { } found && found.Fingerprint == export.Export.Fingerprint)
            {
                var row = DatasetRows.Find(export.Export.Directory, id, cancellationToken);
                return new ExportTrace(export, row is null ? null : found.Shards.FirstOrDefault(s => s.Path == row.Shard)?.Split, row?.Shard, TraceSource.Files);
            }
        }
        catch (OperationCanceledException)
        {
            return new ExportTrace(export, null, null, TraceSource.Unfinished);
        }
        catch (Exception e) when (e is DatasetException or IOException or UnauthorizedAccessException)
        {
            // The files were moved, or are of another form: what the verdicts say has to do.
        }

        return new ExportTrace(export, null, null, TraceSource.Verdicts);
    }
}
