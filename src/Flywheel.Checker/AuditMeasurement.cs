using System.Collections.Immutable;
using Flywheel.Checker.Damages;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker;

/// <summary>Shows how good the checks and repairs are: damages good problems in every way and looks at what becomes of them.</summary>
public sealed class AuditMeasurement(ProblemChecker checker, FigureEngine engine, FigureRenderer renderer, ImmutableArray<Damage> damages)
{
    /// <summary>Least share of damaged problems on which a check must fail.</summary>
    public const double DetectedBar = 0.99;

    /// <summary>Largest share of damaged problems that may end up accepted as they are, or with a wrong answer or another question.</summary>
    public const double WronglyAcceptedBar = 0.005;

    /// <summary>Largest share of good problems on which a check may fail.</summary>
    public const double FalseAlarmBar = 0.005;

    /// <summary>Least share of problems with repairable damage that must be repaired.</summary>
    public const double RepairedBar = 0.90;

    /// <summary>Measures on good problems.</summary>
    /// <param name="problems">Problems that are believed to be good.</param>
    /// <param name="seed">Decides what is damaged, and how.</param>
    /// <param name="cancellationToken">Ends the measurement.</param>
    public AuditResult Measure(IEnumerable<Problem> problems, ulong seed, CancellationToken cancellationToken)
    {
        var alarms = new List<FalseAlarm>();
        var tallies = damages.ToDictionary(d => d.Name, d => new Tally(d), StringComparer.Ordinal);
        long good = 0;
        foreach (var problem in problems)
        {
            good++;
            var inspection = new Inspection(problem, engine, renderer, cancellationToken);
            var findings = checker.Inspect(inspection);
            if (findings.FirstOrDefault(f => f.IsFailure) is { } alarm)
            {
                alarms.Add(new FalseAlarm(problem, alarm));
                continue;
            }

            foreach (var damage in damages)
            {
                if (damage.Apply(inspection, SeededRandom.For(seed).Fork(damage.Name).Fork(good)) is { } spoilt)
                {
                    tallies[damage.Name].Add(checker.Check(spoilt, cancellationToken), problem);
                }
            }
        }

        return new AuditResult(new Proportion(alarms.Count, good), [.. alarms], [.. tallies.Values.Select(t => t.Result())]);
    }

    private sealed class Tally(Damage damage)
    {
        private const int MostExamples = 12;

        private readonly Dictionary<string, long> _checks = new(StringComparer.Ordinal);
        private readonly List<Problem> _missed = [];
        private readonly List<CheckReport> _unrepaired = [];
        private long _applied;
        private long _detected;
        private long _repaired;
        private long _wrong;

        public void Add(CheckReport report, Problem good)
        {
            _applied++;
            var failed = report.Rounds[0].Findings.Where(f => f.IsFailure).Select(f => f.Check).Distinct(StringComparer.Ordinal).ToArray();
            _detected += failed.Length > 0 ? 1 : 0;
            foreach (var check in failed)
            {
                _checks[check] = _checks.GetValueOrDefault(check) + 1;
            }

            // The right answer to another question would be luck.
            var hasTruth = string.Equals(report.Problem.Answer.Value.Text, good.Answer.Value.Text, StringComparison.Ordinal)
                && string.Equals(report.Problem.Question, good.Question, StringComparison.Ordinal);
            _repaired += report.Outcome == CheckOutcome.Repaired && hasTruth ? 1 : 0;
            if (report.Outcome == CheckOutcome.Rejected && _unrepaired.Count < MostExamples)
            {
                _unrepaired.Add(report);
            }

            if (report.Outcome == CheckOutcome.Accepted || (report.Outcome == CheckOutcome.Repaired && !hasTruth))
            {
                _wrong++;
                _missed.Add(report.Problem);
            }
        }

        public DamageResult Result() => new(
            damage.Name,
            damage.Repairable,
            new Proportion(_detected, _applied),
            new Proportion(_repaired, _applied),
            new Proportion(_wrong, _applied),
            [.. _checks.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key)],
            [.. _missed.Take(MostExamples)],
            [.. _unrepaired]);
    }
}
