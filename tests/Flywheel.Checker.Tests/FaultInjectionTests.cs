using Flywheel.Checker.Damages;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Tests;

/// <summary>Good problems pass and spoilt ones do not; the exact shares are measured on far more problems by <c>flywheel audit measure</c>.</summary>
public sealed class FaultInjectionTests(CheckerFixture fixture) : IClassFixture<CheckerFixture>
{
    /// <summary>Every third problem is spoilt: enough to fail when a check is taken out, few enough to be quick.</summary>
    private const int Every = 3;

    public static TheoryData<string> Names => [.. CheckerCatalog.Damages.Select(d => d.Name)];

    [Fact]
    public void There_are_at_least_16_checks_9_repairs_and_14_kinds_of_damage()
    {
        Assert.True(CheckerCatalog.Checks.Length >= 16);
        Assert.True(CheckerCatalog.Repairs.Length >= 9);
        Assert.True(CheckerCatalog.Damages.Length >= 14);
    }

    [Fact]
    public void Every_repair_answers_checks_that_exist()
    {
        var checks = CheckerCatalog.Checks.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        Assert.All(CheckerCatalog.Repairs, r => Assert.Subset(checks, r.Answers.ToHashSet(StringComparer.Ordinal)));
    }

    [Fact]
    public void Good_problems_pass_every_check()
    {
        var alarms = fixture.Problems
            .Select(p => (Problem: p, Finding: fixture.Checker.Inspect(fixture.Inspect(p)).FirstOrDefault(f => f.IsFailure)))
            .Where(a => a.Finding is not null)
            .Select(a => $"{a.Problem.Family}: {a.Finding!.Check}: {a.Finding.Message}")
            .ToArray();
        Assert.True(alarms.Length <= fixture.Problems.Count / 50, string.Join('\n', alarms));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Spoilt_problems_are_noticed_and_mended_to_the_truth_or_rejected(string name)
    {
        var damage = CheckerCatalog.Damages.Single(d => d.Name == name);
        int applied = 0, detected = 0, repaired = 0, wrong = 0;
        for (var i = 0; i < fixture.Problems.Count; i += Every)
        {
            if (Spoil(damage, fixture.Problems[i], i) is not { } spoilt)
            {
                continue;
            }

            applied++;
            var report = fixture.Checker.Check(spoilt);
            var truth = report.Problem.Answer.Value.Text == fixture.Problems[i].Answer.Value.Text;
            detected += report.Rounds[0].Findings.Any(f => f.IsFailure) ? 1 : 0;
            repaired += report.Outcome == CheckOutcome.Repaired && truth ? 1 : 0;
            wrong += report.Outcome == CheckOutcome.Accepted || (report.Outcome == CheckOutcome.Repaired && !truth) ? 1 : 0;
        }

        Assert.True(detected >= applied - Math.Max(1, applied / 20), $"{detected} of {applied} were noticed");
        Assert.True(wrong <= Math.Max(1, applied / 20), $"{wrong} of {applied} were accepted");
        Assert.True(!damage.Repairable || repaired >= applied * 7 / 10 - 1, $"{repaired} of {applied} were repaired");
    }

    [Fact]
    public void A_report_tells_every_round_with_the_problem_before_and_after()
    {
        var damage = CheckerCatalog.Damages.Single(d => d.Name == "wrong-answer");
        var (good, spoilt) = fixture.Problems.Select((p, i) => (Good: p, Spoilt: Spoil(damage, p, i))).First(p => p.Spoilt is not null);
        var report = fixture.Checker.Check(spoilt!);
        Assert.Equal(CheckOutcome.Repaired, report.Outcome);
        Assert.Equal(good.Answer.Value.Text, report.Problem.Answer.Value.Text);
        var attempt = report.Rounds[0].Repairs.Single(r => r.Kept);
        Assert.Equal(spoilt!.Answer, attempt.Before.Answer);
        Assert.NotEqual(attempt.Before.Answer, attempt.After.Answer);
        Assert.Contains(report.Rounds[0].Findings, f => f.Check == "answer-recomputed" && f.IsFailure);
        Assert.DoesNotContain(report.Rounds[^1].Findings, f => f.IsFailure);
    }

    [Fact]
    public void Checking_is_deterministic()
    {
        var problem = fixture.Problems[0] with { Conclusion = "It is 1 + 1 = 3." };
        var (first, second) = (fixture.Checker.Check(problem), fixture.Checker.Check(problem));
        Assert.Equal(ProblemJson.Write(first.Problem), ProblemJson.Write(second.Problem));
        Assert.Equal(first.Rounds.Select(r => r.Findings.Length), second.Rounds.Select(r => r.Findings.Length));
    }

    private Problem? Spoil(Damage damage, Problem problem, int index)
    {
        var inspection = fixture.Inspect(problem);
        return fixture.Checker.Inspect(inspection).Any(f => f.IsFailure) ? null : damage.Apply(inspection, SeededRandom.For(3).Fork(damage.Name).Fork(index));
    }
}
