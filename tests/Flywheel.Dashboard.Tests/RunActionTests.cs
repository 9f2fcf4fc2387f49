using System.Net;
using System.Text.RegularExpressions;
using Flywheel.Dashboard.Tests.Support;
using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Dashboard.Tests;

[Collection(QuietCollection.Name)]
public sealed partial class RunActionTests(QuietDashboard dashboard)
{
    [Fact]
    public async Task A_form_starts_a_run_that_the_ledger_signs_with_the_persons_name()
    {
        var html = await dashboard.StartRunAsync("from-form", ("Form.Domains", "Algebra"), ("Form.Seed", "18446744073709551615"), ("Form.Canaries", "7"));
        Assert.Contains("from-form is started.", html, StringComparison.Ordinal);
        var run = await dashboard.FindAsync("from-form");
        Assert.Equal((RunState.Running, ulong.MaxValue), (run!.State, run.Seed));
        await using var context = dashboard.Session.CreateContext();
        Assert.Equal(["Algebra"], await context.Cells.Where(c => c.RunId == "from-form").Select(c => c.Domain).Distinct().ToListAsync());
        Assert.Equal(1, await context.Cells.Where(c => c.RunId == "from-form").MaxAsync(c => c.Level));
        Assert.Equal([Environment.UserName], await context.Ledger.Where(l => l.RunId == "from-form").Select(l => l.Actor).ToListAsync());
    }

