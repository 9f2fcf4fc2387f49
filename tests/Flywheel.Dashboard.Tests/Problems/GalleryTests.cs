using System.Net;
using System.Text.RegularExpressions;
using Flywheel.Dashboard.Tests.Support;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Dashboard.Pictures;
using Flywheel.Worker.Dashboard.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using SkiaSharp;

namespace Flywheel.Dashboard.Tests.Problems;

[Collection(DashboardCollection.Name)]
public sealed partial class GalleryTests(DashboardFixture fixture)
{
    [Fact]
    public async Task Pages_show_every_judged_problem_once_and_in_order()
    {
        var seen = new List<string>();
        for (string? address = $"/problems?run={DashboardFixture.Run}"; address is not null;)
        {
            var html = await fixture.Client.GetStringAsync(address);
            seen.AddRange(Ids(html));
            address = Next(html);
        }

        await using var context = fixture.Session.CreateContext();
        var all = await context.Problems
            .Where(p => p.RunId == DashboardFixture.Run && p.State != ProblemState.Authored && p.State != ProblemState.Accepted && p.State != ProblemState.Canary)
            .OrderBy(p => p.Id).Select(p => p.Id).ToListAsync();
        Assert.True(all.Count > GalleryPage.Size);
        Assert.Equal(all, seen);
    }

    [Fact]
    public async Task The_page_before_is_the_page_one_came_from()
    {
        var first = await fixture.Client.GetStringAsync($"/problems?run={DashboardFixture.Run}");
        var second = await fixture.Client.GetStringAsync(Next(first)!);
        var back = await fixture.Client.GetStringAsync(Before(second)!);
        Assert.Equal(Ids(first), Ids(back));
    }

