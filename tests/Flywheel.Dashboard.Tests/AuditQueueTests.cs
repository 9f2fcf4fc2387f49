using System.Net;
using Flywheel.Dashboard.Tests.Support;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Queries;
using Flywheel.Worker.Dashboard.Reviewing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Flywheel.Dashboard.Tests;

public sealed class AuditQueueTests(AuditFixture fixture) : IClassFixture<AuditFixture>, IAsyncLifetime
{
    private static readonly IReadOnlyList<DecisionRow> All = [.. Enumerable.Range(0, AuditFixture.Count).Select(AuditFixture.Decision)];

    private HttpClient Client => fixture.Client;

    public static TheoryData<string, Func<DecisionRow, bool>> Filters => new()
    {
        { "", _ => true },
        { "run=beta", d => d.RunId == "beta" },
        { "check=on-canvas", d => d.Checks.Contains("on-canvas") },
        { "repair=snap-step", d => d.Repairs.Contains("snap-step") },
        { "domain=domain%202", d => d.Domain == "domain 2" },
        { "family=family-3", d => d.Family == "family-3" },
        { "author=model-x", d => d.Author == "model-x" },
        { "outcome=repaired", d => d.Outcome == DecisionOutcome.Repaired },
        { "outcome=Rejected&run=alpha", d => d.Outcome == DecisionOutcome.Rejected && d.RunId == "alpha" },
        { "stratum=rejected%3Aon-canvas", d => d.Stratum == "rejected:on-canvas" },
        { "from=2026-11-02&to=2026-11-02", d => d.At.Day == 2 },
        { "from=2026-11-03", d => d.At.Day >= 3 },
        { "to=9999-12-31", _ => true },
        { "text=hexagon", d => d.Text.Contains("hexagon", StringComparison.Ordinal) },
        { "text=%22triangle number 17%22", d => d.Text.Contains("number 17?", StringComparison.Ordinal) },
        { "text=number -hexagon", d => !d.Text.Contains("hexagon", StringComparison.Ordinal) },
        { "least=50&most=50", _ => true },
        { "least=51", _ => false },
        { "state=decided", _ => false },
        { "reviewer=nobody", _ => false },
        { "run=nowhere", _ => false },
    };

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => fixture.ForgetVerdictsAsync();

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_shows_every_decision_that_matches_once_and_no_other(string query, Func<DecisionRow, bool> matches)
    {
        var expected = All.Where(matches).Select(d => d.ProblemId).Order(StringComparer.Ordinal).ToArray();
        foreach (var order in new[] { "doubtful", "newest" })
        {
            var found = await Client.WalkAsync($"/audit?{query}&order={order}");
            Assert.Equal(expected, found.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Decisions_are_listed_by_time_both_ways()
    {
        var newest = await Client.WalkAsync("/audit?order=newest");
        var expected = All.OrderByDescending(d => d.At).ThenByDescending(d => d.ProblemId, StringComparer.Ordinal).Select(d => d.ProblemId).ToArray();
        Assert.Equal(expected, newest);
        Assert.Equal(expected.Reverse(), await Client.WalkAsync("/audit?order=oldest"));
    }

    [Theory]
    [InlineData("doubtful")]
    [InlineData("newest")]
    [InlineData("oldest")]
    public async Task Pages_lead_forth_and_back_over_the_same_decisions_while_people_decide(string order)
    {
        var first = await Client.GetStringAsync($"/audit?state=any&order={order}");
        var second = AuditPages.Link(first, "next")!;
        await DecideAsync(ReviewVerdict.Approved, AuditPages.Ids(first).Take(40));
        var rest = await Client.WalkAsync(second);
        var forth = AuditPages.Ids(first).Concat(rest).ToArray();
        Assert.Equal(AuditFixture.Count, forth.Distinct().Count());
        Assert.Equal(AuditFixture.Count, forth.Length);
        var back = await Client.WalkAsync(AuditPages.Link(await Client.GetStringAsync(second), "prev")!, "prev");
        Assert.Equal(AuditPages.Ids(first), back.AsEnumerable().Reverse());
    }

    [Fact]
    public async Task What_is_known_least_about_comes_first_and_each_stratum_in_its_random_order()
    {
        await using var context = fixture.Session.CreateContext();
        var rows = await context.Decisions.AsNoTracking().ToDictionaryAsync(d => d.ProblemId);
        var known = rows.Values.Where(d => d.Stratum == "snap-step").Select(d => d.ProblemId).ToArray();
        await DecideAsync(ReviewVerdict.Approved, known[..^2]);
        var queue = await Client.WalkAsync("/audit");
        Assert.Equal(known[^2..].Order(), queue[^2..].Order());
        foreach (var stratum in queue.Select(id => rows[id]).GroupBy(d => d.Stratum))
        {
            Assert.Equal(stratum.OrderBy(d => d.Draw).Select(d => d.ProblemId), stratum.Select(d => d.ProblemId));
        }

        // Six strata of thirty: a fair mix shows each of the other five among the first dozens.
        Assert.Equal(5, queue.Take(40).Select(id => rows[id].Stratum).Distinct().Count());
    }

    [Fact]
    public async Task Next_and_previous_walk_the_queue_even_from_a_decision_that_left_it()
    {
        using var scope = fixture.Services.CreateScope();
        var queue = scope.ServiceProvider.GetRequiredService<DecisionQueue>();
        foreach (var order in Enum.GetValues<DecisionOrder>())
        {
            var filter = new DecisionFilter { Order = order, Outcome = DecisionOutcome.Rejected, Run = "beta" };
            var expected = await Client.WalkAsync($"/audit?{filter.ToQuery()}");
            var walked = new List<string> { expected[0] };
            while (await queue.NextAsync(filter, walked[^1], default) is { } next)
            {
                walked.Add(next);
            }

            Assert.Equal(expected, walked);
            Assert.Equal(expected[3], await queue.PreviousAsync(filter, expected[4], default));
            Assert.Null(await queue.PreviousAsync(filter, expected[0], default));
        }

        var newest = new DecisionFilter { Order = DecisionOrder.Newest };
        var open = await Client.WalkAsync("/audit?order=newest");
        await DecideAsync(ReviewVerdict.Rejected, [open[10]]);
        Assert.Equal(open[11], await queue.NextAsync(newest, open[10], default));
        Assert.Equal(open[9], await queue.PreviousAsync(newest, open[11], default));
        Assert.Null(await queue.NextAsync(newest, "no-such-problem", default));
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("' OR 1=1 --")]
    [InlineData("'; DROP TABLE flywheel.decisions; --")]
    [InlineData("a & | ! ( :* <-> \\")]
    [InlineData("-")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("%01")]
    [InlineData("\u202E😀 \t\n {{7*7}} ${x}")]
    public async Task Hostile_words_are_searched_for_and_shown_as_text(string words)
    {
        var html = await Client.GetStringAsync($"/audit?text={(words == "%01" ? words : Uri.EscapeDataString(words))}");
        Assert.Contains("<h1>Audit</h1>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Equal(AuditFixture.Count, (await Client.WalkAsync("/audit")).Count);
    }

    [Theory]
    [InlineData("outcome=maybe")]
    [InlineData("state=3")]
    [InlineData("order=random()")]
    [InlineData("least=-1")]
    [InlineData("most=1e9")]
    [InlineData("from=2026-13-45")]
    public async Task A_value_that_is_none_is_left_out_with_a_word_about_it(string query)
    {
        var html = await Client.GetStringAsync($"/audit?{query}");
        Assert.Contains("was left out", html, StringComparison.Ordinal);
        Assert.Equal(DecisionQueue.PageSize, AuditPages.Ids(html).Count);
    }

    [Theory]
    [InlineData("after=x")]
    [InlineData("before=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("after=_____________________________________")]
    [InlineData("after=a&after=b&order=newest")]
    public async Task A_place_that_is_none_does_not_break_the_page(string query)
    {
        using var response = await Client.GetAsync($"/audit?{query}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public void A_filter_is_what_its_address_says()
    {
        var filter = new DecisionFilter
        {
            Run = "a",
            Check = "b&c=d",
            Repair = "é",
            Domain = "x y",
            Family = "f",
            Author = "g",
            Stratum = "rejected:h",
            Reviewer = "i",
            Text = "\"q\" +%",
            Outcome = DecisionOutcome.Rejected,
            State = DecisionState.Overridden,
            LeastConfidence = 0,
            MostConfidence = 100,
            From = new DateOnly(2026, 1, 2),
            To = new DateOnly(2026, 3, 4),
            Order = DecisionOrder.Oldest,
        };
        Assert.Equal(filter, DecisionFilter.Parse(filter.ToQuery()));
        Assert.Equal("", new DecisionFilter().ToQuery());
        Assert.Equal(new DecisionFilter(), DecisionFilter.Parse((string?)null));
    }

    [Fact]
    public async Task Chosen_decisions_are_approved_together_and_taken_back_together()
    {
        const string Queue = "/audit?order=newest";
        var html = await Client.GetStringAsync(Queue);
        var chosen = AuditPages.Seen(html).Take(3).ToArray();
        var answer = await SendAsync(Queue, html, [("verdict", "approve"), ("comment", "As it should be."), .. chosen.Select(c => ("chosen", c))]);
        Assert.Equal((HttpStatusCode.Redirect, Queue), (answer.Status, answer.Location));
        var done = await Client.GetStringAsync(Queue);
        Assert.Contains("3 decisions approved.", done, StringComparison.Ordinal);
        Assert.Empty(AuditPages.Ids(done).Intersect(AuditPages.Ids(html).Take(3)));
        Assert.Equal(3, (await Client.WalkAsync($"/audit?state=approved&reviewer={Uri.EscapeDataString(Environment.UserName)}")).Count);

        var bulk = done.Split("name=\"bulk\" value=\"")[1].Split('"')[0];
        var undone = await SendAsync($"{Queue}&handler=Undo", done, ("bulk", bulk));
        Assert.Equal(Queue, undone.Location);
        Assert.Contains("3 taken back.", await Client.GetStringAsync(Queue), StringComparison.Ordinal);
        Assert.Equal(AuditFixture.Count, (await Client.WalkAsync("/audit")).Count);
    }

    [Fact]
    public async Task All_shown_can_be_decided_and_withdrawn_without_scripts()
    {
        const string Queue = "/audit?family=family-1&state=any";
        var html = await Client.GetStringAsync(Queue);
        await SendAsync(Queue, html, [("verdict", "reject"), ("all", "true"), .. AuditPages.Seen(html).Select(s => ("shown", s))]);
        Assert.Equal(36, (await Client.WalkAsync("/audit?state=rejected")).Count);
        html = await Client.GetStringAsync(Queue);
        await SendAsync(Queue, html, [("verdict", "withdraw"), ("all", "true"), .. AuditPages.Seen(html).Select(s => ("shown", s))]);
        Assert.Empty(await Client.WalkAsync("/audit?state=decided"));
    }

    [Fact]
    public async Task A_conflict_writes_nothing_and_says_who_decided_what()
    {
        const string Queue = "/audit?order=oldest";
        var html = await Client.GetStringAsync(Queue);
        var chosen = AuditPages.Seen(html).Take(3).ToArray();
        await DecideAsync(ReviewVerdict.Rejected, [AuditPages.Ids(html)[1]], "Ann");
        var answer = await SendAsync(Queue, html, [("verdict", "approve"), ("comment", "Fine by me."), .. chosen.Select(c => ("chosen", c))]);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        var page = answer.Html;
        Assert.Contains("Ann decided in the meantime (rejected", page, StringComparison.Ordinal);
        // What was typed and chosen is still there.
        Assert.Contains("value=\"Fine by me.\"", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("checked=\"checked\"").Length - 1);
        Assert.Single(await Client.WalkAsync("/audit?state=decided"));
    }

    [Fact]
    public async Task An_approval_of_what_cannot_be_drawn_is_refused_with_the_reason_and_writes_nothing()
    {
        const string Queue = "/audit?order=oldest";
        await fixture.SpoilAsync(2, spoilt: true);
        try
        {
            var html = await Client.GetStringAsync(Queue);
            var shown = AuditPages.Seen(html).Select(s => ("shown", (string?)s)).ToArray();
            var approved = await SendAsync(Queue, html, [("verdict", "approve"), ("all", "true"), .. shown]);
            Assert.Equal(HttpStatusCode.BadRequest, approved.Status);
            Assert.Contains($"{AuditFixture.Id(2)}: Exports need the picture, and the figure cannot be drawn", WebUtility.HtmlDecode(approved.Html), StringComparison.Ordinal);
            Assert.Empty(await Client.WalkAsync("/audit?state=decided"));
            await SendAsync(Queue, html, [("verdict", "reject"), ("all", "true"), .. shown]);
            Assert.Equal(shown.Length, (await Client.WalkAsync("/audit?state=rejected")).Count);
        }
        finally
        {
            await fixture.SpoilAsync(2, spoilt: false);
        }
    }

    [Fact]
    public async Task One_decision_is_decided_by_its_own_button()
    {
        var html = await Client.GetStringAsync("/audit?order=oldest");
        var answer = await SendAsync("/audit?order=oldest", html, ("one", $"reject {AuditPages.Seen(html)[5]}"));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal([AuditPages.Ids(html)[5]], await Client.WalkAsync("/audit?state=rejected"));
    }

    [Theory]
    [InlineData("chosen", "0 no-such-problem", "verdict", "approve")]
    [InlineData("chosen", "nonsense", "verdict", "approve")]
    [InlineData("chosen", "-1 x", "verdict", "approve")]
    [InlineData("chosen", "0 alpha/problem-001", "verdict", "overridden")]
    [InlineData("chosen", "0 alpha/problem-001", "verdict", "withdraw")]
    [InlineData("one", "approve", "verdict", "")]
    public async Task A_forged_form_is_refused_with_a_reason(string field, string value, string other, string otherValue)
    {
        var html = await Client.GetStringAsync("/audit");
        var answer = await SendAsync("/audit", html, (field, value), (other, otherValue));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("role=\"alert\"", answer.Html, StringComparison.Ordinal);
        Assert.Empty(await Client.WalkAsync("/audit?state=decided"));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var answer = await fixture.Forms.PostAsync("/audit", token: null, ("verdict", "approve"), ("chosen", "0 alpha/problem-001"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Empty(await Client.WalkAsync("/audit?state=decided"));
    }

    [Fact]
    public async Task History_shows_actions_together_and_takes_them_back()
    {
        await DecideAsync(ReviewVerdict.Rejected, All.Take(4).Select(d => d.ProblemId), "Ann");
        using (var scope = fixture.Services.CreateScope())
        {
            await scope.ServiceProvider.GetRequiredService<ReviewDesk>().DecideAsync(new ReviewDecision(AuditFixture.Id(9), 0, ReviewVerdict.Approved, null, "<i>good</i>", "Ben"), default);
        }

        var html = await Client.GetStringAsync("/audit/history");
        Assert.Equal(2, html.Split("aria-label=\"Undo: ").Length - 1);
        Assert.Contains("and 3 more", html, StringComparison.Ordinal);
        Assert.Contains("&lt;i&gt;good&lt;/i&gt;", html, StringComparison.Ordinal);
        await SendAsync("/audit/history", html, ("problem", AuditFixture.Id(9)), ("version", "1"));
        Assert.Equal(4, (await Client.WalkAsync("/audit?state=decided")).Count);

        // Somebody decides about one of the four: only the other three are taken back.
        using (var scope = fixture.Services.CreateScope())
        {
            await scope.ServiceProvider.GetRequiredService<ReviewDesk>().DecideAsync(new ReviewDecision(AuditFixture.Id(2), 1, ReviewVerdict.Approved, null, "", "Cem"), default);
        }

        html = await Client.GetStringAsync("/audit/history");
        Assert.Contains("Undo 3 of 4", html, StringComparison.Ordinal);
        var bulk = html.Split("name=\"bulk\" value=\"")[1].Split('"')[0];
        await SendAsync("/audit/history", html, ("bulk", bulk));
        Assert.Contains("3 taken back; 1 left as they are", await Client.GetStringAsync("/audit/history"), StringComparison.Ordinal);
        Assert.Equal([AuditFixture.Id(2)], await Client.WalkAsync("/audit?state=decided"));
    }

    [Fact]
    public async Task Two_who_decide_about_the_same_at_once_lose_nothing()
    {
        var ids = All.Take(30).Select(d => d.ProblemId).ToArray();
        var attempts = Enumerable.Range(0, 6).Select(async i =>
        {
            try
            {
                await DecideAsync(ReviewVerdict.Approved, i % 2 == 0 ? ids : ids.Reverse(), $"person {i}");
                return 1;
            }
            catch (ReviewConflictException)
            {
                return 0;
            }
        });
        Assert.Equal(1, (await Task.WhenAll(attempts)).Sum());
        await using var context = fixture.Session.CreateContext();
        Assert.Equal(30, await context.Reviews.CountAsync());
        Assert.Single(await context.Decisions.Where(d => d.Verdict != null).Select(d => d.Reviewer).Distinct().ToListAsync());
    }

    /// <summary>Sends a form of a page that was read before, whatever happened since.</summary>
    private Task<FormAnswer> SendAsync(string address, string html, params IEnumerable<(string Name, string? Value)> fields) => fixture.Forms.PostAsync(address, FormClient.TokenOf(html), fields);

    private async Task DecideAsync(ReviewVerdict verdict, IEnumerable<string> ids, string reviewer = "Ann")
    {
        using var scope = fixture.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<ReviewDesk>().DecideAllAsync([.. ids.Select(id => new ReviewDecision(id, 0, verdict, null, "", reviewer))], default);
    }
}
