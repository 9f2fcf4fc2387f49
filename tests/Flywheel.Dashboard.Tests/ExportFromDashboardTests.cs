using System.Net;
using Flywheel.Dashboard.Tests.Support;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Datasets;
using Flywheel.Worker.Dashboard.Datasets;
using Flywheel.Worker.Dashboard.Security;
using Flywheel.Worker.Exports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Flywheel.Dashboard.Tests;

[Collection(DashboardCollection.Name)]
public sealed class ExportFromDashboardTests(DashboardFixture fixture)
{
    private static readonly (string, string?)[] Small = [("form.Datasets", "v-interaction"), ("form.Format", "parquet"), ("form.ShardRows", "50"), ("form.Compression", "zstd"), ("form.TestPercent", "20")];

    [Fact]
    public async Task An_export_that_is_asked_for_is_done_in_the_background_into_a_folder_named_by_run_and_time()
    {
        var id = await AskAsync(DashboardFixture.Run, Small);
        var export = await EndAsync(id);
        Assert.Equal(ExportState.Finished, export.State);
        Assert.Matches($"^{System.Text.RegularExpressions.Regex.Escape(Path.Combine(fixture.Folder, "exports"))}/night-[0-9]{{8}}-[0-9]{{6}}(-[0-9]+)?/v-interaction$", export.Directory);
        Assert.Equal(50, DatasetLock.Read(export.Directory).ShardRows);
        Assert.Contains("Download all as zip", await fixture.Client.GetStringAsync($"/datasets/{id}"), StringComparison.Ordinal);
        await using var context = fixture.Session.CreateContext();
        Assert.True(await context.Ledger.AnyAsync(l => l.Event == "export asked for" && l.Actor == Environment.UserName));
    }

    [Fact]
    public async Task Conversations_leave_the_benchmark_out()
    {
        var id = await AskAsync(DashboardFixture.Run, ("form.Datasets", "v-perception"), ("form.Datasets", "vtbench"), ("form.Format", "ms-swift"), ("form.ShardRows", "50"), ("form.Compression", "zstd"), ("form.TestPercent", "20"));
        var export = await EndAsync(id);
        Assert.Equal((ExportState.Finished, "v-perception"), (export.State, export.Dataset));
        Assert.Contains("train.jsonl", await fixture.Client.GetStringAsync($"/datasets/{id}"), StringComparison.Ordinal);
        await using var context = fixture.Session.CreateContext();
        Assert.Single(await context.Exports.Where(e => e.Directory.StartsWith(Path.GetDirectoryName(export.Directory)!)).ToListAsync());
    }

