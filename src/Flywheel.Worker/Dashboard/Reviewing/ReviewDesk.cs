using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Dashboard.Comparing;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Worker.Dashboard.Reviewing;

/// <summary>
/// Writes what people decide. A verdict never changes another one: it is a row of its own with the next version, so that of two people who
/// decide at once the second is told, and nothing is lost. Exports follow the latest.
/// </summary>
internal sealed class ReviewDesk(FlywheelDbContext database, DrawnVersions drawings, TimeProvider time)
{
    /// <summary>Writes one verdict.</summary>
    /// <returns>The verdict's row.</returns>
    /// <exception cref="ReviewConflictException">Somebody else decided since.</exception>
    /// <exception cref="UndrawableException">Exports would hold a problem that cannot be drawn.</exception>
    /// <exception cref="RunException">There is no such problem.</exception>
    public async Task<ReviewRow> DecideAsync(ReviewDecision decision, CancellationToken cancellationToken) =>
        (await DecideAsync([decision], bulk: null, cancellationToken))[0];

    /// <summary>Writes several verdicts in one transaction: all of them, or none.</summary>
    /// <returns>What takes them back together; see <see cref="UndoAsync(Guid, string, CancellationToken)"/>.</returns>
    /// <exception cref="ReviewConflictException">Somebody else decided about one of them since.</exception>
    /// <exception cref="UndrawableException">Exports would hold a problem that cannot be drawn.</exception>
    /// <exception cref="RunException">There is no such problem.</exception>
    public async Task<Guid> DecideAllAsync(IReadOnlyList<ReviewDecision> decisions, CancellationToken cancellationToken)
    {
        var bulk = Guid.CreateVersion7();
        await DecideAsync(decisions, bulk, cancellationToken);
        return bulk;
    }

    /// <summary>
    /// Takes back verdicts that were given together: each problem gets the verdict that it had before, or none. Problems about which somebody
    /// decided since keep that.
    /// </summary>
    /// <returns>How many were taken back, and how many were not.</returns>
    /// <exception cref="ReviewConflictException">Somebody decided about one of them at the same moment; nothing was taken back.</exception>
    public async Task<(int Undone, int Kept)> UndoAsync(Guid bulk, string reviewer, CancellationToken cancellationToken) =>
        await UndoAsync(
            await database.Reviews.AsNoTracking().Where(r => r.BulkId == bulk).OrderBy(r => r.ProblemId).ToListAsync(cancellationToken),
            Guid.CreateVersion7(), reviewer, cancellationToken);

    /// <summary>As the other overload, for a verdict that was given alone.</summary>
    /// <returns>Whether it was taken back: it is not where somebody decided since, or where there is none such.</returns>
    /// <exception cref="ReviewConflictException">Somebody decided about the problem at the same moment.</exception>
    public async Task<bool> UndoAsync(string problemId, int version, string reviewer, CancellationToken cancellationToken) =>
        (await UndoAsync(
            await database.Reviews.AsNoTracking().Where(r => r.ProblemId == problemId && r.Version == version).ToListAsync(cancellationToken),
            bulk: null, reviewer, cancellationToken)).Undone == 1;

    private async Task<(int Undone, int Kept)> UndoAsync(List<ReviewRow> given, Guid? bulk, string reviewer, CancellationToken cancellationToken)
    {
        var ids = given.Select(r => r.ProblemId).ToArray();
        var all = await database.Reviews.AsNoTracking().Where(r => ids.Contains(r.ProblemId)).ToListAsync(cancellationToken);
        var stories = all.GroupBy(r => r.ProblemId).ToDictionary(g => g.Key, g => g.OrderBy(r => r.Version).ToArray(), StringComparer.Ordinal);
        var rows = new List<ReviewRow>();
        foreach (var review in given)
        {
            var story = stories[review.ProblemId];
            if (story[^1].Version != review.Version)
            {
                continue;
            }

            var before = story.Length > 1 ? story[^2] : null;
            rows.Add(new ReviewRow
            {
                ProblemId = review.ProblemId,
                Version = review.Version + 1,
                RunId = review.RunId,
                Reviewer = reviewer,
                Verdict = before?.Verdict ?? ReviewVerdict.Withdrawn,
                Before = review.After,
                After = before?.After,
                Comment = $"Took back version {review.Version}.",
                BulkId = bulk,
                At = time.GetUtcNow(),
            });
        }

        await SaveAsync(rows, cancellationToken);
        return (rows.Count, given.Count - rows.Count);
    }

