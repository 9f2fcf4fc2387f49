using Flywheel.Checker.Damages;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Tests;

/// <summary>
/// Good problems pass and spoilt ones do not. Problems and damages follow from fixed seeds, and what is asked of a sample is only that its
/// 95 % interval does not lie beyond the bar; the shares themselves are measured on far more problems by <c>flywheel audit measure</c>.
/// </summary>
public sealed class FaultInjectionTests(CheckerFixture fixture) : IClassFixture<CheckerFixture>
{
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
    public void Every_check_fails_on_some_damage() =>
        Assert.Subset(fixture.Audit.Damages.SelectMany(d => d.Checks).ToHashSet(StringComparer.Ordinal), CheckerCatalog.Checks.Select(c => c.Name).ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void Good_problems_pass_every_check() => Assert.True(
        fixture.Audit.FalseAlarms.Lower <= AuditMeasurement.FalseAlarmBar,
        string.Join('\n', fixture.Audit.Alarms.Select(a => $"{a.Problem.Family}: {a.Finding.Check}: {a.Finding.Message}")));

    [Theory]
    [MemberData(nameof(Names))]
    public void Spoilt_problems_are_noticed_and_mended_to_the_truth_or_rejected(string name)
    {
        var result = fixture.Audit.Damages.Single(d => d.Damage == name);
        Assert.True(result.Detected.Total >= 10, $"applied to {result.Detected.Total} problems only");
        Assert.True(result.Detected.Upper >= AuditMeasurement.DetectedBar, $"noticed: {result.Detected}");
        Assert.True(result.WronglyAccepted.Lower <= AuditMeasurement.WronglyAcceptedBar, $"accepted: {result.WronglyAccepted}, such as {string.Join("; ", result.Missed.Select(m => $"{m.Family}: {m.FullQuestion}"))}");
        Assert.True(!result.Repairable || result.Repaired.Upper >= AuditMeasurement.RepairedBar, $"repaired: {result.Repaired}");
    }

    [Theory]
    [InlineData("wrong-answer", "answer-recomputed")]
    [InlineData("label-off-canvas", "on-canvas")]
    [InlineData("step-misplaced", "step-on-features")]
    [InlineData("wrong-prediction", "metamorphic")]
    public void Without_the_check_that_notices_a_damage_the_bars_are_missed(string damage, string check)
    {
        var blind = fixture.Measure(CheckerCatalog.Checks.RemoveAll(c => c.Name == check), [CheckerCatalog.Damages.Single(d => d.Name == damage)], problems: 30);
        Assert.False(blind.MeetsBars);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_damage_changes_the_problem_and_the_same_random_numbers_change_it_in_the_same_way(string name)
    {
        var damage = CheckerCatalog.Damages.Single(d => d.Name == name);
        foreach (var (problem, index) in fixture.Problems.Take(12).Select((p, i) => (p, i)))
        {
            var spoilt = Spoil(damage, problem, index);
            Assert.NotEqual(ProblemJson.Write(problem), spoilt is null ? null : ProblemJson.Write(spoilt));
            Assert.Equal(spoilt is null ? null : ProblemJson.Write(spoilt), Spoil(damage, problem, index) is { } again ? ProblemJson.Write(again) : null);
        }
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
    public void A_problem_that_nothing_mends_is_rejected_with_reasons_after_bounded_rounds()
    {
        var report = fixture.Checker.Check(Triangle.Open with { AnswerCode = "60", Knowledge = [] });
        Assert.Equal(CheckOutcome.Rejected, report.Outcome);
        Assert.True(report.Rounds.Length <= ProblemChecker.MaximumRounds + 1);
        Assert.Contains(report.Reasons, f => f.Check == "knowledge-tied");
    }

    [Fact]
    public void Checking_is_deterministic()
    {
        var problem = fixture.Problems[0] with { Conclusion = "It is 1 + 1 = 3." };
        var (first, second) = (fixture.Checker.Check(problem), fixture.Checker.Check(problem));
        Assert.Equal(ProblemJson.Write(first.Problem), ProblemJson.Write(second.Problem));
        Assert.Equal(first.Rounds.Select(r => r.Findings.Length), second.Rounds.Select(r => r.Findings.Length));
    }

    private Problem? Spoil(Damage damage, Problem problem, int index) => damage.Apply(fixture.Inspect(problem), SeededRandom.For(3).Fork(damage.Name).Fork(index));
}
