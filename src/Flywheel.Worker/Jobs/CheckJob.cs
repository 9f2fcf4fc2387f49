using Flywheel.Checker;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Problems;
using Flywheel.Synthesis.Problems.Fingerprints;
using Flywheel.Worker.Models;
using Flywheel.Worker.Runs;
using Hangfire;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Jobs;

/// <summary>Checks and repairs a batch of candidates, and the canaries slipped in among them.</summary>
public sealed class CheckJob(BatchServices services, ProblemChecker checker, CanaryMaker canaries, FigureEngine engine, FigureRenderer renderer, RunCrews crews)
    : BatchJob(services)
{
    /// <summary>Who findings and verdicts of the checker name as their actor.</summary>
    public const string Actor = "checker";

    /// <inheritdoc />
    protected override string Stage => Stages.Check;

    /// <summary>Checks the batch; see <see cref="BatchJob"/>.</summary>
    [AutomaticRetry(Attempts = MaximumAttempts - 1, DelaysInSeconds = [1, 2, 5, 10])]
    public Task RunAsync(string run, int wave, int batch, CancellationToken cancellationToken) => RunBatchAsync(run, wave, batch, cancellationToken);

    /// <inheritdoc />
    protected override async Task WorkAsync(FlywheelDbContext context, RunRow run, BatchRow batch, CancellationToken cancellationToken)
    {
        var work = BatchWork.Parse(batch.Work);
        var settings = RunSettings.Parse(run.Settings);
        var crew = await crews.OfAsync(run, cancellationToken);
        var (rules, artist) = crew is null ? (checker, engine) : (crew.Checker, crew.Engine);
        var audit = new AuditRows();
        var rows = new List<ProblemRow>(work.Count);
        foreach (var chunk in work.Chunks)
        {
            rows.AddRange(await context.Problems
                .Where(p => p.RunId == run.Id && p.CellKey == chunk.Cell && p.Wave == batch.Wave && p.CandidateIndex >= chunk.From && p.CandidateIndex < chunk.From + chunk.Count && p.State == ProblemState.Authored)
                .OrderBy(p => p.CandidateIndex)
                .ToListAsync(cancellationToken));
        }

        var reviewed = crew is null ? null : await AwayAsync(
            context, run, token => crew.ForEachAsync(rows, (row, stop) => crew.CheckAsync(ProblemJson.Read(row.Document), stop), token), cancellationToken);
        for (var i = 0; i < rows.Count; i++)
        {
            var report = reviewed?[i] ?? checker.Check(ProblemJson.Read(rows[i].Document), cancellationToken);
            Record(report, rows[i], audit, batch, artist, cancellationToken);

            // What was wrong before it was spoilt would be caught for the wrong reason. Canaries measure the rules, which say the same every time.
            if (report.Outcome == CheckOutcome.Accepted && canaries.Of(report.Problem, settings) is { } canary)
            {
                SlipIn(canary, rules.Check(canary.Problem, cancellationToken), rows[i], audit);
            }
        }

        // A candidate that nothing came of is spent like one that was refused.
        batch.Candidates = work.Count;
        batch.Rejected += work.Count - rows.Count;
        await context.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync(new BulkWriter(context), cancellationToken);
    }

    private void Record(CheckReport report, ProblemRow row, AuditRows audit, BatchRow batch, FigureEngine artist, CancellationToken cancellationToken)
    {
        audit.Add(row, report, Now);
        row.MeasuredDifficulty = ConsensusCheck.Difficulty(report.Rounds[^1].Findings);
        row.State = report.Outcome == CheckOutcome.Rejected ? ProblemState.Rejected : ProblemState.Accepted;
        row.Reason = report.Reasons.FirstOrDefault()?.Check;
        row.Repaired = report.Outcome == CheckOutcome.Repaired;
        if (report.Outcome == CheckOutcome.Repaired)
        {
            row.Document = ProblemJson.Write(report.Problem);
            row.Question = report.Problem.FullQuestion;
            row.Answer = report.Problem.Answer.Text;
        }

        if (row.State == ProblemState.Accepted && artist.Draw(report.Problem.FigureCode, cancellationToken).Scene is { } scene)
        {
            var fingerprint = ProblemFingerprint.Of(report.Problem, scene, renderer);
            (row.SceneHash, row.TextHash, row.PictureHash) = ((long)fingerprint.Scene, (long)fingerprint.Text, (long)fingerprint.Picture);
        }

        batch.Rejected += row.State == ProblemState.Rejected ? 1 : 0;
        batch.Repaired += row.Repaired ? 1 : 0;
    }

    /// <summary>Records a known-bad problem as if it were a candidate. It is stored apart, never settled and never exported.</summary>
    private void SlipIn(Canary canary, CheckReport report, ProblemRow original, AuditRows audit)
    {
        var missed = report.Outcome == CheckOutcome.Accepted || (report.Outcome == CheckOutcome.Repaired && !canary.IsTrue(report.Problem));
        var row = new ProblemRow
        {
            Id = canary.Problem.Id,
            RunId = original.RunId,
            CellKey = original.CellKey,
            Wave = original.Wave,
            CandidateIndex = original.CandidateIndex,
            ParentId = original.ParentId,
            RootId = original.RootId,
            Lineage = original.Lineage,
            Level = original.Level,
            Family = original.Family,
            Author = original.Author,
            Domain = original.Domain,
            FigureKind = original.FigureKind,
            NodeIds = original.NodeIds,
            State = ProblemState.Canary,
            Question = canary.Problem.FullQuestion,
            Answer = canary.Problem.Answer.Text,
            Document = ProblemJson.Write(canary.Problem),
            NominalDifficulty = original.NominalDifficulty,
            CreatedAt = Now,
        };
        audit.Canaries.Add(row);
        audit.CanaryVerdicts.Add(new CanaryRow
        {
            ProblemId = row.Id,
            RunId = row.RunId,
            Damage = canary.Damage,
            Domain = row.Domain,
            DetectedBy = [.. report.Rounds[0].Findings.Where(f => f.IsFailure).Select(f => f.Check).Distinct(StringComparer.Ordinal)],
            Accepted = missed,
            RepairedBy = DecisionRows.RepairedBy(report),
            At = Now,
        });
        audit.Add(row, report, Now);
    }
}
