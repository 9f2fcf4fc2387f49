using System.Collections.Immutable;
using Flywheel.Checker.Checks;
using Flywheel.Checker.Repairs;
using Flywheel.Checker.Reviews;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Tests.Reviews;

public sealed class ProblemReviewerTests(CheckerFixture fixture) : IClassFixture<CheckerFixture>
{
    private const string Prefix = "Look closely. ";

    private static Problem Wrong { get; } = Triangle.Open with { FigureCode = "Nonsense(" };

    [Fact]
    public async Task A_problem_that_passes_rules_and_reviews_is_accepted_in_one_round()
    {
        var check = new ScriptedCheck(_ => Verdict.Pass);
        var report = await Review([check], []).CheckAsync(Triangle.Open, default);
        Assert.Equal((CheckOutcome.Accepted, 1, 1), (report.Outcome, report.Rounds.Length, check.Asked));
        Assert.Contains(report.Rounds[0].Findings, f => f is { Check: "scripted", Actor: "somebody", Verdict: Verdict.Pass });
    }

    [Fact]
    public async Task Nobody_is_asked_about_what_the_rules_refuse()
    {
        var check = new ScriptedCheck(_ => Verdict.Pass);
        var report = await Review([check], []).CheckAsync(Wrong, default);
        Assert.Equal((CheckOutcome.Rejected, 0), (report.Outcome, check.Asked));
    }

    [Fact]
    public async Task A_check_without_a_verdict_speaks_against_nothing() =>
        Assert.Equal(CheckOutcome.Accepted, (await Review([new ScriptedCheck(_ => Verdict.NotJudged)], []).CheckAsync(Triangle.Open, default)).Outcome);

    [Fact]
    public async Task A_failure_that_nobody_repairs_rejects_with_its_name()
    {
        var report = await Review([new ScriptedCheck(_ => Verdict.Fail)], []).CheckAsync(Triangle.Open, default);
        Assert.Equal((CheckOutcome.Rejected, "scripted"), (report.Outcome, Assert.Single(report.Reasons).Check));
    }

    [Fact]
    public async Task A_repair_that_satisfies_the_check_and_the_rules_is_kept()
    {
        var report = await Review([Picky()], [new ScriptedRepair(p => p with { Question = Prefix + p.Question })]).CheckAsync(Triangle.Open, default);
        Assert.Equal((CheckOutcome.Repaired, Prefix + Triangle.Open.Question), (report.Outcome, report.Problem.Question));
        Assert.Equal([1, 2], report.Rounds.Select(r => r.Number));
        var attempt = Assert.Single(report.Rounds[0].Repairs);
        Assert.Equal((true, "somebody"), (attempt.Kept, attempt.Actor));
        Assert.Contains(report.Rounds[0].Findings, f => ReferenceEquals(f, attempt.Finding));
    }

    [Fact]
    public async Task A_repair_that_the_rules_refuse_is_not_kept_whatever_the_check_says()
    {
        var report = await Review([Picky()], [new ScriptedRepair(p => p with { Question = Prefix + "Is it 60 or 73?", AnswerCode = "61" })]).CheckAsync(Triangle.Open, default);
        Assert.Equal((CheckOutcome.Rejected, Triangle.Open), (report.Outcome, report.Problem));
        Assert.False(Assert.Single(report.Rounds[0].Repairs).Kept);
    }

    [Fact]
    public async Task What_the_rules_refuse_may_be_repaired_too_and_is_then_reviewed()
    {
        var check = new ScriptedCheck(_ => Verdict.Pass);
        var report = await Review([check], [new ScriptedRepair(_ => Triangle.Open, "figure-runs")]).CheckAsync(Wrong, default);
        Assert.Equal((CheckOutcome.Repaired, 1), (report.Outcome, check.Asked));
        Assert.Equal(Enumerable.Range(1, report.Rounds.Length), report.Rounds.Select(r => r.Number));
    }

    [Fact]
    public async Task Proposals_are_bounded()
    {
        var repairs = Enumerable.Range(0, 20).Select(_ => new ScriptedRepair(p => p with { Question = p.Question + " Why?" })).ToArray();
        await Review([new ScriptedCheck(_ => Verdict.Fail)], repairs).CheckAsync(Triangle.Open, default);
        Assert.Equal(ProblemReviewer.MaximumProposals, repairs.Sum(r => r.Asked));
    }

    [Fact]
    public async Task An_error_of_whoever_is_asked_ends_the_review() => await Assert.ThrowsAsync<TimeoutException>(
        () => Review([new ScriptedCheck(_ => throw new TimeoutException())], []).CheckAsync(Triangle.Open, default));

    private static ScriptedCheck Picky() => new(p => p.Question.StartsWith(Prefix, StringComparison.Ordinal) ? Verdict.Pass : Verdict.Fail);

    private ProblemReviewer Review(ReviewCheck[] checks, ReviewRepair[] repairs) => new(fixture.Checker, [.. checks], [.. repairs], fixture.Engine, fixture.Renderer);

    private sealed class ScriptedCheck(Func<Problem, Verdict> judge) : ReviewCheck
    {
        public int Asked { get; private set; }

        public override string Name => "scripted";

        public override string Actor => "somebody";

        public override Task<Finding> InspectAsync(Inspection inspection, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult(Find(judge(inspection.Problem), "Somebody said so.", ("question", inspection.Problem.Question)));
        }
    }

    private sealed class ScriptedRepair(Func<Problem, Problem> change, string answers = "scripted") : ReviewRepair
    {
        public int Asked { get; private set; }

        public override string Name => "scripted";

        public override string Actor => "somebody";

        public override ImmutableArray<string> Answers => [answers];

        public override Task<Proposal?> ProposeAsync(Inspection inspection, Finding finding, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult<Proposal?>(new Proposal(change(inspection.Problem), "It is better."));
        }
    }
}
