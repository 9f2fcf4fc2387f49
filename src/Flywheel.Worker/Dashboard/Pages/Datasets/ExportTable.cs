using Flywheel.Knowledge.Storage;

namespace Flywheel.Worker.Dashboard.Pages.Datasets;

/// <summary>Exports as a table shows them.</summary>
/// <param name="Exports">The exports.</param>
/// <param name="Now">The time, for telling which give no sign of life.</param>
internal sealed record ExportTable(IReadOnlyList<ExportRow> Exports, DateTimeOffset Now)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Whether the process of an export seems to be gone: a sign of life comes every second.</summary>
    public static bool IsSilent(ExportRow export, DateTimeOffset now) => export.State == ExportState.Started && now - (export.SeenAt ?? export.StartedAt) > Patience;
}
