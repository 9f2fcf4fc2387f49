using System.Net;
using Flywheel.Dashboard.Tests.Support;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Datasets;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Dashboard.Problems;
using Flywheel.Worker.Exports;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Dashboard.Tests.Problems;

[Collection(DashboardCollection.Name)]
public sealed class ProblemPageTests(DashboardFixture fixture)
{
    [Fact]
    public async Task A_problem_is_told_from_its_question_to_its_ledger()
    {
        var row = await FindAsync(p => p.State == ProblemState.Settled && !p.Repaired);
        var problem = ProblemJson.Read(row.Document);
        var html = await fixture.Client.GetStringAsync(ProblemAddress.Of(row.Id));
        Assert.Contains(WebUtility.HtmlEncode(problem.Question.Split('\n')[0].Split('"', '\'', '°', '−')[0]), html, StringComparison.Ordinal);
        Assert.All(problem.Steps.Index(), step => Assert.Contains($"The picture after step {step.Index + 1}", html, StringComparison.Ordinal));
        Assert.All(problem.Knowledge, node => Assert.Contains($"href=\"{ProblemAddress.Node(node)}\"", html, StringComparison.Ordinal));
        Assert.Contains("class=\"marks\"", html, StringComparison.Ordinal);
        Assert.Contains("It passed all", html, StringComparison.Ordinal);
        Assert.Contains("It belongs to the datasets", html, StringComparison.Ordinal);
        Assert.Contains($"/audit/{row.Id}", html, StringComparison.Ordinal);
        Assert.Contains("&quot;elements&quot;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_problem_says_which_check_failed_and_what_it_saw()
    {
        var row = await FindAsync(p => p.State == ProblemState.Rejected && p.Reason != null);
        await using var context = fixture.Session.CreateContext();
        var story = await ProblemStory.ReadAsync(context, row.Id, default);
        var failed = CheckResult.Of(story).First();
        Assert.Equal(FindingVerdict.Fail, failed.Verdict);
        Assert.NotEmpty(failed.Proves);
        var html = await fixture.Client.GetStringAsync(ProblemAddress.Of(row.Id));
        Assert.Contains("It belongs to no dataset", html, StringComparison.Ordinal);
        Assert.Contains($"<span class=\"badge fail\">fail</span>", html, StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode(failed.Findings[0].Message.Split('"', '\'', '°', '−', '+')[0]), html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repaired_problem_shows_its_versions_with_their_pictures()
    {
        var row = await FindAsync(p => p.State == ProblemState.Settled && p.Repaired);
        var html = await fixture.Client.GetStringAsync(ProblemAddress.Of(row.Id));
        Assert.Contains("version=before-", html, StringComparison.Ordinal);
        Assert.Contains("version=after-", html, StringComparison.Ordinal);
        Assert.Contains("badge applied", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_problems_is_linked_both_ways()
    {
        var child = await FindAsync(p => p.ParentId != null && p.State == ProblemState.Settled);
        Assert.Contains(ProblemAddress.Of(child.ParentId!), await fixture.Client.GetStringAsync(ProblemAddress.Of(child.Id)), StringComparison.Ordinal);
        Assert.Contains(ProblemAddress.Of(child.Id), await fixture.Client.GetStringAsync(ProblemAddress.Of(child.ParentId!)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_a_row_is_in_a_dataset_follows_its_verdicts_and_the_files()
    {
        var row = await FindAsync(p => p.State == ProblemState.Settled && p.ParentId == null && !p.Repaired);
        var folder = Path.Combine(fixture.Folder, "why");
        await using var context = fixture.Session.CreateContext();
        try
        {
            await ExportAsync(folder);
            var first = await fixture.Client.GetStringAsync(ProblemAddress.Of(row.Id) + "?files=yes");
            Assert.Contains("its list of rows", first, StringComparison.Ordinal);
            Assert.Matches("<td>(train|test)<br>", first);

            context.Reviews.Add(new ReviewRow { ProblemId = row.Id, Version = 1, RunId = row.RunId, Reviewer = "anna", Verdict = ReviewVerdict.Rejected, Comment = "wrong", At = DateTimeOffset.UtcNow });
            await context.SaveChangesAsync();
            await ExportAsync(folder + "-2");
            var exports = await context.Exports.Where(e => e.Directory.StartsWith(folder)).OrderBy(e => e.Id).ToListAsync();
            var traces = await ExportTrace.ReadAsync(await ProblemStory.ReadAsync(context, row.Id, default), TimeSpan.FromSeconds(20), default);
            Assert.Equal([(true, TraceSource.Files), (false, TraceSource.Files)], traces.Where(t => exports.Exists(e => e.Id == t.Export.Export.Id)).Select(t => (t.Holds, t.Source)));
            Assert.Equal([true, false], traces.Where(t => exports.Exists(e => e.Id == t.Export.Export.Id)).Select(t => t.Export.Holds));
            var second = await fixture.Client.GetStringAsync(ProblemAddress.Of(row.Id));
            Assert.Contains("as anna decided", second, StringComparison.Ordinal);
            Assert.Contains("rejected by anna", second, StringComparison.Ordinal);
        }
        finally
        {
            await context.Reviews.Where(r => r.ProblemId == row.Id).ExecuteDeleteAsync();
            await context.Exports.Where(e => e.Directory.StartsWith(folder)).ExecuteDeleteAsync();
        }
    }

    [Fact]
    public async Task A_row_of_a_dataset_is_found_wherever_in_the_file_it_lies()
    {
        var folder = Directory.CreateDirectory(Path.Combine(fixture.Folder, "rows")).FullName;
        var rows = Enumerable.Range(0, 30_000).Select(i => new RowEntry("data/train-00000-of-00001.parquet", $"run.domain.kind.0.{i:D6}", new string('a', 64), new string('b', 16), "a domain", "kind", i % 4)).ToArray();
        await File.WriteAllLinesAsync(Path.Combine(folder, "dataset.rows.tsv"), [RowEntry.Header, .. rows.Select(r => r.ToLine())]);
        Assert.All(rows.Where((_, i) => i % 997 == 0).Append(rows[^1]), row => Assert.Equal(row, DatasetRows.Find(folder, row.Id, default)));
        Assert.Null(DatasetRows.Find(folder, "run.domain.kind.0.03000", default));
    }

    [Fact]
    public async Task A_problem_that_a_person_edited_is_shown_as_it_will_be_exported()
    {
        var row = await FindAsync(p => p.State == ProblemState.Settled && p.ParentId == null);
        await using var context = fixture.Session.CreateContext();
        var edited = ProblemJson.Write(ProblemJson.Read(row.Document) with { Question = "What did the reviewer write?" });
        context.Reviews.Add(new ReviewRow { ProblemId = row.Id, Version = 1, RunId = row.RunId, Reviewer = "anna", Verdict = ReviewVerdict.Overridden, Before = row.Document, After = edited, Comment = "", At = DateTimeOffset.UtcNow });
        await context.SaveChangesAsync();
        try
        {
            var html = await fixture.Client.GetStringAsync(ProblemAddress.Of(row.Id));
            Assert.Contains("What did the reviewer write?", html, StringComparison.Ordinal);
            Assert.Contains("Shown as anna left it", html, StringComparison.Ordinal);
            Assert.Contains("version=review-1", html, StringComparison.Ordinal);
        }
        finally
        {
            await context.Reviews.Where(r => r.ProblemId == row.Id).ExecuteDeleteAsync();
        }
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    [InlineData("%27%20OR%201%3D1")]
    [InlineData("%00")]
    public async Task An_id_that_is_none_is_not_found(string id)
    {
        using var response = await fixture.Client.GetAsync($"/problems/{id}");
        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
    }

    [Fact]
    public async Task A_problem_of_hostile_fields_is_shown_as_text()
    {
        await HostileProblem.AddAsync(fixture.Session);
        try
        {
            var html = await fixture.Client.GetStringAsync(ProblemAddress.Of(HostileProblem.Id));
            Assert.DoesNotContain("<script>window", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
            Assert.Contains("&lt;script&gt;window.hit=1&lt;/script&gt;", html, StringComparison.Ordinal);
            await using var watched = await fixture.OpenAsync(ProblemAddress.Of(HostileProblem.Id), 375);
            Assert.Equal("undefined", await watched.Page.EvaluateAsync<string>("typeof window.hit"));
            Assert.Equal(0, await watched.Page.Locator("img[src=x]").CountAsync());
            Assert.True(await watched.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        }
        finally
        {
            await HostileProblem.RemoveAsync(fixture.Session);
        }
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_is_shown_with_the_reason()
    {
        await HostileProblem.AddAsync(fixture.Session);
        await using var context = fixture.Session.CreateContext();
        await context.Reviews.Where(r => r.RunId == HostileProblem.Run).ExecuteDeleteAsync();
        await context.Problems.Where(p => p.Id == HostileProblem.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.Document, """{"figure": "<script>"}"""));
        try
        {
            var html = await fixture.Client.GetStringAsync(ProblemAddress.Of(HostileProblem.Id));
            Assert.Contains("no problem that this version can read", html, StringComparison.Ordinal);
        }
        finally
        {
            await HostileProblem.RemoveAsync(fixture.Session);
        }
    }

    [Fact]
    public async Task Steps_are_walked_through_with_buttons_and_arrows()
    {
        var row = await FindAsync(p => p.Level >= 2 && p.State == ProblemState.Settled);
        var steps = ProblemJson.Read(row.Document).Steps.Length;
        Assert.True(steps > 1);
        await using var watched = await fixture.OpenAsync(ProblemAddress.Of(row.Id));
        var page = watched.Page;
        Assert.Equal(1, await page.Locator(".step:visible").CountAsync());
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal($"Step 2 of {steps}", await page.Locator("[data-step-place]").TextContentAsync());
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Step before" }).ClickAsync();
        Assert.Equal($"Step 1 of {steps}", await page.Locator("[data-step-place]").TextContentAsync());
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "All at once" }).ClickAsync();
        Assert.Equal(steps, await page.Locator(".step:visible").CountAsync());
    }

    [Fact]
    public async Task Accessibility_tools_find_nothing_serious()
    {
        var row = await FindAsync(p => p.State == ProblemState.Settled && p.Repaired);
        await Accessibility.RequireAsync(fixture, ProblemAddress.Of(row.Id));
    }

    private async Task<ProblemRow> FindAsync(System.Linq.Expressions.Expression<Func<ProblemRow, bool>> wanted)
    {
        await using var context = fixture.Session.CreateContext();
        return await context.Problems.AsNoTracking().Where(p => p.RunId == DashboardFixture.Run).Where(wanted).OrderBy(p => p.Id).FirstAsync();
    }

    private async Task ExportAsync(string folder)
    {
        using var visit = fixture.Workshop.Enter();
        var exporter = new RunExporter(fixture.Session.Source, visit.Get<Synthesis.Figures.FigureEngine>(), visit.Get<Synthesis.Figures.Rendering.FigureRenderer>(), TimeProvider.System);
        await exporter.ExportAsync(DashboardFixture.Run, new ExportOptions { Folder = folder, Datasets = [DatasetSchema.VInteraction], Threads = 2 }, null, default);
    }
}
