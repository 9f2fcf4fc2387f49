using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.TestSupport.Runs;

/// <summary>What a run contains, as far as nothing may have a part in it but its settings: no times, no worker, no order of writing.</summary>
public static class RunContent
{
    /// <summary>A line for each candidate, canary and cell, in order.</summary>
    public static async Task<string[]> ReadAsync(FlywheelDbContext context, string run)
    {
        var problems = await context.Problems.AsNoTracking().Where(p => p.RunId == run).ToListAsync();
        var canaries = await context.Canaries.AsNoTracking().Where(c => c.RunId == run).ToListAsync();
        var cells = await context.Cells.AsNoTracking().Where(c => c.RunId == run).ToListAsync();
        var events = await context.Ledger.AsNoTracking().Where(e => e.RunId == run && e.ProblemId != null).ToListAsync();
        var lines = problems.Select(p => $"problem {p.Id} {p.State} {p.Reason} {p.Repaired} {p.Wave} {p.ParentId} {p.SceneHash} {p.TextHash} {p.PictureHash} {p.Document}")
            .Concat(canaries.Select(c => $"canary {c.ProblemId} {c.Damage} {string.Join(',', c.DetectedBy)} {c.Accepted}"))
            .Concat(cells.Select(c => $"cell {c.Key} {c.State} {c.Quota} {c.Accepted} {c.Candidates}"))
            .Concat(events.Select(e => $"event {e.ProblemId} {e.Event} {e.Details}"));
        return [.. lines.Select(line => line.Replace(run, "RUN", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
