using System.Net;
using System.Reflection;
using Flywheel.Dashboard.Tests.Support;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Pages.Audit;
using Flywheel.Worker.Dashboard.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Dashboard.Tests.Audit;

[Collection(DashboardCollection.Name)]
public sealed class DecisionPageTests(DashboardFixture fixture) : IAsyncLifetime
{
    private OwnRun _run = null!;

    public async Task InitializeAsync() => _run = await OwnRun.CreateAsync(fixture);

    public async Task DisposeAsync() => await _run.DisposeAsync();

    [Fact]
    public async Task A_repaired_problem_shows_both_pictures_the_marks_and_what_it_rests_on()
    {
        var html = await PageAsync(await _run.CopyRepairedAsync("move-label"));
        Assert.Contains("badge warning\">repaired", html, StringComparison.Ordinal);
        Assert.Contains("version=before-1-0", html, StringComparison.Ordinal);
        Assert.Contains("version=after-1-0", html, StringComparison.Ordinal);
        Assert.Contains("<rect class=\"changed\"", html, StringComparison.Ordinal);
        Assert.Contains("text “note”: moved", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("labels-apart", html, StringComparison.Ordinal);
        Assert.Contains("<dt>element</dt>", html, StringComparison.Ordinal);
        Assert.Contains("class=\"line removed\"", html, StringComparison.Ordinal);
        Assert.Contains("The next export holds it as repaired; nobody has decided.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_problem_shows_why_and_every_round()
    {
        var id = await _run.CopyAsync((problems, context) => problems.Where(p => p.State == ProblemState.Rejected && context.Repairs.Any(r => r.ProblemId == p.Id)));
        var html = await PageAsync(id);
        Assert.Contains("badge rejected", html, StringComparison.Ordinal);
        Assert.Contains($"The next export leaves it out: it failed {(await _run.RowAsync(id)).Reason}.", html, StringComparison.Ordinal);
        Assert.Contains("Round 1", html, StringComparison.Ordinal);
        Assert.Contains("badge discarded", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_that_nothing_changed_is_shown_once()
    {
        var html = await PageAsync(await _run.CopyPlainAsync());
        Assert.Contains("No repair changed it.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<rect", html, StringComparison.Ordinal);
        Assert.Contains("Every check passed on the version that the author wrote.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_two_versions_are_compared_and_odd_names_of_versions_are_ignored()
    {
        var id = await _run.CopyRepairedAsync("move-label");
        var html = await PageAsync(id, "?left=after-1-0&right=before-1-0");
        Assert.True(html.IndexOf("version=after-1-0", StringComparison.Ordinal) < html.IndexOf("version=before-1-0", StringComparison.Ordinal));
        Assert.Contains("version=before-1-0", await PageAsync(id, "?left=../../etc/passwd&right=after-9-9&left='"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/audit/nothing-of-that-name")]
    [InlineData("/audit/..%2f..%2fetc")]
    [InlineData("/audit/nothing/edit")]
    public async Task A_problem_that_does_not_exist_is_not_found(string path)
    {
        using var response = await fixture.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("approve", ReviewVerdict.Approved)]
    [InlineData("reject", ReviewVerdict.Rejected)]
    [InlineData("revert", ReviewVerdict.Reverted)]
    public async Task A_verdict_is_written_without_scripts(string button, ReviewVerdict verdict)
    {
        var id = await _run.CopyRepairedAsync("move-label");
        var (status, _, location) = await fixture.Forms.SendAsync($"/audit/{id}", $"/audit/{id}", ("Verdict", button), ("Seen", "0"), ("RevertTo", "before-1-0"), ("Comment", "I looked twice."));
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.StartsWith("/audit/", location, StringComparison.Ordinal);
        var review = Assert.Single(await _run.ReviewsAsync(id));
        Assert.Equal((verdict, "I looked twice.", Environment.UserName), (review.Verdict, review.Comment, review.Reviewer));
        await using var context = fixture.Session.CreateContext();
        var authored = await context.Repairs.Where(r => r.ProblemId == id).Select(r => r.Before).FirstAsync();
        Assert.Equal(verdict == ReviewVerdict.Reverted ? authored : null, review.After);
        Assert.Contains("I looked twice.", await PageAsync(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verdict_that_is_withdrawn_counts_no_more()
    {
        var id = await _run.CopyPlainAsync();
        await fixture.Forms.SendAsync($"/audit/{id}", $"/audit/{id}", ("Verdict", "reject"), ("Seen", "0"));
        Assert.Contains("leaves it out", await PageAsync(id), StringComparison.Ordinal);
        await fixture.Forms.SendAsync($"/audit/{id}", $"/audit/{id}", ("Verdict", "withdraw"), ("Seen", "1"));
        Assert.Equal([ReviewVerdict.Rejected, ReviewVerdict.Withdrawn], (await _run.ReviewsAsync(id)).Select(r => r.Verdict));
        Assert.Contains("nobody has decided", await PageAsync(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_decides_nothing()
    {
        var id = await _run.CopyPlainAsync();
        var (status, _, location) = await fixture.Forms.SendAsync($"/audit/{id}", $"/audit/{id}", ("Verdict", "comment"), ("Seen", "0"), ("Comment", "Is this <b>too</b> easy?"));
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.EndsWith("#comments", location, StringComparison.Ordinal);
        Assert.Empty(await _run.ReviewsAsync(id));
        Assert.Contains("Is this &lt;b&gt;too&lt;/b&gt; easy?", await PageAsync(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_reviewers_at_once_lose_nothing()
    {
        var id = await _run.CopyPlainAsync();
        await fixture.Forms.SendAsync($"/audit/{id}", $"/audit/{id}", ("Verdict", "reject"), ("Seen", "0"), ("Comment", "The label lies on the line."));
        var (status, html, _) = await fixture.Forms.SendAsync($"/audit/{id}", $"/audit/{id}", ("Verdict", "approve"), ("Seen", "0"), ("Comment", "Fine by me, and a long reason."));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains($"{Environment.UserName} decided while you were looking", html, StringComparison.Ordinal);
        Assert.Contains("The label lies on the line.", html, StringComparison.Ordinal);
        Assert.Contains("Fine by me, and a long reason.</textarea>", html, StringComparison.Ordinal);
        Assert.Contains("name=\"Seen\" value=\"1\"", html, StringComparison.Ordinal);
        Assert.Equal(ReviewVerdict.Rejected, Assert.Single(await _run.ReviewsAsync(id)).Verdict);
    }

    [Fact]
    public async Task What_cannot_be_drawn_is_not_taken_into_exports()
    {
        var id = await _run.CopyRepairedAsync("fix-name");
        var (status, html, _) = await fixture.Forms.SendAsync($"/audit/{id}", $"/audit/{id}", ("Verdict", "revert"), ("RevertTo", "before-1-0"), ("Seen", "0"), ("Comment", "Kept."));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("the figure cannot be drawn", html, StringComparison.Ordinal);
        Assert.Contains("Kept.</textarea>", html, StringComparison.Ordinal);
        Assert.Empty(await _run.ReviewsAsync(id));
    }

    [Theory]
    [InlineData("delete", "", HttpStatusCode.BadRequest)]
    [InlineData("revert", "after-77-0", HttpStatusCode.OK)]
    [InlineData("comment", "", HttpStatusCode.OK)]
    public async Task A_form_that_says_nothing_useful_writes_nothing(string verdict, string revertTo, HttpStatusCode expected)
    {
        var id = await _run.CopyPlainAsync();
        var (status, _, _) = await fixture.Forms.SendAsync($"/audit/{id}", $"/audit/{id}", ("Verdict", verdict), ("RevertTo", revertTo), ("Seen", "0"));
        Assert.Equal(expected, status);
        Assert.Empty(await _run.ReviewsAsync(id));
    }

    [Theory]
    [InlineData(5000, 'x')]
    [InlineData(10, '\u0001')]
    public async Task A_comment_that_cannot_be_stored_is_refused_with_a_reason(int length, char character)
    {
        var id = await _run.CopyPlainAsync();
        var comment = new string(character, length);
        var (status, html, _) = await fixture.Forms.SendAsync($"/audit/{id}", $"/audit/{id}", ("Verdict", "approve"), ("Seen", "0"), ("Comment", comment));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Nothing was written. The comment", html, StringComparison.Ordinal);
        Assert.Empty(await _run.ReviewsAsync(id));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var id = await _run.CopyPlainAsync();
        foreach (var path in new[] { "", "/edit?handler=Save", "/edit?handler=Preview" })
        {
            var (status, _, _) = await fixture.Forms.PostAsync($"/audit/{id}{path}", token: null, ("Verdict", "reject"), ("Seen", "0"));
            Assert.Equal(HttpStatusCode.BadRequest, status);
        }

        Assert.Empty(await _run.ReviewsAsync(id));
    }

    [Theory]
    [InlineData(typeof(DecisionModel))]
    [InlineData(typeof(EditModel))]
    public async Task A_viewer_may_not_write(Type page)
    {
        Assert.True(await AllowsAsync(page, Role.Reviewer));
        Assert.False(await AllowsAsync(page, Role.Viewer));
    }

    [Fact]
    public async Task Whatever_a_problem_says_is_shown_as_text()
    {
        const string Hostile = "</textarea></script><script>alert(1)</script><img src=x onerror=alert(2)>\"'";
        var id = await _run.CopyPlainAsync(p => p with
        {
            Question = Hostile,
            Conclusion = Hostile,
            Domain = Hostile,
            Steps = [.. p.Steps.Select(s => s with { Thought = Hostile, Code = $"{s.Code}\n// {Hostile}" })],
            FigureCode = $"{p.FigureCode}\n// {Hostile}",
            AnswerCode = $"{p.AnswerCode} // {Hostile}",
        });
        foreach (var page in new[] { "", "/edit" })
        {
            var html = await PageAsync(id + page);
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
            Assert.Contains("&lt;script&gt;alert(1)", html, StringComparison.Ordinal);
            await using var watched = await fixture.OpenAsync($"/audit/{id}{page}");
            Assert.Equal(0, await watched.Page.Locator("img[src='x']").CountAsync());
        }
    }

    [Fact]
    public async Task Each_verdict_has_its_key()
    {
        var id = await _run.CopyRepairedAsync("move-label");
        await using var watched = await fixture.OpenAsync($"/audit/{id}?q=run%3D{_run.Id}%26state%3Dany");
        var page = watched.Page;
        foreach (var (key, verdict) in new[] { ("a", "approved"), ("r", "rejected"), ("v", "reverted"), ("w", "withdrawn") })
        {
            await page.Keyboard.PressAsync(key);
            await page.GetByRole(Microsoft.Playwright.AriaRole.Status).Filter(new() { HasText = $"{id}: {verdict}." }).WaitForAsync();
            await page.GotoAsync($"/audit/{id}?q=run%3D{_run.Id}%26state%3Dany");
        }

        await page.Keyboard.PressAsync("c");
        await page.Keyboard.TypeAsync("Area");
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal("Area", await page.Locator("#comment").InputValueAsync());
        await page.Keyboard.PressAsync("e");
        await page.WaitForURLAsync($"**/audit/{id}/edit?**");
        Assert.Equal([ReviewVerdict.Approved, ReviewVerdict.Rejected, ReviewVerdict.Reverted, ReviewVerdict.Withdrawn], (await _run.ReviewsAsync(id)).Select(r => r.Verdict));
    }

    [Fact]
    public async Task The_keys_j_and_k_walk_through_the_queue_and_a_verdict_goes_on_to_the_next()
    {
        string[] ids = [await _run.CopyRepairedAsync("move-label"), await _run.CopyRepairedAsync("fix-name"), await _run.CopyRepairedAsync("fit-canvas")];
        var queue = $"?q={Uri.EscapeDataString($"run={_run.Id}&order=oldest")}";
        await using var context = fixture.Session.CreateContext();
        var order = await context.Decisions.Where(d => ids.Contains(d.ProblemId)).OrderBy(d => d.At).ThenBy(d => d.ProblemId).Select(d => d.ProblemId).ToArrayAsync();
        await using var watched = await fixture.OpenAsync($"/audit/{order[0]}{queue}");
        var page = watched.Page;
        await page.Keyboard.PressAsync("j");
        await page.WaitForURLAsync($"**/audit/{order[1]}?**");
        await page.Keyboard.PressAsync("k");
        await page.WaitForURLAsync($"**/audit/{order[0]}?**");
        await page.Keyboard.PressAsync("a");
        await page.WaitForURLAsync($"**/audit/{order[1]}?**");
        await page.Keyboard.PressAsync("r");
        await page.WaitForURLAsync($"**/audit/{order[2]}?**");
        await page.Keyboard.PressAsync("a");
        await page.GetByText("The queue ends here.").WaitForAsync();
        Assert.Equal(3, await context.Reviews.CountAsync(r => r.RunId == _run.Id));
    }

    [Fact]
    public async Task Both_pictures_are_for_everybody_and_fit_a_phone() => await Accessibility.RequireAsync(fixture, $"/audit/{await _run.CopyRepairedAsync("move-label")}");

    [Theory]
    [InlineData(1280)]
    [InlineData(375)]
    public async Task A_preview_is_for_everybody_whether_it_can_be_drawn_or_not(int width)
    {
        await using var watched = await fixture.OpenAsync($"/audit/{await _run.CopyRepairedAsync("move-label")}/edit", width);
        var (page, summary) = (watched.Page, watched.Page.Locator("#preview-place [data-summary]"));
        await summary.Filter(new() { HasText = "checks" }).WaitForAsync();
        await Accessibility.RequireAsync(page);
        await page.Locator("#figure-code").FillAsync("Txt(1);");
        await summary.Filter(new() { HasText = "cannot be drawn" }).WaitForAsync();
        await Accessibility.RequireAsync(page);
    }

    private async Task<string> PageAsync(string id, string query = "") => await fixture.Client.GetStringAsync($"/audit/{id}{query}");

    private static async Task<bool> AllowsAsync(Type page, Role role)
    {
        var http = new DefaultHttpContext { User = Person.Of("eve", role, "test") };
        http.Request.Method = "POST";
        var action = new PageContext(new ActionContext(http, new RouteData(), new CompiledPageActionDescriptor { HandlerTypeInfo = page.GetTypeInfo() }));
        var context = new PageHandlerExecutingContext(action, [], new HandlerMethodDescriptor(), new Dictionary<string, object?>(StringComparer.Ordinal), new object());
        var isReached = false;
        await new WriteGate().OnPageHandlerExecutionAsync(context, () =>
        {
            isReached = true;
            return Task.FromResult<PageHandlerExecutedContext>(null!);
        });
        Assert.Equal(isReached ? null : StatusCodes.Status403Forbidden, (context.Result as StatusCodeResult)?.StatusCode);
        return isReached;
    }
}
