using System.Text.Json;
using Flywheel.Dashboard.Tests.Support;
using Flywheel.Knowledge.Storage;
using Flywheel.Migrations;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.TestSupport.Postgres;
using Flywheel.Worker.Dashboard.Comparing;
using Flywheel.Worker.Dashboard.Reviewing;
using Flywheel.Worker.Exports;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Flywheel.Dashboard.Tests;

[Collection(DashboardCollection.Name)]
public sealed class DecisionRowTests(DashboardFixture fixture)
{
    [Fact]
    public async Task Every_problem_that_was_repaired_or_rejected_by_a_check_has_a_decision_and_no_canary_has()
    {
        await using var context = fixture.Session.CreateContext();
        var expected = await context.Problems
            .Where(p => p.RunId == DashboardFixture.Run && p.State != ProblemState.Canary && (p.Repaired || (p.State == ProblemState.Rejected && p.Reason != "near-duplicate")))
            .Select(p => p.Id).Order().ToListAsync();
        Assert.True(expected.Count > 20);
        Assert.Equal(expected, await context.Decisions.Where(d => d.RunId == DashboardFixture.Run).Select(d => d.ProblemId).Order().ToListAsync());
        Assert.True(await context.Canaries.AnyAsync(c => c.RepairedBy != null));
        Assert.False(await context.Canaries.AnyAsync(c => c.RepairedBy != null && c.DetectedBy.Length == 0));
    }

    [Fact]
    public async Task A_decision_sums_up_its_trail()
    {
        await using var context = fixture.Session.CreateContext();
        foreach (var decision in await context.Decisions.AsNoTracking().Where(d => d.RunId == DashboardFixture.Run).ToListAsync())
        {
            var story = await ProblemStory.ReadAsync(context, decision.ProblemId, default);
            var failed = story.Findings.Where(f => f.Verdict == FindingVerdict.Fail).ToArray();
            Assert.Equal(failed.Select(f => f.CheckName).Distinct().Order(StringComparer.Ordinal), decision.Checks);
            Assert.Equal(story.Repairs.Select(r => r.Repair).Distinct().Order(StringComparer.Ordinal), decision.Repairs);
            Assert.All(failed, f => Assert.Contains(f.Message, decision.Text, StringComparison.Ordinal));
            Assert.InRange(decision.Draw, 0, 0.9999999999999999);
            Assert.Equal(decision.Outcome == DecisionOutcome.Repaired ? story.Repairs.Last(r => r.Outcome == RepairOutcome.Applied).Repair : $"rejected:{story.Problem.Reason}", decision.Stratum);
        }
    }

