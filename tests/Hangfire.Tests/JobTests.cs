using Flywheel.TestSupport.Postgres;
using Hangfire.Common;
using Hangfire.States;

namespace Hangfire.Tests;

public sealed class JobTests(PostgresFixture database) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly Rig rig = new(database);

    public void Dispose() => rig.Dispose();

    [Fact]
    public void Enqueued_job_runs_once_and_succeeds()
    {
        rig.Serve();
        var id = rig.Client.Enqueue<Work>(work => work.Note("a"));
        rig.WaitForState(id, SucceededState.StateName);
        Assert.Equal(["a"], rig.Journal.Entries);
        Assert.Equal(["Enqueued", "Processing", "Succeeded"], rig.History(id));
    }

    [Fact]
    public void Job_starts_within_50_milliseconds_of_being_enqueued()
    {
        rig.Serve();
        var latencies = new List<double>();
        for (var i = 0; i < 15; i++)
        {
            var text = $"job {i}";
            Thread.Sleep(20);
            var enqueued = System.Diagnostics.Stopwatch.StartNew();
            rig.Client.Enqueue<Work>(work => work.Note(text));
            while (rig.Journal.Count(text) == 0 && enqueued.Elapsed.TotalSeconds < 5)
                Thread.Yield();
            latencies.Add(enqueued.Elapsed.TotalMilliseconds);
        }

        Assert.InRange(latencies.Order().ElementAt(latencies.Count / 2), 0, 1_000);
    }

    [Fact]
    public void Async_job_is_awaited()
    {
        rig.Serve();
        var id = rig.Client.Enqueue<Work>(work => work.NoteLater("later", 50));
        rig.WaitForState(id, SucceededState.StateName);
        Assert.Equal(["later"], rig.Journal.Entries);
    }

    [Fact]
    public void Result_of_a_job_is_kept()
    {
        rig.Serve();
        var sum = rig.Client.Enqueue<Work>(work => work.Add(2, 3));
        var greeting = rig.Client.Create(new Job(typeof(Work), typeof(Work).GetMethod(nameof(Work.Greet))!, "Ada"), new EnqueuedState());
        rig.WaitForState(sum, SucceededState.StateName);
        rig.WaitForState(greeting, SucceededState.StateName);
        var results = rig.Monitoring.SucceededJobs(0, 10).ToDictionary(pair => pair.Key, pair => pair.Value.Result);
        Assert.Equal("5", results[sum]);
        Assert.Equal("\"Hello, Ada\"", results[greeting]);
    }

    [Fact]
    public void Arguments_of_all_kinds_arrive_as_they_were_sent()
    {
        rig.Serve();
        var time = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        var map = new Dictionary<string, double> { ["x"] = 0.1 };
        rig.Client.Enqueue<Work>(work => work.Mixed(
            -7, "ü\u0000\"'\U0001F600", DayOfWeek.Friday, new Parcel("box", 1.25m), new[] { 1, 2 }, map, time, null));
        rig.Journal.WaitFor($"-7 ü\u0000\"'\U0001F600 Friday box/1.25 1+2 0.1 {time:O} True");
    }

    [Fact]
    public void Argument_expressions_are_evaluated_when_the_job_is_created()
    {
        rig.Serve();
        var number = 1;
        rig.Client.Enqueue<Work>(work => work.Note($"number {number + 1}"));
        number = 5;
        rig.Journal.WaitFor("number 2");
    }

    [Fact]
    public void Static_method_needs_no_object()
    {
        rig.Serve();
        var text = Guid.NewGuid().ToString();
        rig.Client.Enqueue(() => Work.Static(text));
        Journal.Until(() => Work.StaticEntries.Contains(text), "the static job");
    }

    [Fact]
    public void Context_and_token_are_given_by_the_server()
    {
        rig.Serve();
        var id = rig.Client.Enqueue<Work>(work => work.Context(null, JobCancellationToken.Null));
        rig.Journal.WaitFor($"{id} 3 True");
        Assert.Equal("3", rig.Storage.GetConnection().GetJobParameter(id, "Step"));
    }

    [Fact]
    public void Parameters_given_at_creation_travel_with_the_job()
    {
        var client = (IBackgroundJobClientV2)rig.Client;
        var id = client.Create(Job.FromExpression<Work>(work => work.Note("x")), new EnqueuedState(), new Dictionary<string, object?> { ["Run"] = "r1" });
        Assert.Equal("\"r1\"", rig.Storage.GetConnection().GetJobParameter(id, "Run"));
    }

    [Fact]
    public void Job_in_a_queue_that_no_server_serves_waits()
    {
        rig.Serve();
        var other = rig.Client.Enqueue<Work>("other", work => work.Note("other"));
        rig.Client.Enqueue<Work>(work => work.Note("default"));
        rig.Journal.WaitFor("default");
        Assert.Equal(EnqueuedState.StateName, rig.State(other));

        rig.Serve(options => options.Queues = ["other"]);
        rig.Journal.WaitFor("other");
    }

    [Fact]
    public void Earlier_queue_of_a_server_goes_first()
    {
        for (var i = 0; i < 5; i++)
            rig.Client.Enqueue<Work>(work => work.Note("default"));
        for (var i = 0; i < 5; i++)
            rig.Client.Enqueue<Work>(work => work.Critical("critical"));
        rig.Serve(options => (options.Queues, options.WorkerCount) = (["critical", "default"], 1));
        rig.Journal.WaitFor("default", times: 5);
        Assert.Equal([.. Enumerable.Repeat("critical", 5), .. Enumerable.Repeat("default", 5)], rig.Journal.Entries);
    }

    [Fact]
    public void Queue_attribute_may_name_an_argument()
    {
        rig.Serve(options => options.Queues = ["part-7"]);
        rig.Client.Enqueue<Work>(work => work.Partitioned(7));
        rig.Journal.WaitFor("part 7");
    }

    [Fact]
    public void Jobs_of_one_queue_start_in_the_order_of_their_creation()
    {
        var texts = Enumerable.Range(0, 30).Select(i => $"{i}").ToArray();
        foreach (var text in texts)
            rig.Client.Enqueue<Work>(work => work.Note(text));
        rig.Serve(options => options.WorkerCount = 1);
        rig.Journal.WaitFor("29");
        Assert.Equal(texts, rig.Journal.Entries);
    }

    [Fact]
    public void Scheduled_job_runs_at_its_time_and_not_before()
    {
        rig.Serve();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        rig.Client.Schedule<Work>(work => work.Note("later"), TimeSpan.FromSeconds(0.7));
        rig.Journal.WaitFor("later");
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.68, 30);
    }

    [Fact]
    public void Scheduled_job_keeps_its_queue()
    {
        rig.Serve(options => options.Queues = ["slow"]);
        rig.Client.Schedule<Work>("slow", work => work.Note("later"), DateTimeOffset.UtcNow);
        rig.Journal.WaitFor("later");
    }

    [Fact]
    public void Rescheduled_job_runs_at_the_new_time()
    {
        rig.Serve();
        var id = rig.Client.Schedule<Work>(work => work.Note("now"), TimeSpan.FromHours(1));
        Assert.True(rig.Client.Reschedule(id, TimeSpan.Zero));
        rig.Journal.WaitFor("now");
    }

    [Fact]
    public void Deleted_job_never_runs()
    {
        var id = rig.Client.Enqueue<Work>(work => work.Note("deleted"));
        Assert.True(rig.Client.Delete(id));
        rig.Serve();
        rig.Client.Enqueue<Work>(work => work.Note("next"));
        rig.Journal.WaitFor("next");
        Assert.Equal(["next"], rig.Journal.Entries);
    }

    [Fact]
    public void Requeued_job_runs_again()
    {
        rig.Serve();
        var id = rig.Client.Enqueue<Work>(work => work.Note("twice"));
        rig.WaitForState(id, SucceededState.StateName);
        Assert.True(rig.Client.Requeue(id));
        rig.Journal.WaitFor("twice", times: 2);
    }

    [Fact]
    public void State_changes_only_from_the_expected_state()
    {
        var id = rig.Client.Enqueue<Work>(work => work.Note("a"));
        Assert.False(rig.Client.Delete(id, ScheduledState.StateName));
        Assert.True(rig.Client.Delete(id, EnqueuedState.StateName));
        Assert.False(rig.Client.Delete("123456789"));
        Assert.False(rig.Client.Delete("no number"));
    }

    [Fact]
    public void Jobs_that_must_not_run_at_once_do_not()
    {
        rig.Serve();
        rig.Neighbour().Dispose();
        for (var i = 0; i < 4; i++)
            rig.Client.Enqueue<Work>(work => work.Alone("done"));
        rig.Journal.WaitFor("done", times: 4);
        Assert.Equal([.. Enumerable.Repeat<string[]>(["in", "out"], 4).SelectMany(pair => pair)], rig.Journal.Entries.Where(entry => entry != "done"));
    }

    [Fact]
    public void Job_that_cannot_be_run_by_a_server_is_refused_when_it_is_made()
    {
        Assert.Throws<ArgumentException>(() => Job.FromExpression(() => new Work(new Journal())));
        Assert.Throws<NotSupportedException>(() => Job.FromExpression<UnfitWork>(work => work.Generic(1)));
        Assert.Throws<NotSupportedException>(() => Job.FromExpression<UnfitWork>(work => work.Hidden()));
        Assert.Contains("async void", Assert.Throws<NotSupportedException>(() => Job.FromExpression<UnfitWork>(work => work.AsyncVoid())).Message);
        Assert.Throws<ArgumentException>(() => rig.Client.Enqueue<Work>("Not A Queue", work => work.Note("")));
    }
}

public class UnfitWork
{
    public void Generic<T>(T value) => _ = value;

#pragma warning disable MA0155 // That async void is refused is what is tested.
    public async void AsyncVoid() => await Task.Yield();
#pragma warning restore MA0155

    internal void Hidden()
    {
    }
}