    [Theory]
    [InlineData("The rows a shard must be", "form.Datasets=v-interaction", "form.Format=parquet", "form.ShardRows=0", "form.Compression=zstd", "form.TestPercent=5")]
    [InlineData("The test share must be", "form.Datasets=v-interaction", "form.Format=parquet", "form.ShardRows=10", "form.Compression=zstd", "form.TestPercent=90")]
    [InlineData("The compression must be", "form.Datasets=v-interaction", "form.Format=parquet", "form.ShardRows=10", "form.Compression=../../x", "form.TestPercent=5")]
    [InlineData("Choose at least one dataset", "form.Datasets=../../etc", "form.Format=parquet", "form.ShardRows=10", "form.Compression=zstd", "form.TestPercent=5")]
    [InlineData("Choose a format", "form.Datasets=v-interaction", "form.Format=exe", "form.ShardRows=10", "form.Compression=zstd", "form.TestPercent=5")]
    [InlineData("VTBench is a benchmark", "form.Datasets=vtbench", "form.Format=ms-swift", "form.ShardRows=10", "form.Compression=zstd", "form.TestPercent=5")]
    [InlineData("A number of the form is none", "form.Datasets=v-interaction", "form.Format=parquet", "form.ShardRows=many", "form.Compression=zstd", "form.TestPercent=5")]
    public async Task What_is_wrong_with_the_form_is_said_and_nothing_is_exported(string expected, params string[] fields)
    {
        var before = await CountAsync();
        var answer = await fixture.Forms.SendAsync("/datasets/new", "/datasets/new", [("run", DashboardFixture.Run), .. fields.Select(f => (f.Split('=')[0], f.Split('=')[1]))]);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains(expected, answer.Text, StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task A_run_that_is_none_is_refused()
    {
        var answer = await fixture.Forms.SendAsync("/datasets/new", "/datasets/new", [("run", "../../etc"), .. Small]);
        Assert.Contains("There is no run", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_form_s_token_nothing_is_exported()
    {
        var answer = await fixture.Forms.PostAsync("/datasets/new", token: null, ("run", DashboardFixture.Run));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public void Only_administrators_start_exports_and_reviewers_check_them()
    {
        Assert.Empty(typeof(Flywheel.Worker.Dashboard.Pages.Datasets.NewModel).GetCustomAttributes(typeof(WritesAttribute), inherit: true));
        Assert.Equal(Role.Reviewer, Assert.Single(typeof(Flywheel.Worker.Dashboard.Pages.Datasets.ShowModel).GetCustomAttributes(typeof(WritesAttribute), inherit: true).Cast<WritesAttribute>()).Role);
    }

    [Fact]
    public async Task The_form_tells_what_reviews_change_since_the_last_export()
    {
        var last = await NightExport.MakeAsync(fixture, "before-reviews");
        await using var context = fixture.Session.CreateContext();
        var problems = await context.Problems.Where(p => p.RunId == DashboardFixture.Run && p.State == ProblemState.Settled && !context.Reviews.Any(r => r.ProblemId == p.Id))
            .OrderByDescending(p => p.Id).Select(p => p.Id).Take(3).ToListAsync();
        Assert.Contains("nothing was reviewed", await fixture.Client.GetStringAsync($"/datasets/new?run={DashboardFixture.Run}"), StringComparison.Ordinal);
        ReviewRow[] reviews = [Review(0, 1, ReviewVerdict.Rejected), Review(1, 1, ReviewVerdict.Approved), Review(1, 2, ReviewVerdict.Rejected), Review(2, 1, ReviewVerdict.Overridden)];
        context.Reviews.AddRange(reviews);
        await context.SaveChangesAsync();
        Assert.Contains("2 rejected, 1 overridden", (await fixture.Client.GetStringAsync($"/datasets/new?run={DashboardFixture.Run}")).Replace("1 overridden, 2 rejected", "2 rejected, 1 overridden", StringComparison.Ordinal), StringComparison.Ordinal);
        context.Reviews.RemoveRange(reviews);
        await context.SaveChangesAsync();

        ReviewRow Review(int problem, int version, ReviewVerdict verdict) => new()
        {
            ProblemId = problems[problem],
            Version = version,
            RunId = DashboardFixture.Run,
            Reviewer = "test",
            Verdict = verdict,
            Comment = "",
            At = last.StartedAt.AddSeconds(10 + version),
        };
    }

    [Fact]
    public async Task An_export_whose_process_died_is_gone_on_with()
    {
        var export = await AddAsync(ExportState.Started, DateTimeOffset.UtcNow.AddHours(-1));
        Service.Wake();
        Assert.Equal(ExportState.Finished, (await EndAsync(export.Id)).State);
        Assert.True(File.Exists(Path.Combine(export.Directory, "dataset.lock.json")));
    }

    [Fact]
    public async Task An_export_that_waits_is_stopped_and_gone_on_with()
    {
        // Another dashboard over the same data folder seems to be at it.
        await using var other = await fixture.Session.Source.OpenConnectionAsync();
        var folder = FreshFolder();
        await using (var command = new NpgsqlCommand("SELECT pg_advisory_lock(hashtextextended($1, 0))", other) { Parameters = { new() { Value = "flywheel export " + folder } } })
        {
            await command.ExecuteNonQueryAsync();
        }

        var export = await AddAsync(ExportState.Queued, null, folder);
        Service.Wake();
        await Task.Delay(500);
        Assert.Equal(ExportState.Queued, (await ReadAsync(export.Id)).State);
        await PostAsync("Stop", export.Id);
        var stopped = await ReadAsync(export.Id);
        Assert.Equal(ExportState.Failed, stopped.State);
        Assert.Contains("stopped by", stopped.Error, StringComparison.Ordinal);
        // The pool would keep its lock until somebody takes the connection again.
        await using (var command = new NpgsqlCommand("SELECT pg_advisory_unlock_all()", other))
        {
            await command.ExecuteNonQueryAsync();
        }

        await PostAsync("Continue", export.Id);
        Assert.Equal(ExportState.Finished, (await EndAsync(export.Id)).State);
        await using var context = fixture.Session.CreateContext();
        var events = await context.Ledger.Where(l => l.Actor == Environment.UserName && l.Event.StartsWith("export ")).OrderBy(l => l.Id).ToListAsync();
        Assert.Equal(["export stopped", "export resumed"], events.Where(l => l.Details!.Contains(folder, StringComparison.Ordinal)).Select(l => l.Event));
    }

    [Fact]
    public async Task An_export_that_fails_says_why()
    {
        await using (var context = fixture.Session.CreateContext())
        {
            var run = await context.Runs.AsNoTracking().SingleAsync(r => r.Id == DashboardFixture.Run);
            run.Id = "nothing-yet";
            run.Accepted = 0;
            context.Runs.Add(run);
            await context.SaveChangesAsync();
        }

        var id = await AskAsync("nothing-yet", Small);
        var export = await EndAsync(id);
        Assert.Equal(ExportState.Failed, export.State);
        Assert.Contains("no accepted problem yet", await fixture.Client.GetStringAsync($"/datasets/{id}"), StringComparison.Ordinal);
        await using var cleaning = fixture.Session.CreateContext();
        await cleaning.Runs.Where(r => r.Id == "nothing-yet").ExecuteDeleteAsync();
    }

    [Fact]
    public async Task An_export_of_the_command_line_is_shown_but_not_stopped_here()
    {
        var export = await AddAsync(ExportState.Started, DateTimeOffset.UtcNow.AddHours(-1), Path.Combine(fixture.Folder, "elsewhere"));
        Assert.Contains("no sign of life", await fixture.Client.GetStringAsync($"/datasets/{export.Id}"), StringComparison.Ordinal);
        await PostAsync("Stop", export.Id);
        Assert.Equal(ExportState.Started, (await ReadAsync(export.Id)).State);
        await using var context = fixture.Session.CreateContext();
        await context.Exports.Where(e => e.Id == export.Id).ExecuteDeleteAsync();
    }

    [Fact]
    public async Task An_export_is_asked_for_in_a_browser_and_its_page_shows_when_it_is_done()
    {
        await using var watched = await fixture.OpenAsync("/datasets");
        await watched.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "New export" }).ClickAsync();
        await watched.Page.GetByLabel("V-Perception").UncheckAsync();
        await watched.Page.GetByLabel("VTBench").UncheckAsync();
        await watched.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Export", Exact = true }).ClickAsync();
        await watched.Page.GetByText("The export begins").WaitForAsync();
        // The page keeps itself up to date, whichever state it was first shown in.
        var done = watched.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Show them" }).Or(watched.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Download all as zip" }));
        await done.WaitForAsync();
    }

