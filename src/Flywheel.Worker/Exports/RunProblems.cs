using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Datasets;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Problems;
using Flywheel.Synthesis.Problems.Fingerprints;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Worker.Exports;

/// <summary>
/// The problems of a run that its datasets hold: those that settled, as people's reviews left them, ordered by cell and candidate. Read page by
/// page, so that memory does not grow with the run.
/// </summary>
internal sealed class RunProblems(NpgsqlDataSource source, string run, FigureEngine engine, FigureRenderer renderer) : IProblemSource
{
    private const int PageSize = 500;

    private IReadOnlyDictionary<string, ReviewRow>? _reviews;

    public async IAsyncEnumerable<ProblemSummary> SummariesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in RowsAsync(cancellationToken))
        {
            var print = row is { Edited: false, Row: { SceneHash: { } scene, TextHash: { } text, PictureHash: { } picture } }
                ? new ProblemFingerprint((ulong)scene, (ulong)text, (ulong)picture)
                : Fingerprint(ProblemJson.Read(row.Document), cancellationToken);
            yield return new ProblemSummary(row.Row.Id, row.Row.RootId, print, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.Document))));
        }
    }

    public async IAsyncEnumerable<Problem> ProblemsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in RowsAsync(cancellationToken))
        {
            yield return ProblemJson.Read(row.Document);
        }
    }

    /// <summary>Keyset paging in the byte order of cell keys, which is the same whatever the database's collation is.</summary>
    private async IAsyncEnumerable<Reviewed> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reviews = _reviews ??= await ReviewsAsync(cancellationToken);
        var approved = reviews.Values.Where(r => r.Verdict != ReviewVerdict.Rejected).Select(r => r.ProblemId).ToArray();
        var (cell, index, id) = ("", -1L, "");
        while (true)
        {
            List<ProblemRow> page;
            await using (var context = new FlywheelDbContext(StorageOptions.For(source)))
            {
                page = await context.Problems
                    .FromSql($"""
                        SELECT * FROM flywheel.problems
                        WHERE run_id = {run} AND (state = 'Settled' OR (state <> 'Canary' AND id = ANY({approved})))
                          AND (cell_key COLLATE "C", candidate_index, id COLLATE "C") > ({cell}, {index}, {id})
                        ORDER BY cell_key COLLATE "C", candidate_index, id COLLATE "C" LIMIT {PageSize}
                        """)
                    .AsNoTracking()
                    .ToListAsync(cancellationToken);
            }

            foreach (var row in page)
            {
                if (!reviews.TryGetValue(row.Id, out var review))
                {
                    yield return new Reviewed(row, row.Document, Edited: false);
                }
                else if (review.Verdict != ReviewVerdict.Rejected)
                {
                    yield return new Reviewed(row, review.After ?? row.Document, Edited: review.After is not null);
                }
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            (cell, index, id) = (page[^1].CellKey, page[^1].CandidateIndex, page[^1].Id);
        }
    }

    /// <summary>The latest verdict on each problem that has one.</summary>
    private async Task<IReadOnlyDictionary<string, ReviewRow>> ReviewsAsync(CancellationToken cancellationToken)
    {
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        var reviews = await context.Reviews.AsNoTracking().Where(r => r.RunId == run).ToListAsync(cancellationToken);
        return reviews.GroupBy(r => r.ProblemId)
            .Select(g => g.MaxBy(r => r.Version)!)
            .Where(r => r.Verdict != ReviewVerdict.Withdrawn)
            .ToDictionary(r => r.ProblemId, StringComparer.Ordinal);
    }

    private ProblemFingerprint Fingerprint(Problem problem, CancellationToken cancellationToken)
    {
        var drawn = engine.Draw(problem.FigureCode, cancellationToken);
        return drawn.Scene is { } scene
            ? ProblemFingerprint.Of(problem, scene, renderer)
            : throw new DatasetException($"{problem.Id}, as a review left it, has a picture that cannot be drawn: {drawn.Errors[0]}. Review it again.");
    }

    private readonly record struct Reviewed(ProblemRow Row, string Document, bool Edited);
}
