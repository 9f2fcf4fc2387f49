using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>What people decided about a run's problems since its last export, and so what the next one changes.</summary>
/// <param name="LastExport">The start of the last finished export; null for none.</param>
/// <param name="Verdicts">Problems by their latest verdict, of those decided about since.</param>
internal sealed record ReviewChanges(DateTimeOffset? LastExport, IReadOnlyList<KeyValuePair<ReviewVerdict, int>> Verdicts)
{
    /// <summary>Reads it. An index has the verdicts by run and time.</summary>
    public static async Task<ReviewChanges> ReadAsync(FlywheelDbContext context, string run, CancellationToken cancellationToken)
    {
        var last = await context.Exports.AsNoTracking().Where(e => e.RunId == run && e.State == ExportState.Finished)
            .OrderByDescending(e => e.Id).Select(e => (DateTimeOffset?)e.StartedAt).FirstOrDefaultAsync(cancellationToken);
        var since = last ?? DateTimeOffset.UnixEpoch;
        var latest = await context.Database.SqlQuery<Count>($"""
            SELECT verdict AS "Verdict", count(*)::int AS "Problems" FROM (
                SELECT DISTINCT ON (problem_id) verdict FROM flywheel.reviews WHERE run_id = {run} AND at > {since} ORDER BY problem_id, version DESC) r
            GROUP BY verdict ORDER BY verdict
            """).ToListAsync(cancellationToken);
        return new ReviewChanges(last, [.. latest.Where(c => Enum.TryParse<ReviewVerdict>(c.Verdict, out _)).Select(c => KeyValuePair.Create(Enum.Parse<ReviewVerdict>(c.Verdict), c.Problems))]);
    }

    /// <summary>"3 rejected, 1 overridden"; empty for nothing.</summary>
    public string Describe() => string.Join(", ", Verdicts.Select(v => $"{v.Value} {Views.Format.Name(v.Key)}"));

    private sealed record Count(string Verdict, int Problems);
}
