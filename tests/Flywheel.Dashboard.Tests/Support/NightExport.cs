using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Datasets;
using Flywheel.Worker.Exports;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>Exports of the fixture's run: one that is made once, and copies of it that a test may spoil.</summary>
internal static class NightExport
{
    private static readonly SemaphoreSlim Gate = new(1);
    private static (DashboardFixture Fixture, ExportRow Export)? _made;

    /// <summary>V-Interaction of the run, in several shards. Nobody may change its files.</summary>
    public static async Task<ExportRow> OfAsync(DashboardFixture fixture)
    {
        await Gate.WaitAsync();
        try
        {
            if (_made is not { } made || made.Fixture != fixture)
            {
                made = (fixture, await MakeAsync(fixture, "night-export"));
                _made = made;
            }

            return made.Export;
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>Exports the run anew.</summary>
    public static async Task<ExportRow> MakeAsync(DashboardFixture fixture, string name, ExportFormat format = ExportFormat.Parquet)
    {
        await using var figures = await ExportFigures.OpenAsync(fixture.Session, default);
        var options = new ExportOptions
        {
            Folder = Path.Combine(fixture.Folder, name),
            Datasets = [DatasetSchema.VInteraction],
            Format = format,
            Settings = new DatasetSettings { ShardRows = 50, GroupRows = 20, TestShare = 0.2 },
        };
        await figures.Exporter(TimeProvider.System).ExportAsync(DashboardFixture.Run, options, null, default);
        await using var context = fixture.Session.CreateContext();
        return await context.Exports.AsNoTracking().OrderByDescending(e => e.Id).FirstAsync(e => e.Directory.StartsWith(options.Folder));
    }

    /// <summary>A copy of the export in a folder and a row of its own.</summary>
    public static async Task<ExportRow> CopyAsync(DashboardFixture fixture)
    {
        var original = await OfAsync(fixture);
        var folder = Directory.CreateDirectory(Path.Combine(fixture.Folder, "copies", Guid.NewGuid().ToString("N"))).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        foreach (var file in Directory.EnumerateFiles(original.Directory, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(folder, Path.GetRelativePath(original.Directory, file)));
        }

        await using var context = fixture.Session.CreateContext();
        var copy = new ExportRow
        {
            RunId = original.RunId,
            Dataset = original.Dataset,
            Directory = folder,
            State = ExportState.Finished,
            Rows = original.Rows,
            Shards = original.Shards,
            Fingerprint = original.Fingerprint,
            Settings = original.Settings,
            StartedAt = DateTimeOffset.UtcNow,
            FinishedAt = DateTimeOffset.UtcNow,
        };
        context.Exports.Add(copy);
        await context.SaveChangesAsync();
        return copy;
    }
}
