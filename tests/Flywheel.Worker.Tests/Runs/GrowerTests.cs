using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Jobs;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Tests.Runs;

[Collection(GrowthCollection.Name)]
public sealed class GrowerTests(UndisturbedRun undisturbed) : IDisposable
{
    private readonly Growth _growth = new();

    public void Dispose() => _growth.Dispose();

    [Fact]
    public void Run_finishes_with_every_cell_full_or_spent()
    {
        Assert.Equal(RunState.Finished, undisturbed.Progress.Run.State);
        Assert.Equal(100, undisturbed.Progress.Wanted);
        Assert.InRange(undisturbed.Progress.Run.Accepted, 90, 100);
        Assert.Equal(undisturbed.Progress.Wanted - undisturbed.Progress.Run.Accepted, undisturbed.Progress.Spent.Sum(c => (long)c.Quota - c.Accepted));
    }

    [Fact]
    public async Task Every_candidate_is_accounted_for()
    {
        await using var session = await undisturbed.Growth.OpenAsync();
        await using var context = session.CreateContext();
        var states = (await context.Problems.GroupBy(p => p.State).Select(g => new { g.Key, Count = g.LongCount() }).ToListAsync()).ToDictionary(g => g.Key, g => g.Count);
        var run = undisturbed.Progress.Run;
        Assert.DoesNotContain(ProblemState.Authored, states.Keys);
        Assert.DoesNotContain(ProblemState.Accepted, states.Keys);
        Assert.Equal(run.Accepted, states[ProblemState.Settled]);
        Assert.Equal(run.Candidates, run.Accepted + run.Rejected + states.GetValueOrDefault(ProblemState.Surplus));
        Assert.Equal(run.Rejected, undisturbed.Progress.Reasons.Sum(r => r.Value));
    }

    [Fact]
    public async Task Expanded_problems_name_parents_that_were_settled_one_level_below()
    {
        await using var session = await undisturbed.Growth.OpenAsync();
        await using var context = session.CreateContext();
        var settled = await context.Problems.AsNoTracking().Where(p => p.State == ProblemState.Settled).ToDictionaryAsync(p => p.Id);
        Assert.Equal([0, 1, 2, 3, 4], settled.Values.Select(p => p.Level).Distinct().Order());
        Assert.All(settled.Values.Where(p => p.Level > 0), child =>
        {
            var parent = settled[child.ParentId!];
            Assert.Equal((child.Level - 1, child.RootId), (parent.Level, parent.RootId));
            Assert.True(ProblemJson.Read(child.Document).Steps.Length > ProblemJson.Read(parent.Document).Steps.Length);
        });
    }

    [Fact]
    public async Task Canaries_are_never_settled_and_their_recall_is_shown()
    {
        await using var session = await undisturbed.Growth.OpenAsync();
        await using var context = session.CreateContext();
        var canaries = await context.Canaries.AsNoTracking().Select(c => c.ProblemId).ToListAsync();
        var report = await RunReport.ReadAsync(context, Growth.Run, CancellationToken.None);
        Assert.NotEmpty(canaries);
        Assert.Equal(canaries.Count, await context.Problems.CountAsync(p => canaries.Contains(p.Id) && p.State == ProblemState.Canary));
        Assert.Equal(canaries.Count, report.Caught.Total);
        Assert.Equal(report.Damages.Sum(d => d.Caught.Total), report.Caught.Total);
        Assert.NotEmpty(report.Checks);
    }

    [Fact]
    public async Task Every_settled_problem_has_its_story()
    {
        await using var session = await undisturbed.Growth.OpenAsync();
        await using var context = session.CreateContext();
        var stories = await context.Ledger.Where(e => e.ProblemId != null).GroupBy(e => e.ProblemId!).Select(g => new { g.Key, Events = g.OrderBy(e => e.Id).Select(e => e.Event).ToList() }).ToDictionaryAsync(g => g.Key, g => g.Events);
        var settled = await context.Problems.Where(p => p.State == ProblemState.Settled).Select(p => new { p.Id, p.Level }).ToListAsync();
        Assert.All(settled, p => Assert.Equal([p.Level == 0 ? "authored" : "expanded", "checked", "settled"], stories[p.Id]));
    }

    [Fact]
    public async Task One_worker_makes_what_two_make()
    {
        await _growth.GrowAsync(Growth.Small with { Workers = 1 });
        Assert.Equal(undisturbed.Content, await _growth.ContentAsync());
    }

    [Fact]
    public async Task Another_name_for_the_same_settings_gives_the_same_problems()
    {
        await _growth.GrowAsync(Growth.Small with { Run = "named-otherwise" });
        Assert.Equal(undisturbed.Content, await _growth.ContentAsync("named-otherwise"));
    }

    [Fact]
    public async Task Another_seed_gives_other_problems()
    {
        await _growth.GrowAsync(Growth.Small with { Seed = 12, Target = 20 });
        Assert.Empty((await _growth.ContentAsync()).Where(l => l.StartsWith("problem", StringComparison.Ordinal)).Intersect(undisturbed.Content));
    }

    [Fact]
    public async Task Interrupted_again_and_again_a_run_contains_what_an_undisturbed_one_does()
    {
        var pauses = 0;
        while (true)
        {
            using var interruption = new CancellationTokenSource();
            interruption.CancelAfter(TimeSpan.FromSeconds(1.5 + pauses));
            try
            {
                await _growth.GrowAsync(Growth.Small, cancellationToken: interruption.Token);
                break;
            }
            catch (OperationCanceledException)
            {
                pauses++;
            }
        }

        Assert.NotEqual(0, pauses);
        Assert.Equal(undisturbed.Content, await _growth.ContentAsync());
    }

    [Fact]
    public async Task Interrupted_run_is_paused()
    {
        using var interruption = new CancellationTokenSource();
        var view = new StoppingView(interruption, _ => true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _growth.GrowAsync(Growth.Small, view, interruption.Token));
        await using var session = await _growth.OpenAsync();
        await using var context = session.CreateContext();
        Assert.Equal(RunState.Paused, (await context.Runs.SingleAsync()).State);
    }

    [Fact]
    public async Task Finished_run_is_left_as_it_is()
    {
        var again = await undisturbed.Growth.GrowAsync(Growth.Small);
        Assert.Equal((undisturbed.Progress.Run.Candidates, undisturbed.Progress.Run.FinishedAt), (again.Run.Candidates, again.Run.FinishedAt));
    }

    [Fact]
    public async Task Time_limit_ends_an_open_ended_run_between_waves_and_a_later_one_goes_on()
    {
        var options = Growth.Small with { Target = null, Hours = 1e-6, Domains = ["Computer Science"], Levels = [0] };
        var first = await _growth.GrowAsync(options);
        Assert.Equal((RunState.Finished, SettleJob.TimeLimitReason), (first.Run.State, first.Run.Reason));
        var second = await _growth.GrowAsync(options);
        Assert.Equal(SettleJob.TimeLimitReason, second.Run.Reason);
        Assert.True(second.Run.Accepted > first.Run.Accepted);
    }

    private sealed class StoppingView(CancellationTokenSource source, Func<RunProgress, bool> when) : IGrowthView
    {
        public void Show(RunProgress progress)
        {
            if (when(progress))
            {
                source.Cancel();
            }
        }

        public void Wait(string reason)
        {
        }
    }
}
