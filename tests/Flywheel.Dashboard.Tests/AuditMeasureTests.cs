using System.Net;
using Flywheel.Checker;
using Flywheel.Dashboard.Tests.Support;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Measures;
using Flywheel.Worker.Dashboard.Queries;
using Flywheel.Worker.Dashboard.Reviewing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Flywheel.Dashboard.Tests;

public sealed class AuditMeasureTests(AuditFixture fixture) : IClassFixture<AuditFixture>, IAsyncLifetime
{
    private static readonly IReadOnlyList<DecisionRow> All = [.. Enumerable.Range(0, AuditFixture.Count).Select(AuditFixture.Decision)];

    public async Task InitializeAsync()
    {
        // Ten canaries passed after fix-unit, nine of them rightly; the check mentions-exist saw six of eight of another kind of damage.
        await using var context = fixture.Session.CreateContext();
        if (await context.Canaries.AnyAsync())
        {
            return;
        }

        for (var i = 0; i < 18; i++)
        {
            var original = await context.Problems.AsNoTracking().FirstAsync(p => p.Id == AuditFixture.Id(1));
            original.Id = $"canary-{i}";
            original.State = ProblemState.Canary;
            context.Problems.Add(original);
            context.Canaries.Add(i < 10
                ? new CanaryRow { ProblemId = original.Id, RunId = "alpha", Damage = "unit", Domain = "domain 0", DetectedBy = ["unit-consistent"], Accepted = i == 0, RepairedBy = "fix-unit", At = DateTimeOffset.UtcNow }
                : new CanaryRow { ProblemId = original.Id, RunId = "beta", Damage = "mention", Domain = "domain 1", DetectedBy = i < 16 ? ["mentions-exist"] : [], Accepted = i >= 16, At = DateTimeOffset.UtcNow });
        }

        await context.SaveChangesAsync();
    }

    public Task DisposeAsync() => fixture.ForgetVerdictsAsync();

    [Fact]
    public async Task A_repair_is_right_where_people_keep_its_result_and_where_a_canary_has_its_truth_back()
    {
        await DecideAsync("fix-unit", ReviewVerdict.Approved, 6);
        await DecideAsync("fix-unit", ReviewVerdict.Reverted, 1);
        await DecideAsync("fix-unit", ReviewVerdict.Overridden, 1);
        await DecideAsync("fix-unit", ReviewVerdict.Rejected, 1);
        var measure = (await ReadAsync(run: null))["fix-unit"];
        Assert.Equal((30, new Proportion(6, 9), new Proportion(9, 10)), (measure.Decisions, measure.People, measure.Canaries));
        Assert.Equal(new Proportion(15, 19), measure.Together);
        // (15/19 + 1.96²/38) / (1 + 1.96²/19)
        Assert.Equal(0.7408, measure.Together.Middle, 0.0001);
        Assert.Equal((0.5667, 0.9149), (Math.Round(measure.Together.Lower, 4), Math.Round(measure.Together.Upper, 4)));
    }

    [Fact]
    public async Task A_rejection_that_people_undo_is_a_false_alarm()
    {
        await DecideAsync("rejected:on-canvas", ReviewVerdict.Approved, 2);
        await DecideAsync("rejected:on-canvas", ReviewVerdict.Reverted, 1);
        await DecideAsync("rejected:on-canvas", ReviewVerdict.Rejected, 5);
        await DecideAsync("rejected:on-canvas", ReviewVerdict.Overridden, 1);
        var measures = await ReadAsync(run: null);
        Assert.Equal(new Proportion(6, 9), measures["rejected:on-canvas"].Together);
        var checks = CheckMeasure.Of(measures, [("mentions-exist", new Proportion(6, 8))]).ToDictionary(c => c.Name);
        Assert.Equal((30, new Proportion(3, 9)), (checks["on-canvas"].Rejections, checks["on-canvas"].FalseAlarms));
        Assert.Equal(new Proportion(6, 8), checks["mentions-exist"].Recall);
        // Checks that have decided nothing are listed, too.
        Assert.All(CheckerCatalog.Checks, check => Assert.Contains(check.Name, checks.Keys));
    }

    [Fact]
    public async Task A_withdrawn_verdict_does_not_count()
    {
        var bulk = await DecideAsync("fix-unit", ReviewVerdict.Approved, 4);
        Assert.Equal(4, (await ReadAsync(run: null))["fix-unit"].People.Total);
        using var scope = fixture.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<ReviewDesk>().UndoAsync(bulk, "Ann", default);
        Assert.Equal(0, (await ReadAsync(run: null))["fix-unit"].People.Total);
    }

