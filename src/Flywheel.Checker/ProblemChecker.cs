using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Flywheel.Checker.Checks;
using Flywheel.Checker.Repairs;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker;

/// <summary>
/// Checks a problem and repairs it in at most three rounds. A proposal is kept only if it leaves fewer failures than before, so repairs
/// cannot run in circles. Deterministic; touches no database. Thread-safe.
/// </summary>
public sealed class ProblemChecker(FigureEngine engine, FigureRenderer renderer, ImmutableArray<Check> checks, ImmutableArray<Repair> repairs)
{
    /// <summary>Rounds of repair before a problem is rejected.</summary>
    public const int MaximumRounds = 3;

    /// <summary>The checks, in the order in which they run.</summary>
    public ImmutableArray<Check> Checks { get; } = [.. checks.OrderBy(c => c.Group)];

    /// <summary>The repairs, in the order in which they are tried.</summary>
    public ImmutableArray<Repair> Repairs { get; } = repairs;

    /// <summary>Checks and, where needed, repairs a problem.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public CheckReport Check(Problem problem, CancellationToken cancellationToken = default)
    {
        var rounds = ImmutableArray.CreateBuilder<CheckRound>();
        var inspection = new Inspection(problem, engine, renderer, cancellationToken);
        var findings = Inspect(inspection);
        for (var number = 1; ; number++)
        {
            if (!findings.Any(f => f.IsFailure))
            {
                rounds.Add(new CheckRound(number, findings, []));
                return new CheckReport(number == 1 ? CheckOutcome.Accepted : CheckOutcome.Repaired, inspection.Problem, rounds.ToImmutable());
            }

            var attempts = ImmutableArray.CreateBuilder<RepairAttempt>();
            var (better, remaining) = number <= MaximumRounds ? Improve(inspection, findings, attempts, cancellationToken) : (inspection, findings);
            rounds.Add(new CheckRound(number, findings, attempts.ToImmutable()));
            if (ReferenceEquals(better, inspection))
            {
                return new CheckReport(CheckOutcome.Rejected, inspection.Problem, rounds.ToImmutable());
            }

            (inspection, findings) = (better, remaining);
        }
    }

    /// <summary>The findings on one version: every failure, and one finding for each check that passed or could not judge.</summary>
    public ImmutableArray<Finding> Inspect(Inspection inspection)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var check in Checks)
        {
            if (check.Group != CheckGroup.Program && !inspection.ProgramsRan)
            {
                findings.Add(new Finding(check.Name, Verdict.NotJudged, "A program failed, so there is nothing to judge.", new JsonObject()));
                continue;
            }

            var failures = check.Inspect(inspection).ToArray();
            if (failures.Length == 0)
            {
                findings.Add(new Finding(check.Name, Verdict.Pass, check.Proves, new JsonObject()));
            }

            findings.AddRange(failures);
        }

        return findings.ToImmutable();
    }

    /// <summary>Tries the repairs on each failure in turn until one leaves fewer failures.</summary>
    private (Inspection Inspection, ImmutableArray<Finding> Findings) Improve(
        Inspection inspection, ImmutableArray<Finding> findings, ImmutableArray<RepairAttempt>.Builder attempts, CancellationToken cancellationToken)
    {
        var before = Weight(findings);
        foreach (var finding in findings.Where(f => f.IsFailure))
        {
            foreach (var repair in Repairs.Where(r => r.Answers.Contains(finding.Check)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (repair.Propose(inspection, finding) is not { } proposal)
                {
                    continue;
                }

                var candidate = inspection.Of(proposal.After);
                var after = Inspect(candidate);
                var kept = Weight(after) < before;
                attempts.Add(new RepairAttempt(repair.Name, finding, inspection.Problem, proposal.After, proposal.Why, kept));
                if (kept)
                {
                    return (candidate, after);
                }
            }
        }

        return (inspection, findings);
    }

    /// <summary>Failures count one each; what could not be judged because a program failed counts, too, so that making it run is progress.</summary>
    private static int Weight(ImmutableArray<Finding> findings) =>
        findings.Sum(f => f.Verdict switch { Verdict.Fail => 3, Verdict.NotJudged => 4, _ => 0 });
}
