using Flywheel.Checker;
using Flywheel.Knowledge.Random;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>
/// Spoils problems of a finished run and lets the checker judge them as it does in a run, so that there are decisions to audit: some are
/// repaired, some are rejected.
/// </summary>
internal static class SpoiltProblems
{
    /// <summary>Spoils every problem of the run for which a damage is found that is not used up yet.</summary>
    public static async Task AddAsync(DatabaseSession session, Workshop workshop, string run, int each)
    {
        using var visit = workshop.Enter();
        var (checker, engine, renderer) = (visit.Get<ProblemChecker>(), visit.Get<FigureEngine>(), visit.Get<FigureRenderer>());
        await using var context = session.CreateContext();
        var rows = await context.Problems.Where(p => p.RunId == run && p.State == ProblemState.Settled && p.ParentId == null).OrderBy(p => p.Id).ToListAsync();
        var left = CheckerCatalog.Damages.ToDictionary(damage => damage.Name, _ => each, StringComparer.Ordinal);
        var audit = new AuditRows();
        foreach (var row in rows)
        {
            var problem = ProblemJson.Read(row.Document);
            var random = SeededRandom.For(problem.Seed).Fork("spoil");
            var inspection = new Inspection(problem, engine, renderer);
            foreach (var damage in random.Shuffled(CheckerCatalog.Damages).Where(damage => left[damage.Name] > 0))
            {
                if (damage.Apply(inspection, random.Fork(damage.Name)) is not { } spoilt)
                {
                    continue;
                }

                var report = checker.Check(spoilt);
                if (report.Outcome == CheckOutcome.Accepted)
                {
                    continue;
                }

                left[damage.Name]--;
                audit.Add(row, report, DateTimeOffset.UtcNow);
                row.Repaired = report.Outcome == CheckOutcome.Repaired;
                row.State = row.Repaired ? ProblemState.Settled : ProblemState.Rejected;
                row.Reason = report.Reasons.FirstOrDefault()?.Check;
                row.Document = ProblemJson.Write(report.Problem);
                (row.Question, row.Answer) = (report.Problem.FullQuestion, report.Problem.Answer.Text);
                break;
            }
        }

        await context.SaveChangesAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();
        await audit.WriteAsync(new BulkWriter(context), default);
        await transaction.CommitAsync();
    }
}
