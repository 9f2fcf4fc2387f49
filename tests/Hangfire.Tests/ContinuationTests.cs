using Flywheel.TestSupport.Postgres;
using Hangfire.States;

namespace Hangfire.Tests;

public sealed class ContinuationTests(PostgresFixture database) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly Rig rig = new(database);

    public void Dispose() => rig.Dispose();

    [Fact]
    public void Continuation_runs_after_its_parent_has_succeeded()
    {
        var parent = rig.Client.Enqueue<Work>(work => work.Wait("parent"));
        var child = rig.Client.ContinueJobWith<Work>(parent, work => work.Note("child"));
        rig.Serve();
        rig.Journal.WaitFor("parent started");
        Assert.Equal(AwaitingState.StateName, rig.State(child));

        rig.Journal.Gate.Set();
        rig.WaitForState(child, SucceededState.StateName);
        Assert.Equal(["parent started", "parent ended", "child"], rig.Journal.Entries);
    }

    [Fact]
    public void Continuation_of_an_ended_parent_runs_at_once()
    {
        rig.Serve();
        var parent = rig.Client.Enqueue<Work>(work => work.Note("parent"));
        rig.WaitForState(parent, SucceededState.StateName);
        rig.Client.ContinueJobWith<Work>(parent, work => work.Note("child"));
        rig.Journal.WaitFor("child");
    }

    [Fact]
    public void Chain_and_fan_of_continuations_run_in_order()
    {
        var first = rig.Client.Enqueue<Work>(work => work.Note("1"));
        var second = rig.Client.ContinueJobWith<Work>(first, work => work.Note("2"));
        var third = rig.Client.ContinueJobWith<Work>(second, work => work.NoteLater("3", 1));
        rig.Client.ContinueJobWith<Work>(third, work => work.Note("4"));
        rig.Client.ContinueJobWith<Work>(third, work => work.Note("4"));
        rig.Serve();
        rig.Journal.WaitFor("4", times: 2);
        Assert.Equal(["1", "2", "3", "4", "4"], rig.Journal.Entries);
    }

    [Fact]
    public void Continuation_for_success_is_deleted_with_its_parent_and_so_are_its_own()
    {
        var parent = rig.Client.Enqueue<Work>(work => work.Note("parent"));
        var child = rig.Client.ContinueJobWith<Work>(parent, work => work.Note("child"));
        var grandchild = rig.Client.ContinueJobWith<Work>(child, work => work.Note("grandchild"));
        rig.Client.Delete(parent);
        Assert.Equal(DeletedState.StateName, rig.State(child));
        Assert.Equal(DeletedState.StateName, rig.State(grandchild));
    }

    [Fact]
    public void Continuation_for_any_end_runs_after_a_deletion()
    {
        rig.Serve();
        var parent = rig.Client.Schedule<Work>(work => work.Note("parent"), TimeSpan.FromHours(1));
        rig.Client.ContinueJobWith<Work>(parent, work => work.Note("child"), JobContinuationOptions.OnAnyFinishedState);
        rig.Client.Delete(parent);
        rig.Journal.WaitFor("child");
    }

    [Fact]
    public void Continuation_keeps_its_queue_and_its_delay()
    {
        rig.Serve();
        rig.Serve(options => options.Queues = ["second"]);
        var parent = rig.Client.Enqueue<Work>(work => work.Note("parent"));
        rig.Client.ContinueJobWith<Work>(parent, "second", work => work.Note("child"), new ScheduledState(TimeSpan.FromSeconds(0.2)));
        rig.Journal.WaitFor("child");
    }

    [Fact]
    public void Continuations_made_while_their_parents_end_all_run()
    {
        rig.Serve(options => options.WorkerCount = 8);
        for (var i = 0; i < 100; i++)
        {
            var parent = rig.Client.Enqueue<Work>(work => work.Note("parent"));
            rig.Client.ContinueJobWith<Work>(parent, work => work.Note("child"));
        }

        rig.Journal.WaitFor("child", times: 100);
        Assert.Equal(100, rig.Journal.Count("parent"));
    }

    [Fact]
    public void Continuation_of_an_unknown_parent_is_refused()
    {
        var error = Assert.Throws<BackgroundJobClientException>(() => rig.Client.ContinueJobWith<Work>("987654", work => work.Note("child")));
        Assert.Contains("987654 does not exist", error.Message);
    }
}