    private ExportService Service => fixture.Server.Services.GetRequiredService<ExportService>();

    private string FreshFolder() => Path.Combine(fixture.Folder, "exports", $"night-{Guid.NewGuid():N}");

    private async Task<long> AskAsync(string run, params IEnumerable<(string, string?)> fields)
    {
        var answer = await fixture.Forms.SendAsync($"/datasets/new?run={run}", "/datasets/new", [("run", run), .. fields]);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return long.Parse(answer.Location!.Split('/')[^1], null);
    }

    private async Task PostAsync(string handler, long id)
    {
        var answer = await fixture.Forms.SendAsync("/datasets/new", $"/datasets/new?handler={handler}", ("id", $"{id}"));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
    }

    private async Task<ExportRow> AddAsync(ExportState state, DateTimeOffset? seenAt, string? folder = null)
    {
        await using var context = fixture.Session.CreateContext();
        var export = new ExportRow
        {
            RunId = DashboardFixture.Run,
            Dataset = DatasetSchema.VInteraction.Name,
            Directory = Path.Combine(folder ?? FreshFolder(), DatasetSchema.VInteraction.Name),
            State = state,
            SeenAt = seenAt,
            Settings = new ExportRequest(new DatasetSettings(), ExportFormat.Parquet).ToJson(),
            StartedAt = seenAt ?? DateTimeOffset.UtcNow,
        };
        context.Exports.Add(export);
        await context.SaveChangesAsync();
        return export;
    }

    private async Task<ExportRow> EndAsync(long id)
    {
        for (var i = 0; i < 300; i++)
        {
            if (await ReadAsync(id) is { State: ExportState.Finished or ExportState.Failed } ended)
            {
                return ended;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("The export did not end.");
    }

    private async Task<ExportRow> ReadAsync(long id)
    {
        await using var context = fixture.Session.CreateContext();
        return await context.Exports.AsNoTracking().SingleAsync(e => e.Id == id);
    }

    private async Task<int> CountAsync()
    {
        await using var context = fixture.Session.CreateContext();
        return await context.Exports.CountAsync();
    }
}
