using System.Collections.Immutable;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Reviews;

/// <summary>
/// The checker, and behind it checks and repairs that ask a model. Rules come first: only what passes them is reviewed, and a proposal is kept
/// only if it passes them, too, and leaves fewer findings of reviews than before. So whatever a model says, nothing comes through that the rules
/// alone would refuse. Touches no database. Thread-safe.
/// </summary>
/// <param name="checker">The rules.</param>
/// <param name="checks">The checks behind them, in their order.</param>
/// <param name="repairs">The repairs for what the rules' own cannot mend and for what the checks behind them find, in the order in which they are tried.</param>
/// <param name="engine">Runs the programs.</param>
/// <param name="renderer">Paints the pictures.</param>
public sealed class ProblemReviewer(
    ProblemChecker checker, ImmutableArray<ReviewCheck> checks, ImmutableArray<ReviewRepair> repairs, FigureEngine engine, FigureRenderer renderer)
{
    /// <summary>Rounds of repair behind the rules' own before a problem is rejected.</summary>
    public const int MaximumRounds = 2;

    /// <summary>Proposals asked for one problem, most: each costs a reply, and more for judging it.</summary>
    public const int MaximumProposals = 6;

    /// <summary>Checks a problem by the rules, then reviews and, where needed, repairs it.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The report; its rounds are those of the rules followed by one for each repair that was kept.</returns>
    public async Task<CheckReport> CheckAsync(Problem problem, CancellationToken cancellationToken)
    {
        var version = await ReviewAsync(checker.Check(problem, cancellationToken), cancellationToken);
        var rounds = version.Report.Rounds.ToList();
        var asked = 0;
        for (var round = 0; round < MaximumRounds && version.Failures > 0; round++)
        {
            var attempts = ImmutableArray.CreateBuilder<RepairAttempt>();
            var (better, spent) = await ImproveAsync(version, MaximumProposals - asked, attempts, cancellationToken);
            asked += spent;
            rounds[^1] = rounds[^1] with { Repairs = rounds[^1].Repairs.AddRange(attempts) };
            if (better is null)
            {
                break;
            }

            version = better;
            var done = rounds.Count;
            rounds.AddRange(better.Report.Rounds.Select((r, i) => r with { Number = done + i + 1 }));
        }

        var outcome = version.Failures > 0 ? CheckOutcome.Rejected : rounds.Count > 1 ? CheckOutcome.Repaired : CheckOutcome.Accepted;
        return new CheckReport(outcome, version.Report.Problem, [.. rounds]);
    }

    /// <summary>Adds what the checks behind the rules find to the last round of a report of the rules.</summary>
    private async Task<Reviewed> ReviewAsync(CheckReport report, CancellationToken cancellationToken)
    {
        var inspection = new Inspection(report.Problem, engine, renderer, cancellationToken);
        if (report.Outcome == CheckOutcome.Rejected)
        {
            return new Reviewed(report, inspection, int.MaxValue);
        }

        // An inspection is for one thread while it runs programs; the checks share it side by side, so its pictures are made before they begin.
        _ = inspection.ProgramsRan;

        var findings = await Task.WhenAll(checks.Select(c => c.InspectAsync(inspection, cancellationToken)));
        var last = report.Rounds[^1];
        var reviewed = report with { Rounds = report.Rounds.SetItem(report.Rounds.Length - 1, last with { Findings = last.Findings.AddRange(findings) }) };
        return new Reviewed(reviewed, inspection, findings.Count(f => f.IsFailure));
    }

    /// <summary>Tries the repairs on each failure in turn until one leaves fewer.</summary>
    private async Task<(Reviewed? Better, int Asked)> ImproveAsync(
        Reviewed version, int most, ImmutableArray<RepairAttempt>.Builder attempts, CancellationToken cancellationToken)
    {
        var asked = 0;
        foreach (var finding in version.Report.Reasons)
        {
            foreach (var repair in repairs.Where(r => r.Answers.Contains(finding.Check)))
            {
                if (asked == most)
                {
                    return (null, asked);
                }

                asked++;
                if (await repair.ProposeAsync(version.Inspection, finding, cancellationToken) is not { } proposal)
                {
                    continue;
                }

                var candidate = await ReviewAsync(checker.Check(proposal.After, cancellationToken), cancellationToken);
                var kept = candidate.Failures < version.Failures;
                attempts.Add(new RepairAttempt(repair.Name, finding, version.Report.Problem, proposal.After, proposal.Why, kept) { Actor = repair.Actor });
                if (kept)
                {
                    return (candidate, asked);
                }
            }
        }

        return (null, asked);
    }

    /// <param name="Report">What the rules did, and what the checks behind them found.</param>
    /// <param name="Inspection">The version that came of it.</param>
    /// <param name="Failures">Failures of the checks behind the rules; the greatest number where the rules refuse the version.</param>
    private sealed record Reviewed(CheckReport Report, Inspection Inspection, int Failures);
}