    private async Task<IReadOnlyList<ReviewRow>> DecideAsync(IReadOnlyList<ReviewDecision> decisions, Guid? bulk, CancellationToken cancellationToken)
    {
        var ids = decisions.Select(d => d.ProblemId).ToArray();
        var problems = await database.Problems.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.RunId, p.Document }).ToDictionaryAsync(p => p.Id, cancellationToken);
        var latest = await LatestAsync(ids, cancellationToken);
        var rows = new List<ReviewRow>();
        foreach (var decision in decisions)
        {
            if (!problems.TryGetValue(decision.ProblemId, out var problem))
            {
                throw new RunException($"There is no problem \"{decision.ProblemId}\".");
            }

            var last = latest.GetValueOrDefault(decision.ProblemId);
            if (last is not null && last.Version != decision.SeenVersion)
            {
                throw new ReviewConflictException(last);
            }

            var inForce = last?.After ?? problem.Document;
            RequireDrawable(decision, inForce, cancellationToken);
            rows.Add(new ReviewRow
            {
                ProblemId = decision.ProblemId,
                Version = (last?.Version ?? 0) + 1,
                RunId = problem.RunId,
                Reviewer = decision.Reviewer,
                Verdict = decision.Verdict,
                Before = decision.Edited is null ? null : inForce,
                // An approval of what a person wrote keeps it.
                After = decision.Edited is { } edited ? ProblemJson.Write(edited) : decision.Verdict == ReviewVerdict.Approved ? last?.After : null,
                Comment = decision.Comment,
                BulkId = bulk,
                At = time.GetUtcNow(),
            });
        }

        await SaveAsync(rows, cancellationToken);
        return rows;
    }

    private void RequireDrawable(ReviewDecision decision, string inForce, CancellationToken cancellationToken)
    {
        if (decision.Verdict is ReviewVerdict.Rejected or ReviewVerdict.Withdrawn)
        {
            return;
        }

        if (drawings.Draw(decision.Edited ?? ProblemJson.Read(inForce), cancellationToken).Trouble is { } trouble)
        {
            throw new UndrawableException(decision.ProblemId, trouble);
        }
    }

    private async Task<Dictionary<string, ReviewRow>> LatestAsync(string[] ids, CancellationToken cancellationToken)
    {
        var reviews = await database.Reviews.AsNoTracking().Where(r => ids.Contains(r.ProblemId)).ToListAsync(cancellationToken);
        return reviews.GroupBy(r => r.ProblemId).ToDictionary(g => g.Key, g => g.MaxBy(r => r.Version)!, StringComparer.Ordinal);
    }

    private async Task SaveAsync(List<ReviewRow> rows, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
            database.Reviews.AddRange(rows);
            await database.SaveChangesAsync(cancellationToken);
            await MarkDecisionsAsync(rows, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Two wrote the same version at once; the other one was first.
            database.ChangeTracker.Clear();
            throw new ReviewConflictException((await LatestAsync([.. rows.Select(r => r.ProblemId)], cancellationToken)).Values.MaxBy(r => r.At)!);
        }
    }

    /// <summary>Shows the verdicts in the queue of decisions, where the problems are in it.</summary>
    private Task<int> MarkDecisionsAsync(List<ReviewRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(r => r.ProblemId).ToArray();
        var verdicts = rows.Select(r => r.Verdict == ReviewVerdict.Withdrawn ? null : r.Verdict.ToString()).ToArray();
        var reviewers = rows.Select(r => r.Verdict == ReviewVerdict.Withdrawn ? null : r.Reviewer).ToArray();
        var times = rows.Select(r => r.Verdict == ReviewVerdict.Withdrawn ? (DateTime?)null : r.At.UtcDateTime).ToArray();
        var versions = rows.Select(r => r.Version).ToArray();
        return database.Database.ExecuteSqlAsync(
            $"""
            UPDATE flywheel.decisions d SET verdict = v.verdict, reviewer = v.reviewer, reviewed_at = v.at, review_version = v.version
            FROM unnest({ids}, {verdicts}, {reviewers}, {times}, {versions}) AS v(id, verdict, reviewer, at, version)
            WHERE d.problem_id = v.id
            """,
            cancellationToken);
    }
}
