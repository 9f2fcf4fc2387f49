using System.Net;
using Flywheel.Dashboard.Tests.Support;
using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Flywheel.Dashboard.Tests;

[Collection(DashboardCollection.Name)]
public sealed class KnowledgePageTests(DashboardFixture fixture)
{
    private KnowledgeGraph Graph
    {
        get
        {
            using var visit = fixture.Workshop.Enter();
            return visit.Get<KnowledgeGraph>();
        }
    }

    [Fact]
    public async Task The_heat_map_shows_every_domain_with_its_coverage_as_shade_and_as_number()
    {
        var html = await fixture.Client.GetStringAsync("/knowledge");
        Assert.All(Graph.Domains, domain => Assert.Contains($"href=\"/knowledge/{domain.Id}\"", html, StringComparison.Ordinal));
        Assert.Contains("class=\"number h1\"", html, StringComparison.Ordinal);
        var branches = await fixture.Client.GetStringAsync("/knowledge?view=branches");
        Assert.Contains($"href=\"{NodeAddress.Of(Graph.Domains[0].Children[0])}\"", branches, StringComparison.Ordinal);
    }

    [Fact]
    public void Coverage_counts_a_node_as_used_when_a_problem_rests_below_it()
    {
        var graph = Graph;
        var principle = graph.Nodes.First(n => n.Level == KnowledgeLevel.Principle);
        var coverage = new KnowledgeCoverage(graph, new Dictionary<string, long>(StringComparer.Ordinal) { [principle.Id] = 3, ["gone/node"] = 9 });
        Assert.Equal(new KnowledgeCoverage.Share(1, 1), coverage.Of(principle, KnowledgeLevel.Principle));
        Assert.Equal(1, coverage.Of(principle.Domain, KnowledgeLevel.Concept).Used);
        Assert.Equal(1, coverage.Of(principle.Domain, KnowledgeLevel.Branch).Used);
        Assert.Equal((3, 0), (coverage.Uses(principle.Domain), coverage.OwnUses(principle.Domain)));
        Assert.DoesNotContain(principle.Ancestor(KnowledgeLevel.Topic), coverage.UnderUsed(graph.Nodes, KnowledgeLevel.Topic, 20));
    }