    [Fact]
    public async Task The_migration_makes_of_an_old_trail_what_the_job_would_have_written()
    {
        using var postgres = new PostgresFixture();
        var folder = Directory.CreateTempSubdirectory("decisions-");
        await using (var session = await DatabaseSession.OpenAsync(new WorkerSettings(folder.FullName, postgres.ConnectionString), default))
        {
            await new Grower(session, TimeProvider.System).GrowAsync(new GrowOptions { Run = "old", Target = 40, Seed = 3, CanaryInterval = 3, Workers = 2 }, new SilentView(), verbose: false, default);
            await SpoiltProblems.AddAsync(session, fixture.Workshop, "old", each: 1);
            var (decisions, canaries) = await ReadAsync(session);
            Assert.True(decisions.Count > 10);
            await using (var context = session.CreateContext())
            {
                await context.GetService<IMigrator>().MigrateAsync("20261121000002_Reviews");
            }

            await DatabaseSetup.MigrateAsync(postgres.ConnectionString);
            var (again, canariesAgain) = await ReadAsync(session);
            Assert.Equal(decisions, again);
            Assert.Equal(canaries, canariesAgain);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_verdict_stands_in_the_decision_and_an_export_follows_it()
    {
        var rejected = await FirstAsync(DecisionOutcome.Rejected);
        Assert.DoesNotContain(rejected, await ExportedAsync());
        var bulk = await DecideAsync(rejected, ReviewVerdict.Approved);
        Assert.Equal((ReviewVerdict.Approved, "Ann", true), await StateAsync(rejected));
        Assert.Contains(rejected, await ExportedAsync());
        await UndoAsync(bulk);
        Assert.Equal((null, null, false), await StateAsync(rejected));
        Assert.DoesNotContain(rejected, await ExportedAsync());

        var repaired = await FirstAsync(DecisionOutcome.Repaired);
        Assert.Contains(repaired, await ExportedAsync());
        bulk = await DecideAsync(repaired, ReviewVerdict.Rejected);
        Assert.DoesNotContain(repaired, await ExportedAsync());
        await UndoAsync(bulk);
        Assert.Contains(repaired, await ExportedAsync());
    }

    private static async Task<(IReadOnlyList<string> Decisions, IReadOnlyList<string> Canaries)> ReadAsync(DatabaseSession session)
    {
        await using var context = session.CreateContext();
        var decisions = await context.Decisions.AsNoTracking().OrderBy(d => d.ProblemId).ToListAsync();
        var canaries = await context.Canaries.AsNoTracking().OrderBy(c => c.ProblemId).Select(c => c.ProblemId + " " + c.RepairedBy).ToListAsync();
        // The order of messages is no part of a decision. What is rejected keeps its author's words in a run, but not where it was spoilt afterwards.
        return ([.. decisions.Select(d => JsonSerializer.Serialize(new
        {
            d.ProblemId, d.RunId, d.At, d.Domain, d.FigureKind, d.Family, d.Author, d.Outcome, d.Checks, d.Repairs, d.Applied, d.Rounds, d.Stratum, d.Draw,
            d.Verdict, d.Reviewer, d.ReviewVersion, Text = d.Outcome == DecisionOutcome.Rejected ? "" : string.Join('\n', d.Text.Split('\n').Order(StringComparer.Ordinal)),
        }))], canaries);
    }

    private async Task<string> FirstAsync(DecisionOutcome outcome)
    {
        await using var context = fixture.Session.CreateContext();
        return await context.Decisions
            .Where(d => d.RunId == DashboardFixture.Run && d.Outcome == outcome && d.ReviewVersion == 0 && context.Problems.Any(p => p.Id == d.ProblemId && (p.State == ProblemState.Settled || p.State == ProblemState.Rejected)))
            .OrderBy(d => d.ProblemId).Select(d => d.ProblemId).FirstAsync();
    }

    private async Task<Guid> DecideAsync(string problem, ReviewVerdict verdict)
    {
        await using var context = fixture.Session.CreateContext();
        return await new ReviewDesk(context, fixture.Server.Services.GetRequiredService<DrawnVersions>(), TimeProvider.System).DecideAllAsync([new ReviewDecision(problem, 0, verdict, null, "", "Ann")], default);
    }

    private async Task UndoAsync(Guid bulk)
    {
        await using var context = fixture.Session.CreateContext();
        await new ReviewDesk(context, fixture.Server.Services.GetRequiredService<DrawnVersions>(), TimeProvider.System).UndoAsync(bulk, "Ann", default);
    }

    private async Task<(ReviewVerdict?, string?, bool)> StateAsync(string problem)
    {
        await using var context = fixture.Session.CreateContext();
        var decision = await context.Decisions.SingleAsync(d => d.ProblemId == problem);
        return (decision.Verdict, decision.Reviewer, decision.ReviewedAt is not null);
    }

    private async Task<List<string>> ExportedAsync()
    {
        using var visit = fixture.Workshop.Enter();
        var source = new RunProblems(fixture.Session.Source, DashboardFixture.Run, visit.Get<FigureEngine>(), visit.Get<FigureRenderer>());
        var ids = new List<string>();
        await foreach (var problem in source.ProblemsAsync(default))
        {
            ids.Add(problem.Id);
        }

        return ids;
    }
}
