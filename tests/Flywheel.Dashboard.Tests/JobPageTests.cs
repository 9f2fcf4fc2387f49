using System.Net;
using Flywheel.Dashboard.Tests.Support;
using Flywheel.Worker.Jobs;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Microsoft.Extensions.DependencyInjection;

namespace Flywheel.Dashboard.Tests;

[Collection(QuietCollection.Name)]
public sealed class JobPageTests(QuietDashboard dashboard)
{
    private IBackgroundJobClient Client => dashboard.Server.Services.GetRequiredService<IBackgroundJobClient>();

    private IRecurringJobManager Recurring => dashboard.Server.Services.GetRequiredService<IRecurringJobManager>();

    [Fact]
    public async Task A_failed_job_shows_what_it_failed_with_as_text()
    {
        var id = Fail("<script>alert(1)</script>");
        var html = await dashboard.Client.GetStringAsync("/jobs?list=failed");
        Assert.Contains($"BrokenJob</a> <span class=\"quiet small\">#{id}</span>", html, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Contains("<summary class=\"small\">Stack</summary>", html, StringComparison.Ordinal);
        var details = await dashboard.Client.GetStringAsync($"/jobs/{id}");
        Assert.Contains("&lt;script&gt;", details, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failed_jobs_are_put_into_their_queue_again_or_deleted()
    {
        var (again, gone) = (Fail("again"), Fail("gone"));
        Assert.Contains("1 job was put into the queue.", await SendAsync("Requeue", ("only", again)), StringComparison.Ordinal);
        Assert.Equal(EnqueuedState.StateName, State(again));
        Assert.Contains("1 job was deleted.", await SendAsync("Delete", ("ids", gone)), StringComparison.Ordinal);
        Assert.Equal(DeletedState.StateName, State(gone));
        Assert.Contains("not in this list any more", await SendAsync("Delete", ("ids", again)), StringComparison.Ordinal);
        Assert.Equal(EnqueuedState.StateName, State(again));
        Assert.Contains("Choose the jobs first.", await SendAsync("Delete"), StringComparison.Ordinal);
        Assert.Contains("not in this list any more", await SendAsync("Delete", ("ids", "1; drop table"), ("ids", "-4")), StringComparison.Ordinal);

        async Task<string> SendAsync(string handler, params IEnumerable<(string, string?)> fields)
        {
            Fail("so that there is a form");
            return await dashboard.SendAsync("/jobs?list=failed", $"/jobs?list=failed&handler={handler}", fields);
        }
    }

    [Fact]
    public async Task Long_lists_come_in_pages()
    {
        for (var i = 0; i < 25; i++)
        {
            Client.Delete(Client.Enqueue<SettleJob>("paged", job => job.RunAsync("paged", i, 0, CancellationToken.None)));
        }

        Assert.Contains("from=20", await dashboard.Client.GetStringAsync("/jobs?list=deleted"), StringComparison.Ordinal);
        Assert.Contains("rel=\"prev\"", await dashboard.Client.GetStringAsync("/jobs?list=deleted&from=20"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queues_show_how_many_jobs_wait_and_that_nobody_serves_them()
    {
        var id = Client.Enqueue<SettleJob>("quiet-corner", job => job.RunAsync("some-run", 0, 0, CancellationToken.None));
        var html = await dashboard.Client.GetStringAsync("/jobs?list=enqueued&queue=quiet-corner");
        Assert.Contains("No worker is alive.", html, StringComparison.Ordinal);
        Assert.Contains("Queue <code>quiet-corner</code>", html, StringComparison.Ordinal);
        Assert.Contains($"#{id}</span>", html, StringComparison.Ordinal);
        Assert.Contains($"Delete job {id}?", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scheduled_jobs_are_listed_with_their_time()
    {
        var id = Client.Schedule<SettleJob>("later", job => job.RunAsync("some-run", 0, 0, CancellationToken.None), TimeSpan.FromHours(3));
        var html = await dashboard.Client.GetStringAsync("/jobs?list=scheduled");
        Assert.Contains($"#{id}</span>", html, StringComparison.Ordinal);
        Assert.Contains("Run now", html, StringComparison.Ordinal);
        Assert.Contains("/runs/some-run", await dashboard.Client.GetStringAsync($"/jobs/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recurring_jobs_are_run_now_or_taken_off_their_schedule()
    {
        Recurring.AddOrUpdate<SettleJob>("nightly", job => job.RunAsync("some-run", 0, 0, CancellationToken.None), "0 3 * * *");
        Assert.Contains("0 3 * * *", await dashboard.Client.GetStringAsync("/jobs"), StringComparison.Ordinal);
        Assert.Contains("nightly runs now", await dashboard.SendAsync("/jobs", "/jobs?handler=Trigger", ("id", "nightly")), StringComparison.Ordinal);
        Assert.Contains("nightly is off its schedule", await dashboard.SendAsync("/jobs", "/jobs?handler=Remove", ("id", "nightly")), StringComparison.Ordinal);
        Assert.Contains("no such recurring job", await dashboard.SendAsync("/runs/new", "/jobs?handler=Trigger", ("id", "nightly")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/jobs?list=banana&from=-5", HttpStatusCode.OK)]
    [InlineData("/jobs?list=failed&from=99999999999", HttpStatusCode.OK)]
    [InlineData("/jobs?list=enqueued&queue=%27%3B", HttpStatusCode.OK)]
    [InlineData("/jobs/../../etc", HttpStatusCode.NotFound)]
    [InlineData("/jobs/abc", HttpStatusCode.NotFound)]
    [InlineData("/jobs/999999", HttpStatusCode.NotFound)]
    public async Task What_makes_no_sense_breaks_nothing(string address, HttpStatusCode expected)
    {
        using var response = await dashboard.Client.GetAsync(address);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Jobs_are_changed_only_with_the_pages_own_token()
    {
        var id = Fail("kept");
        var answer = await dashboard.Forms.PostAsync("/jobs?list=failed&handler=Delete", token: null, ("only", id));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(FailedState.StateName, State(id));
    }

    private string Fail(string message) => Client.Create(
        Job.FromExpression<BrokenJob>(job => job.Run("some-run")), new FailedState(new InvalidOperationException(message)));

    private string State(string id)
    {
        using var connection = dashboard.Server.Services.GetRequiredService<JobStorage>().GetConnection();
        return connection.GetJobData(id)!.State;
    }
}
