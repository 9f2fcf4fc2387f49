using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>A page of exports, the newest first.</summary>
/// <param name="Exports">The exports.</param>
/// <param name="Next">The id that the next page begins before; null at the end.</param>
internal sealed record ExportPage(IReadOnlyList<ExportRow> Exports, long? Next)
{
    private const int Size = 50;

    /// <summary>Reads a page.</summary>
    /// <param name="context">The database.</param>
    /// <param name="run">The exports of this run only; null for all.</param>
    /// <param name="before">The page begins before this id; null for the first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ExportPage> ReadAsync(FlywheelDbContext context, string? run, long? before, CancellationToken cancellationToken)
    {
        var exports = context.Exports.AsNoTracking();
        if (run is not null)
        {
            exports = exports.Where(e => e.RunId == run);
        }

        if (before is { } id)
        {
            exports = exports.Where(e => e.Id < id);
        }

        var rows = await exports.OrderByDescending(e => e.Id).Take(Size + 1).ToListAsync(cancellationToken);
        return rows.Count > Size ? new ExportPage(rows[..Size], rows[Size - 1].Id) : new ExportPage(rows, null);
    }
}
