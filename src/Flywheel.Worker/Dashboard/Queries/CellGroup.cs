using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>The cells of a run's plan that share a domain and a level.</summary>
/// <param name="Domain">The domain's name.</param>
/// <param name="Level">The level.</param>
/// <param name="Cells">How many there are.</param>
/// <param name="Quota">Accepted problems wanted.</param>
/// <param name="Accepted">Accepted problems.</param>
/// <param name="Candidates">Candidates spent.</param>
/// <param name="Missing">Accepted problems that open cells still want.</param>
/// <param name="Spent">Cells whose budget ran out before their quota was reached.</param>
/// <param name="Paused">Cells that are held back because known-bad problems were missed.</param>
internal sealed record CellGroup(string Domain, int Level, int Cells, long Quota, long Accepted, long Candidates, long Missing, int Spent, int Paused)
{
    /// <summary>All of a run, by domain and level.</summary>
    public static async Task<IReadOnlyList<CellGroup>> ReadAsync(FlywheelDbContext context, string run, CancellationToken cancellationToken)
    {
        var groups = await context.Cells.Where(c => c.RunId == run)
            .GroupBy(c => new { c.Domain, c.Level })
            .Select(g => new CellGroup(
                g.Key.Domain, g.Key.Level, g.Count(), g.Sum(c => (long)c.Quota), g.Sum(c => (long)c.Accepted), g.Sum(c => (long)c.Candidates),
                g.Sum(c => c.State == CellState.Open && c.Quota > c.Accepted ? (long)(c.Quota - c.Accepted) : 0), g.Count(c => c.State == CellState.Spent), g.Count(c => c.State == CellState.Paused)))
            .ToListAsync(cancellationToken);
        return [.. groups.OrderBy(g => g.Domain, StringComparer.Ordinal).ThenBy(g => g.Level)];
    }
}