    [Fact]
    public async Task One_runs_use_is_shown_alone_and_an_unknown_run_is_said_to_be_none()
    {
        Assert.Contains($"Coverage in {DashboardFixture.Run}", await fixture.Client.GetStringAsync($"/knowledge?run={DashboardFixture.Run}"), StringComparison.Ordinal);
        Assert.Contains("There is no run", await fixture.Client.GetStringAsync("/knowledge?run=%3Cscript%3E&level=7&view=x&domain=none"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_finds_nodes_and_shows_words_as_text()
    {
        Assert.Contains("href=\"/knowledge/plane-geometry", await fixture.Client.GetStringAsync("/knowledge?q=triangles"), StringComparison.Ordinal);
        var html = await fixture.Client.GetStringAsync("/knowledge?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E");
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_nodes_page_shows_its_path_its_neighbourhood_and_what_lies_below()
    {
        var node = Graph.Nodes.First(n => n.Level == KnowledgeLevel.Topic && Graph.EdgesFrom(n).Any(e => e.Kind == KnowledgeEdgeKind.Requires));
        var html = WebUtility.HtmlDecode(await fixture.Client.GetStringAsync(NodeAddress.Of(node)));
        Assert.Contains($"<a href=\"{NodeAddress.Of(node.Parent!)}\">{node.Parent!.Name}</a>", html, StringComparison.Ordinal);
        Assert.All(node.Children, child => Assert.Contains($"href=\"{NodeAddress.Of(child)}\"", html, StringComparison.Ordinal));
        Assert.All(Graph.EdgesFrom(node), edge => Assert.Contains($"href=\"{NodeAddress.Of(edge.To)}\"", html, StringComparison.Ordinal));
        Assert.Contains($"/problems?node={Uri.EscapeDataString(node.Id)}", html, StringComparison.Ordinal);
        using var none = await fixture.Client.GetAsync("/knowledge/plane-geometry/..%2f..%2fetc");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public void Boxes_of_a_neighbourhood_never_overlap()
    {
        var graph = Graph;
        Assert.All(graph.Nodes.Where(n => n.Level <= KnowledgeLevel.Topic).Take(400), node =>
        {
            var boxes = new Neighbourhood(graph, node).Boxes;
            Assert.InRange(boxes.Count, 2, 24);
            foreach (var (a, b) in boxes.SelectMany((a, i) => boxes.Skip(i + 1).Select(b => (a, b))))
            {
                Assert.True(Math.Abs(a.X - b.X) >= Neighbourhood.WidthOfBox || Math.Abs(a.Y - b.Y) >= Neighbourhood.HeightOfBox, $"{a.Node} and {b.Node} overlap");
            }
        });
    }

    [Fact]
    public async Task The_tree_opens_in_place_and_is_for_everybody_then()
    {
        await using var watched = await fixture.OpenAsync("/knowledge/plane-geometry");
        await watched.Page.Locator("details[data-tree] > summary").First.ClickAsync(new() { Position = new() { X = 4, Y = 8 } });
        await watched.Page.Locator("details[data-tree] .tree a").First.WaitForAsync();
        await Accessibility.RequireAsync(watched.Page);
    }

    [Fact]
    public Task The_branches_are_for_everybody_and_fit_a_phone() => Accessibility.RequireAsync(fixture, "/knowledge?view=branches");

    [Theory]
    [InlineData(PredictionKind.Knowledge, "knowledge")]
    [InlineData(PredictionKind.Tool, "tools")]
    public async Task Proposals_are_for_everybody_and_fit_a_phone(PredictionKind kind, string view)
    {
        const string name = "A name that some model gave";
        await using var context = fixture.Session.CreateContext();
        var problem = await context.Problems.Where(p => p.RunId == DashboardFixture.Run && p.State == ProblemState.Settled).OrderBy(p => p.Id).FirstAsync();
        var domain = kind == PredictionKind.Knowledge ? "plane-geometry" : "";
        context.PredictedNames.Add(new PredictedNameRow { Kind = kind, Domain = domain, Name = name, At = DateTimeOffset.UtcNow });
        context.Predictions.Add(new PredictionRow { ProblemId = problem.Id, RunId = problem.RunId, Kind = kind, Name = name, Author = "model:m", Domain = domain, MergedInto = name });
        await context.SaveChangesAsync();
        try
        {
            Assert.Contains(name, await fixture.Client.GetStringAsync($"/knowledge/proposals?kind={view}"), StringComparison.Ordinal);
            await Accessibility.RequireAsync(fixture, $"/knowledge/proposals?kind={view}");
        }
        finally
        {
            await context.Predictions.Where(p => p.Name == name).ExecuteDeleteAsync();
            await context.PredictedNames.Where(p => p.Name == name).ExecuteDeleteAsync();
        }
    }

    [Theory]
    [InlineData("/knowledge?run=%00")]
    [InlineData("/knowledge/proposals?afterName=%00")]
    public async Task A_character_that_no_text_may_hold_is_refused(string address)
    {
        using var response = await fixture.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task An_outline_is_checked_line_by_line_while_it_is_typed()
    {
        await using var watched = await fixture.OpenAsync("/knowledge/new");
        var page = watched.Page;
        await page.Locator("#text").FillAsync("Typed in a browser\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check", Exact = true }).ClickAsync();
        await page.Locator("#text").FillAsync(KnowledgeDashboard.Outline.Replace("bar-chart", "bar-chat", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Line 3" }).ClickAsync();
        Assert.Equal("\t\tComb counts | figures=bar-chat, tiling-pattern", await page.EvaluateAsync<string>("(() => { const f = document.activeElement; return f.value.slice(f.selectionStart, f.selectionEnd); })()"));
        await Accessibility.RequireAsync(page);
        await page.Locator("#text").FillAsync(KnowledgeDashboard.Outline);
        await page.GetByText("No errors: 10 nodes").WaitForAsync();
        await Accessibility.RequireAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).ClickAsync();
        await page.WaitForURLAsync("**?step=duplicates");
        await Accessibility.RequireAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Draw 20 sample problems" }).ClickAsync();
        await page.Locator(".gallery img").Nth(19).ScrollIntoViewIfNeededAsync();
        await Accessibility.RequireAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Go on", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Import and generate" }).WaitForAsync();
        await Accessibility.RequireAsync(page);
        await page.SetViewportSizeAsync(375, 700);
        await Accessibility.RequireAsync(page);
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard draft" }).ClickAsync();
        await page.GetByText("was discarded").WaitForAsync();
    }
}