    [Theory]
    [InlineData("domain")]
    [InlineData("kind")]
    [InlineData("level")]
    [InlineData("lineage")]
    [InlineData("state")]
    [InlineData("reason")]
    [InlineData("author")]
    [InlineData("family")]
    [InlineData("repaired")]
    [InlineData("node")]
    [InlineData("q")]
    public async Task Every_filter_shows_what_it_asks_for_and_nothing_else(string name)
    {
        await using var context = fixture.Session.CreateContext();
        var one = await context.Problems.AsNoTracking()
            .Where(p => p.RunId == DashboardFixture.Run && p.State == ProblemState.Rejected && p.Reason != null && p.Repaired == false)
            .OrderBy(p => p.Id).FirstAsync();
        var word = one.Question.Split(' ').MaxBy(w => w.Length)!;
        (string Value, Func<ProblemRow, bool> Is) wanted = name switch
        {
            "domain" => (one.Domain, p => p.Domain == one.Domain),
            "kind" => (one.FigureKind, p => p.FigureKind == one.FigureKind),
            "level" => ($"{one.Level}", p => p.Level == one.Level),
            "lineage" => ($"{one.Lineage}", p => p.Lineage == one.Lineage),
            "state" => ("rejected", p => p.State == ProblemState.Rejected),
            "reason" => (one.Reason!, p => p.Reason == one.Reason),
            "author" => (one.Author, p => p.Author == one.Author),
            "family" => (one.Family.Split('+')[0], p => p.Family.Split('+')[0] == one.Family.Split('+')[0]),
            "repaired" => ("yes", p => p.Repaired),
            "node" => (one.NodeIds[0], p => p.NodeIds.Contains(one.NodeIds[0])),
            _ => ($"\"{word}\"", p => p.Question.Contains(word.Trim('.', ',', '?'), StringComparison.OrdinalIgnoreCase)),
        };

        var html = await fixture.Client.GetStringAsync($"/problems?run={DashboardFixture.Run}&{name}={Uri.EscapeDataString(wanted.Value)}");
        var found = Ids(html).ToArray();
        var rows = await context.Problems.AsNoTracking().Where(p => found.Contains(p.Id)).ToListAsync();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.True(wanted.Is(row), row.Id));
        Assert.Contains("Remove the filter", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visual_tool_finds_the_problems_whose_steps_use_it()
    {
        await using var context = fixture.Session.CreateContext();
        var row = await context.Problems.Where(p => p.State == ProblemState.Settled && p.RunId == DashboardFixture.Run).OrderBy(p => p.Id).FirstAsync();
        var document = row.Document;
        row.Document = ProblemJson.Write(ProblemJson.Read(document) with { Tools = ["Bisect \"it\""] });
        await context.SaveChangesAsync();
        try
        {
            Assert.Equal([row.Id], Ids(await fixture.Client.GetStringAsync($"/problems?tool={Uri.EscapeDataString("Bisect \"it\"")}")));
            Assert.Equal([row.Id], Ids(await fixture.Client.GetStringAsync($"/problems?tool={Uri.EscapeDataString("Bisect \"it\"")}&family={row.Family.Split('+')[0]}")));
            Assert.Empty(Ids(await fixture.Client.GetStringAsync("/problems?tool=Bisect")));
        }
        finally
        {
            row.Document = document;
            await context.SaveChangesAsync();
        }
    }

    [Theory]
    [InlineData("node", "algebra/slope", "problems_by_node")]
    [InlineData("tool", "Bisect", "problems_by_tool")]
    [InlineData("q", "hippopotamus", "problems_by_words")]
    [InlineData("family", "nothing", "problems_in_order_by_family")]
    [InlineData("reason", "nothing", "problems_in_order_by_reason")]
    public async Task A_filter_that_needs_its_index_is_written_so_that_the_index_is_found(string name, string value, string index)
    {
        await using var context = fixture.Session.CreateContext();
        await context.Database.OpenConnectionAsync();
        await context.Database.ExecuteSqlAsync($"SET enable_seqscan = off");
        var filter = ProblemFilter.Parse(new QueryCollection(new Dictionary<string, StringValues> { [name] = value }), []);
        await using var command = filter.Apply(context).Select(p => p.Id).CreateDbCommand();
        command.CommandText = $"EXPLAIN {command.CommandText}";
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(0));
        }

        Assert.Contains(index, string.Join('\n', plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_of_difficulty_leaves_out_what_was_not_measured()
    {
        await using var context = fixture.Session.CreateContext();
        var id = await context.Problems.Where(p => p.State == ProblemState.Settled && p.RunId == DashboardFixture.Run).OrderBy(p => p.Id).Select(p => p.Id).FirstAsync();
        await context.Problems.Where(p => p.Id == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.MeasuredDifficulty, 0.375));
        try
        {
            Assert.Equal([id], Ids(await fixture.Client.GetStringAsync($"/problems?run={DashboardFixture.Run}&from=0.3&to=0.5")));
            Assert.Empty(Ids(await fixture.Client.GetStringAsync($"/problems?run={DashboardFixture.Run}&from=0.4")));
        }
        finally
        {
            await context.Problems.Where(p => p.Id == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.MeasuredDifficulty, (double?)null));
        }
    }

    [Fact]
    public async Task Canaries_are_shown_on_request_and_marked()
    {
        Assert.DoesNotContain(".canary\"", await fixture.Client.GetStringAsync($"/problems?run={DashboardFixture.Run}&view=list"), StringComparison.Ordinal);
        var html = await fixture.Client.GetStringAsync($"/problems?run={DashboardFixture.Run}&state=canary");
        Assert.All(Ids(html), id => Assert.EndsWith(".canary", id, StringComparison.Ordinal));
        Assert.Contains("badge canary", html, StringComparison.Ordinal);
        Assert.NotEmpty(Ids(html));
    }

    [Fact]
    public async Task Facets_count_what_their_links_find()
    {
        var html = await fixture.Client.GetStringAsync($"/problems?run={DashboardFixture.Run}");
        await using var context = fixture.Session.CreateContext();
        var rejected = await context.Problems.CountAsync(p => p.RunId == DashboardFixture.Run && p.State == ProblemState.Rejected);
        Assert.Matches($"state=rejected\"[^>]*><bdi>rejected</bdi><span class=\"quiet\">{rejected}</span>", html);
    }

    [Theory]
    [InlineData("level=x")]
    [InlineData("state=3")]
    [InlineData("from=7")]
    [InlineData("from=NaN")]
    [InlineData("lineage=%01")]
    [InlineData("repaired=perhaps")]
    public async Task A_parameter_that_makes_no_sense_is_named_and_left_out(string parameter)
    {
        var html = await fixture.Client.GetStringAsync($"/problems?{parameter}");
        Assert.Contains("left out", html, StringComparison.Ordinal);
        Assert.NotEmpty(Ids(html));
    }

    [Theory]
    [InlineData("q=%22%27%3B%20DROP%20TABLE%20flywheel.problems%3B--")]
    [InlineData("q=%26%7C%21%3A*%28")]
    [InlineData("tool=%22%5D%27")]
    [InlineData("node=%7B%22a")]
    [InlineData("after=nowhere")]
    [InlineData("before=%01")]
    [InlineData("family=%27%20OR%201%3D1")]
    public async Task Nothing_that_is_asked_for_is_taken_for_a_program(string parameter)
    {
        using var response = await fixture.Client.GetAsync($"/problems?{parameter}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public void An_address_keeps_what_was_asked_for()
    {
        var faults = new List<string>();
        const string Address = "?q=a b&run=night&domain=x&kind=y&level=2&lineage=parallel&state=settled&reason=r&author=u&family=f&repaired=no&from=0.25&to=1&node=n/m&tool=t&canaries=yes";
        var query = new QueryCollection(Address[1..].Split('&').Select(p => p.Split('=')).ToDictionary(p => p[0], p => new StringValues(p[1])));
        var filter = ProblemFilter.Parse(query, faults);
        Assert.Empty(faults);
        Assert.Equal(query.OrderBy(p => p.Key).Select(p => $"{p.Key}={p.Value}"), filter.Parameters().OrderBy(p => p.Key).Select(p => $"{p.Key}={p.Value}"));
    }

    [Fact]
    public async Task Pictures_of_the_gallery_are_small_and_of_few_widths()
    {
        var html = await fixture.Client.GetStringAsync($"/problems?run={DashboardFixture.Run}");
        var address = WebUtility.HtmlDecode(Picture().Match(html).Groups["address"].Value);
        var small = await fixture.Client.GetByteArrayAsync(address);
        using var picture = SKBitmap.Decode(small)!;
        Assert.Equal(240, picture.Width);
        Assert.Contains("loading=\"lazy\"", html, StringComparison.Ordinal);
        Assert.True(small.Length < (await fixture.Client.GetByteArrayAsync(address.Replace("&width=240", "", StringComparison.Ordinal))).Length);
        using var odd = await fixture.Client.GetAsync(address.Replace("=240", "=241", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, odd.StatusCode);
        Assert.Contains(240, PictureEndpoints.Widths);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_drawn_leaves_no_hole_in_the_gallery()
    {
        await using var context = fixture.Session.CreateContext();
        var row = await context.Problems.Where(p => p.State == ProblemState.Settled && p.RunId == DashboardFixture.Run).OrderBy(p => p.Id).LastAsync();
        var document = row.Document;
        row.Document = ProblemJson.Write(ProblemJson.Read(document) with { FigureCode = "Nonsense(" });
        await context.SaveChangesAsync();
        try
        {
            using var response = await fixture.Client.GetAsync(PictureEndpoints.Of(row.Id, width: 120));
            Assert.Equal("image/svg+xml", response.Content.Headers.ContentType?.MediaType);
            Assert.Contains("program fails", await fixture.Client.GetStringAsync(ProblemAddress.Of(row.Id)), StringComparison.Ordinal);
        }
        finally
        {
            row.Document = document;
            await context.SaveChangesAsync();
        }
    }

    [Fact]
    public async Task A_hostile_problem_leaves_gallery_and_list_intact()
    {
        await HostileProblem.AddAsync(fixture.Session);
        try
        {
            foreach (var view in new[] { "", "&view=list" })
            {
                var address = $"/problems?run={HostileProblem.Run}&state=rejected{view}";
                var html = await fixture.Client.GetStringAsync(address);
                Assert.DoesNotContain("<script>window", html, StringComparison.Ordinal);
                Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
                Assert.True(html.Length < 100_000, "long texts are cut");
                await using var watched = await fixture.OpenAsync(address);
                Assert.Equal("undefined", await watched.Page.EvaluateAsync<string>("typeof window.hit"));
                Assert.Equal(0, await watched.Page.Locator("img[src=x]").CountAsync());
            }
        }
        finally
        {
            await HostileProblem.RemoveAsync(fixture.Session);
        }
    }

    [Fact]
    public async Task Keys_walk_through_the_pictures_and_open_one()
    {
        await using var watched = await fixture.OpenAsync($"/problems?run={DashboardFixture.Run}");
        var page = watched.Page;
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("k");
        var second = await page.Locator("[data-moves] a").Nth(1).GetAttributeAsync("href");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**{second}");
    }

    [Theory]
    [InlineData("/problems?view=list&state=rejected")]
    [InlineData("/problems?run=night&q=angle")]
    public Task Accessibility_tools_find_nothing_serious_and_nothing_is_wider_than_the_window(string address) => Accessibility.RequireAsync(fixture, address);

    private static IEnumerable<string> Ids(string html) =>
        Link().Matches(html).Select(m => Uri.UnescapeDataString(WebUtility.HtmlDecode(m.Groups["id"].Value))).Distinct();

    private static string? Next(string html) => Beside(html, "next");

    private static string? Before(string html) => Beside(html, "prev");

    private static string? Beside(string html, string rel) =>
        Regex.Match(html, $"href=\"(?<address>[^\"]+)\" rel=\"{rel}\"", RegexOptions.None, TimeSpan.FromSeconds(5)) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups["address"].Value) : null;

    [GeneratedRegex("src=\"(?<address>/pictures/[^\"]+)\"", RegexOptions.None, 5_000)]
    private static partial Regex Picture();

    [GeneratedRegex("href=\"/problems/(?!clusters)(?<id>[^\"?#]+)\"", RegexOptions.None, 5_000)]
    private static partial Regex Link();
}