    [Fact]
    public async Task A_run_without_a_name_is_named_after_its_settings_and_found_again()
    {
        var first = await dashboard.StartRunAsync("", ("Form.Seed", "77"));
        Assert.Contains("grow-77-", first, StringComparison.Ordinal);
        Assert.Contains("was taken up again", await dashboard.StartRunAsync("", ("Form.Seed", "77")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Form.Name", "Not A Name", "lower-case letters")]
    [InlineData("Form.Target", "0", "at least 1")]
    [InlineData("Form.Target", "many", "at least 1")]
    [InlineData("Form.Hours", "-3", "more than 0")]
    [InlineData("Form.Hours", "1e9", "more than 0")]
    [InlineData("Form.Seed", "-1", "0 or more")]
    [InlineData("Form.Canaries", "1.5", "whole number")]
    [InlineData("Form.Levels", "9", "Give 0 to 4")]
    [InlineData("Form.Domains", "Astrology", "does not exist")]
    public async Task A_form_that_the_command_line_would_refuse_is_refused_with_the_reason(string field, string value, string reason)
    {
        var html = await dashboard.SendAsync("/runs/new", "/runs/new", (field, value));
        Assert.Contains("<h1>Start a run</h1>", html, StringComparison.Ordinal);
        Assert.Contains(reason, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_taken_by_another_run_is_refused_with_what_differs()
    {
        await dashboard.StartRunAsync("taken");
        Assert.Contains("seed 2 instead of 1", await dashboard.StartRunAsync("taken", ("Form.Seed", "2")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_paused_resumed_and_cancelled_by_name()
    {
        await dashboard.StartRunAsync("stops");
        Assert.Contains("pauses after the batches", await ChangeAsync("Pause"), StringComparison.Ordinal);
        Assert.Equal(RunState.Paused, (await dashboard.FindAsync("stops"))!.State);
        Assert.Contains("stops goes on.", await ChangeAsync("Resume"), StringComparison.Ordinal);
        Assert.Equal(RunState.Running, (await dashboard.FindAsync("stops"))!.State);
        Assert.Contains("Cancel stops for good", await dashboard.Client.GetStringAsync("/runs/stops"), StringComparison.Ordinal);
        Assert.Contains("is cancelled", await ChangeAsync("Cancel"), StringComparison.Ordinal);
        Assert.Contains("nothing to resume", await ChangeAsync("Resume", "/runs/new"), StringComparison.Ordinal);
        await using var context = dashboard.Session.CreateContext();
        var ledger = await context.Ledger.Where(l => l.RunId == "stops").OrderBy(l => l.Id).Select(l => $"{l.Event} by {l.Actor}").ToListAsync();
        Assert.Equal(new[] { "started", "paused", "resumed", "cancelled" }.Select(e => $"{e} by {Environment.UserName}"), ledger);

        Task<string> ChangeAsync(string handler, string page = "/runs/stops") => dashboard.SendAsync(page, $"/runs/stops?handler={handler}");
    }

    [Fact]
    public async Task Changes_need_the_pages_own_token()
    {
        await dashboard.StartRunAsync("guarded");
        var answer = await dashboard.Forms.PostAsync("/runs/guarded?handler=Cancel", token: null);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(RunState.Running, (await dashboard.FindAsync("guarded"))!.State);
    }

    [Fact]
    public async Task A_run_that_nobody_can_go_on_with_says_so()
    {
        await dashboard.StartRunAsync("lonely");
        Assert.Contains("No worker is alive that could go on", await dashboard.Client.ReadUntilAsync("/runs/lonely", "No worker is alive that could go on"), StringComparison.Ordinal);
        Assert.Contains("No worker is alive that could take up", await dashboard.Client.ReadUntilAsync("/runs/new", "No worker is alive"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_estimate_follows_the_pace_of_the_last_minutes()
    {
        await dashboard.StartRunAsync("paced");
        await using var context = dashboard.Session.CreateContext();
        var now = DateTimeOffset.UtcNow;
        await context.Runs.Where(r => r.Id == "paced").ExecuteUpdateAsync(r => r.SetProperty(x => x.StartedAt, now.AddHours(-1)));
        context.Batches.Add(new BatchRow
        {
            RunId = "paced",
            Stage = "check",
            Wave = 0,
            BatchIndex = 0,
            Work = "[]",
            State = BatchState.Finished,
            Candidates = 130,
            Rejected = 10,
            Repaired = 5,
            CreatedAt = now,
            StartedAt = now,
            FinishedAt = now.AddSeconds(-5),
        });
        await context.SaveChangesAsync();
        var html = await dashboard.Client.GetStringAsync("/runs/paced?handler=Status");
        // 120 problems in the last two minutes; 40 are wanted and 120 passed, so nothing is missing.
        Assert.Contains("<div class=\"figure-value\">1.0</div>", html, StringComparison.Ordinal);
        Assert.Contains("and 120 that passed, not settled yet", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_differ_in_what_they_were_asked_for()
    {
        await dashboard.StartRunAsync("left", ("Form.Domains", "Algebra"));
        await dashboard.StartRunAsync("right", ("Form.Domains", "Biology"), ("Form.Seed", "9"));
        var html = await dashboard.Client.GetStringAsync("/runs/compare?a=left&b=right");
        Assert.Contains("seed 9 instead of 1", html, StringComparison.Ordinal);
        Assert.Contains("is gone", html, StringComparison.Ordinal);
        Assert.Contains("is new", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_runs_is_paged_and_filtered()
    {
        await using var context = dashboard.Session.CreateContext();
        await dashboard.StartRunAsync("old-pattern");
        var pattern = await context.Runs.AsNoTracking().SingleAsync(r => r.Id == "old-pattern");
        context.Runs.AddRange(Enumerable.Range(0, 30).Select(i => new RunRow
        {
            Id = $"old-{i:00}",
            State = RunState.Cancelled,
            Seed = 1,
            Settings = pattern.Settings,
            Plan = pattern.Plan,
            CodeVersions = pattern.CodeVersions,
            CreatedAt = DateTimeOffset.UtcNow.AddYears(-1).AddMinutes(i / 2),
        }));
        await context.SaveChangesAsync();
        var first = await dashboard.Client.GetStringAsync("/runs?state=Cancelled");
        Assert.Contains("old-29", first, StringComparison.Ordinal);
        Assert.DoesNotContain("old-pattern", first, StringComparison.Ordinal);
        var seen = new List<string>();
        for (string? address = "/runs?state=Cancelled"; address is not null;)
        {
            var html = await dashboard.Client.GetStringAsync(address);
            seen.AddRange(RunPattern().Matches(html).Select(m => m.Groups["run"].Value));
            var next = NextPattern().Match(html);
            address = next.Success ? WebUtility.HtmlDecode(next.Groups["address"].Value) : null;
        }

        Assert.Equal(30, seen.Count);
        Assert.Equal(30, seen.Distinct().Count());
    }

    [GeneratedRegex("href=\"/runs/(?<run>old-\\d\\d)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RunPattern();

    [GeneratedRegex("href=\"(?<address>[^\"]+)\" rel=\"next\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NextPattern();
}