    [Fact]
    public async Task The_page_shows_them_for_all_runs_for_one_and_by_domain()
    {
        await DecideAsync("fix-unit", ReviewVerdict.Approved, 6);
        await DecideAsync("fix-unit", ReviewVerdict.Rejected, 3);
        var html = await fixture.Client.GetStringAsync("/audit/measures");
        Assert.Contains("<td>6 of 9</td>", html, StringComparison.Ordinal);
        Assert.Contains("<td>9 of 10</td>", html, StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode(new Proportion(6, 8).ToString()), html, StringComparison.Ordinal);
        Assert.Contains("href=\"/audit?stratum=rejected%3Aon-canvas\"", html, StringComparison.Ordinal);

        // The numbers of fix-unit are multiples of six, which are all of the other run.
        var one = await fixture.Client.GetStringAsync("/audit/measures?run=alpha&points=3");
        Assert.DoesNotContain("<td>6 of 9</td>", one, StringComparison.Ordinal);
        Assert.Contains("/audit?run=alpha&amp;stratum=", one, StringComparison.Ordinal);

        var domains = await fixture.Client.GetStringAsync("/audit/measures?stratum=fix-unit");
        Assert.Contains("fix-unit by domain", domains, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">domain 2</th>", domains, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("points=abc")]
    [InlineData("points=-5")]
    [InlineData("points=99999999999")]
    [InlineData("run=%01")]
    [InlineData("stratum=<script>alert(1)</script>")]
    public async Task The_page_takes_any_query(string query)
    {
        using var response = await fixture.Client.GetAsync($"/audit/measures?{query}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("<script>alert", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_queue_shows_and_filters_by_confidence()
    {
        await DecideAsync("rejected:on-canvas", ReviewVerdict.Rejected, 20);
        // (20/20 + 1.96²/40) / (1 + 1.96²/20) = 91.9 %; the others are unknown but for fix-unit, which has canaries.
        Assert.Equal(10, (await fixture.Client.WalkAsync("/audit?least=91&most=92")).Count);
        var html = await fixture.Client.GetStringAsync("/audit?stratum=rejected%3Aon-canvas");
        Assert.Contains("<strong>92 %</strong>", html, StringComparison.Ordinal);
        Assert.Contains(">84 to 100</span>", html, StringComparison.Ordinal);
        Assert.Contains("unknown: nobody has judged its like", await fixture.Client.GetStringAsync("/audit?stratum=move-label"), StringComparison.Ordinal);
    }

    [Fact]
    public void Canaries_say_what_to_expect_and_people_what_is()
    {
        var measure = new StratumMeasure("fix-unit", DecisionOutcome.Repaired, 1000, new Proportion(10, 100), new Proportion(3000, 4000));
        Assert.Equal(new Proportion(25, 120), measure.Together);
        Assert.Equal(0.5, new StratumMeasure("new", DecisionOutcome.Repaired, 5, default, default).Together.Middle);
        Assert.Equal(1, new StratumMeasure("new", DecisionOutcome.Repaired, 5, default, default).Width);
    }

    [Fact]
    public void The_plan_is_neymans()
    {
        // Nothing known: n = 0.25 / ((0.05 / 1.96)² + 0.25 / 1000) = 277.5, shared by size.
        var plan = SamplingPlan.Of(Measures(("a", 900, 0, 0), ("b", 100, 0, 0)));
        Assert.Equal([("a", 250L), ("b", 28L)], plan.Strata.Select(s => (s.Measure.Name, s.Wanted)));
        Assert.Equal(278, plan.More);
        Assert.Equal((0.5, 0.4528), (plan.Estimate, Math.Round(plan.Reached, 4)));
    }

    [Fact]
    public void The_plan_asks_for_more_of_what_varies_and_counts_what_was_judged()
    {
        // a: p = 51.92 / 53.84 = 0.964, S = 0.1855; b: p = 0.5, S = 0.5. Sum W S = 0.3427, sum W S² = 0.1422, n = 148.1.
        var plan = SamplingPlan.Of(Measures(("a", 500, 50, 50), ("b", 500, 25, 50)));
        var (a, b) = (plan.Strata.Single(s => s.Measure.Name == "a"), plan.Strata.Single(s => s.Measure.Name == "b"));
        Assert.Equal((41, 109), (a.Wanted, b.Wanted));
        Assert.Equal((0, 59), (a.More, b.More));
    }

    [Fact]
    public void The_plan_leaves_no_stratum_unseen_and_asks_for_no_more_than_there_is()
    {
        var plan = SamplingPlan.Of(Measures(("big", 1_000_000, 0, 0), ("small", 30, 0, 0), ("tiny", 3, 0, 0)));
        Assert.Equal([("small", 10L), ("tiny", 3L)], plan.Strata.Where(s => s.Measure.Name != "big").Select(s => (s.Measure.Name, s.Wanted)));
        Assert.Equal(384, plan.Strata.Single(s => s.Measure.Name == "big").Wanted);

        // All but certain of the many, nothing known of the few: these are judged whole, and the rest goes to the many.
        var uneven = SamplingPlan.Of(Measures(("few", 20, 0, 0), ("many", 10_000, 9_990, 10_000)), 0.001);
        Assert.Equal(20, uneven.Strata.Single(s => s.Measure.Name == "few").Wanted);
        Assert.True(uneven.Strata.Single(s => s.Measure.Name == "many").Wanted is > 20 and <= 10_000);
        Assert.Empty(SamplingPlan.Of(new DecisionMeasures([])).Strata);
    }

    [Fact]
    public void A_plan_that_is_followed_is_fulfilled()
    {
        var measures = Measures(("a", 900, 0, 0), ("b", 400, 0, 0));
        for (var round = 0; round < 20 && SamplingPlan.Of(measures).More > 0; round++)
        {
            var judged = SamplingPlan.Of(measures).Strata.Select(s => (s.Measure.Name, s.Measure.Decisions, s.Measure.People.Total + s.More)).ToArray();
            measures = Measures([.. judged.Select(s => (s.Name, s.Decisions, s.Name == "a" ? s.Item3 * 9 / 10 : s.Item3 / 2, s.Item3))]);
        }

        var plan = SamplingPlan.Of(measures);
        Assert.Equal(0, plan.More);
        Assert.True(plan.Reached <= 0.051, $"reached {plan.Reached}");
    }

    [Fact]
    public void Weights_survive_an_address_and_change_no_draw()
    {
        var ranking = DecisionRanking.Of(Measures(("a", 900, 5, 9), ("b", 100_000, 0, 0), ("c", 7, 7, 7)));
        var again = ranking.With(ranking.Exponents())!;
        Assert.All(ranking.Strata, s => Assert.Equal(ranking[s], again[s]));
        Assert.All(ranking.Strata, s => Assert.Equal(0.123456789012345, 0.123456789012345 * ranking[s] / ranking[s]));
        Assert.Null(ranking.With([1, 2]));
        var place = new DecisionPlace("run/é 1", new DateTimeOffset(2026, 11, 21, 1, 2, 3, TimeSpan.Zero), 12.5, ranking.Exponents());
        var read = DecisionPlace.Parse(place.ToString())!;
        Assert.Equal((place.ProblemId, place.At, place.Rank), (read.ProblemId, read.At, read.Rank));
        Assert.Equal(place.Exponents, read.Exponents);
    }

    private static DecisionMeasures Measures(params (string Name, long Decisions, long Right, long Judged)[] strata) =>
        new([.. strata.Select(s => new StratumMeasure(s.Name, DecisionOutcome.Repaired, s.Decisions, new Proportion(s.Right, s.Judged), default))]);

    private async Task<DecisionMeasures> ReadAsync(string? run)
    {
        await using var context = fixture.Session.CreateContext();
        return await DecisionMeasures.ReadAsync(context, run, await StratumSize.ReadAsync(context, run, default), default);
    }

    /// <summary>Decides about so many of a stratum's open decisions.</summary>
    private async Task<Guid> DecideAsync(string stratum, ReviewVerdict verdict, int count)
    {
        await using var context = fixture.Session.CreateContext();
        var taken = await context.Decisions.Where(d => d.Verdict != null).Select(d => d.ProblemId).ToListAsync();
        var ids = All.Where(d => d.Stratum == stratum).Select(d => d.ProblemId).Except(taken).Take(count).ToArray();
        Assert.Equal(count, ids.Length);
        using var scope = fixture.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<ReviewDesk>().DecideAllAsync([.. ids.Select(id => new ReviewDecision(id, 0, verdict, null, "", "Ann"))], default);
    }
}
