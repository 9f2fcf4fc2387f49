using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Plans;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Flywheel.Worker.Tests.Runs;

public sealed class RunCoordinatorTests : IAsyncLifetime
{
    private static readonly RunSettings Settings = new() { Seed = 3, Author = "rules 1", Knowledge = "k", Plan = "p" };

    private readonly Growth _growth = new();
    private readonly RunPlan _plan = new([new PlanCell("Algebra", "bar-chart", 0, 90, 200), new PlanCell("Algebra", "bar-chart", 1, 10, 30)], null);
    private DatabaseSession _session = null!;
    private ServiceProvider _services = null!;
    private RunCoordinator _coordinator = null!;

    public async Task InitializeAsync()
    {
        _session = await _growth.OpenAsync();
        _services = new ServiceCollection().AddRuns(_session).BuildServiceProvider();
        _coordinator = _services.GetRequiredService<RunCoordinator>();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _session.DisposeAsync();
        _growth.Dispose();
    }

    [Fact]
    public async Task Start_makes_cells_and_the_first_wave()
    {
        Assert.False(await StartAsync());
        await using var context = _session.CreateContext();
        Assert.Equal(RunState.Running, (await context.Runs.SingleAsync()).State);
        Assert.Equal(_plan.Cells.Select(c => c.Key), (await context.Cells.ToListAsync()).Select(c => c.Key).Order());
        var batches = await context.Batches.OrderBy(b => b.BatchIndex).ToListAsync();
        Assert.All(batches, b => Assert.Equal(("author", 0, BatchState.Started), (b.Stage, b.Wave, b.State)));
        Assert.Equal(Enumerable.Range(0, batches.Count), batches.Select(b => b.BatchIndex));
    }

    [Fact]
    public async Task Starting_twice_at_once_makes_one_run()
    {
        var started = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StartAsync()));
        Assert.Equal(1, started.Count(resumed => !resumed));
    }

    [Fact]
    public async Task Same_settings_resume_a_paused_run()
    {
        await StartAsync();
        await _coordinator.PauseAsync("r", CancellationToken.None);
        Assert.Equal(RunState.Paused, await StateAsync());
        Assert.True(await StartAsync());
        Assert.Equal(RunState.Running, await StateAsync());
    }

    [Fact]
    public async Task Other_settings_are_refused_by_name()
    {
        await StartAsync();
        var error = await Assert.ThrowsAsync<RunException>(() => _coordinator.StartAsync("r", Settings with { Seed = 4, CanaryInterval = 7 }, _plan, false, CancellationToken.None));
        Assert.Contains("seed 4 instead of 3; canary interval 7 instead of 50", error.Message);
    }

    [Fact]
    public async Task Edited_plan_is_refused_with_the_cells_that_differ()
    {
        await StartAsync();
        var edited = new RunPlan([_plan.Cells[0] with { Quota = 80 }, new PlanCell("Algebra", "table-grid", 0, 5, 24)], null);
        var error = await Assert.ThrowsAsync<RunException>(() => _coordinator.StartAsync("r", Settings with { Plan = "q" }, edited, false, CancellationToken.None));
        Assert.Contains("Algebra|bar-chart|0 wants 80 instead of 90; the cell Algebra|table-grid|0 (5) is new; the cell Algebra|bar-chart|1 (10) is gone", error.Message);
    }

    [Fact]
    public async Task Other_code_is_refused_unless_it_is_accepted()
    {
        await StartAsync();
        _growth.Postgres.Execute("""update flywheel.runs set code_versions = '{"Flywheel.Synthesis": "0.0.1+old", "Flywheel.Checker": "0.0.1+old"}'""");
        Assert.Contains("0.0.1+old", (await Assert.ThrowsAsync<RunException>(StartAsync)).Message);
        Assert.True(await _coordinator.StartAsync("r", Settings, _plan, acceptNewCode: true, CancellationToken.None));
        Assert.True(await StartAsync());
    }

    [Fact]
    public async Task Resumed_run_does_again_what_had_failed()
    {
        await StartAsync();
        _growth.Postgres.Execute("update flywheel.batches set state = 'Failed', attempts = 5; update flywheel.runs set state = 'Failed', reason = 'x'");
        Assert.True(await StartAsync());
        await using var context = _session.CreateContext();
        Assert.All(await context.Batches.ToListAsync(), b => Assert.Equal((BatchState.Started, 0), (b.State, b.Attempts)));
        Assert.Null((await context.Runs.SingleAsync()).Reason);
    }

    [Fact]
    public async Task Cancelled_run_stays_so()
    {
        await StartAsync();
        await _coordinator.CancelAsync("r", CancellationToken.None);
        await Assert.ThrowsAsync<RunException>(StartAsync);
        await Assert.ThrowsAsync<RunException>(() => _coordinator.ResumeAsync("r", CancellationToken.None));
        await Assert.ThrowsAsync<RunException>(() => _coordinator.PauseAsync("r", CancellationToken.None));
        await Assert.ThrowsAsync<RunException>(() => _coordinator.CancelAsync("r", CancellationToken.None));
        Assert.Equal(RunState.Cancelled, await StateAsync());
    }

    [Fact]
    public async Task What_happens_to_a_run_is_in_its_ledger()
    {
        await StartAsync();
        await _coordinator.PauseAsync("r", CancellationToken.None);
        await _coordinator.ResumeAsync("r", CancellationToken.None);
        await _coordinator.CancelAsync("r", CancellationToken.None);
        await using var context = _session.CreateContext();
        Assert.Equal(["started", "paused", "resumed", "cancelled"], await context.Ledger.OrderBy(e => e.Id).Select(e => e.Event).ToListAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("A")]
    [InlineData("a b")]
    [InlineData("a;drop table runs")]
    [InlineData("ä")]
    public async Task Text_that_is_no_name_is_refused(string name)
        => await Assert.ThrowsAsync<RunException>(() => _coordinator.StartAsync(name, Settings, _plan, false, CancellationToken.None));

    [Fact]
    public async Task Unknown_run_is_refused() => Assert.Contains("no run \"nope\"", (await Assert.ThrowsAsync<RunException>(() => _coordinator.ResumeAsync("nope", CancellationToken.None))).Message);

    private Task<bool> StartAsync() => _coordinator.StartAsync("r", Settings, _plan, acceptNewCode: false, CancellationToken.None);

    private async Task<RunState> StateAsync()
    {
        await using var context = _session.CreateContext();
        return (await context.Runs.AsNoTracking().SingleAsync()).State;
    }
}
