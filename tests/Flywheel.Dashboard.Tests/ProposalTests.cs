using System.Net;
using System.Text.RegularExpressions;
using Flywheel.Dashboard.Tests.Support;
using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Import;
using Flywheel.Knowledge.Outlines;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Knowledge;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Dashboard.Tests;

public sealed class ProposalTests(KnowledgeDashboard dashboard) : IClassFixture<KnowledgeDashboard>, IAsyncLifetime
{
    private const string Page = "/knowledge/proposals";
    private const string Domain = "plane-geometry";
    private const string Runs = "void MarkTwice(double x, double y) { Dot(x, y, color: \"accent\"); Dot(x + 5, y, color: \"accent\"); }";
    private const string Fails = "void BreakAll(double x) { Dot(x, wherever); }";

    public async Task InitializeAsync()
    {
        await using var context = dashboard.Session.CreateContext();
        if (await context.Runs.AnyAsync())
        {
            return;
        }

        var options = new GrowOptions { Run = "small", Target = 3, Domains = ["Plane Geometry"], Levels = [0], CanaryInterval = 0, Workers = 1 };
        await new Grower(dashboard.Session, TimeProvider.System).GrowAsync(options, new SilentView(), verbose: false, default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_accepted_node_stays_through_imports_and_goes_when_the_decision_is_taken_back()
    {
        const string name = "Two right angles make a straight one twice";
        await ProposeAsync(PredictionKind.Knowledge, Domain, name);
        Assert.Contains(name, await dashboard.ReadAsync(Page), StringComparison.Ordinal);
        var concept = Graph().Nodes.First(n => n.Domain.Id == Domain && n.Level == KnowledgeLevel.Concept);
        await dashboard.SendAsync(Page, Page + "?handler=AcceptNode", ("domain", Domain), ("name", name), ("parent", concept.Id));
        var id = $"{Domain}/{Slug.Of(name)}";
        Assert.Contains(name, await dashboard.ReadAsync($"/knowledge/{id}"), StringComparison.Ordinal);
        Assert.Equal(id, await KnownAsync(name));

        Assert.True((await dashboard.Session.ImportShippedKnowledgeAsync(default)).Unchanged);
        await using (var context = dashboard.Session.CreateContext())
        {
            var shipped = OutlineParser.ReadFile(Path.Combine(WorkerSettings.KnowledgeFolder, "domains", "01-plane-geometry.txt"), KnowledgeFolder.ReadFigureKinds(WorkerSettings.KnowledgeFolder));
            await new KnowledgeImporter(context, TimeProvider.System).ImportAsync(shipped, default);
            Assert.True(await context.Nodes.AnyAsync(n => n.Id == id && n.ParentId == concept.Id));
            Assert.Contains(await context.DomainChanges.ToListAsync(), c => c.Roots.SequenceEqual([id]));
        }

        await UndoAsync(name);
        using var gone = await dashboard.Client.GetAsync($"/knowledge/{id}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Null(await KnownAsync(name));
        Assert.Contains(name, await dashboard.ReadAsync(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Below_a_topic_a_name_becomes_a_concept_with_its_first_principle()
    {
        const string name = "Folded corners";
        await ProposeAsync(PredictionKind.Knowledge, Domain, name);
        var topic = Graph().Nodes.First(n => n.Domain.Id == Domain && n.Level == KnowledgeLevel.Topic);
        await dashboard.SendAsync(Page, Page + "?handler=AcceptNode", ("domain", Domain), ("name", name), ("parent", topic.Id));
        Assert.Contains("needs a first principle", await dashboard.ReadAsync(Page), StringComparison.Ordinal);
        await dashboard.SendAsync(Page, Page + "?handler=AcceptNode", ("domain", Domain), ("name", name), ("otherParent", topic.Id), ("principle", "A folded corner covers an equal one"));
        Assert.Contains("A folded corner covers an equal one", await dashboard.ReadAsync($"/knowledge/{Domain}/folded-corners"), StringComparison.Ordinal);
        await UndoAsync(name);
    }

    [Fact]
    public async Task A_name_is_merged_rejected_and_taken_back_and_says_who_decided()
    {
        const string name = "Angle counting by turns";
        await ProposeAsync(PredictionKind.Knowledge, Domain, name);
        var target = Graph().Nodes.First(n => n.Domain.Id == Domain && n.Level == KnowledgeLevel.Concept).Id;
        (string, string)[] fields = [("kind", "Knowledge"), ("domain", Domain), ("name", name)];
        await dashboard.SendAsync(Page, Page + "?handler=Merge", [.. fields, ("target", "no-such/node")]);
        Assert.Contains("There is no node", await dashboard.ReadAsync(Page), StringComparison.Ordinal);
        await dashboard.SendAsync(Page, Page + "?handler=Merge", [.. fields, ("target", target)]);
        Assert.Equal(target, await KnownAsync(name));
        await dashboard.SendAsync(Page, Page + "?handler=Reject", [.. fields, ("reason", "late")]);
        Assert.Contains("Somebody else decided", await dashboard.ReadAsync(Page), StringComparison.Ordinal);
        Assert.Equal(target, await KnownAsync(name));
        await UndoAsync(name);
        await dashboard.SendAsync(Page, Page + "?handler=Reject", [.. fields, ("reason", "<b>no</b> fact")]);
        Assert.Contains("<b>no</b> fact", await dashboard.ReadAsync(Page), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>no</b> fact", await dashboard.Client.GetStringAsync(Page), StringComparison.Ordinal);
        await using var context = dashboard.Session.CreateContext();
        Assert.Equal([(Environment.UserName, Environment.UserName), (Environment.UserName, null)], (await context.Proposals.Where(p => p.Name == name).OrderBy(p => p.Id).ToListAsync()).Select(p => (p.DecidedBy, p.UndoneBy)));
    }

    [Fact]
    public async Task A_tool_is_taken_once_it_runs_and_its_example_is_drawn()
    {
        await ProposeAsync(PredictionKind.Tool, "", "MarkTwice", Runs, "MarkTwice(150, 160);");
        await ProposeAsync(PredictionKind.Tool, "", "BreakAll", Fails, "BreakAll(5);");
        Assert.Contains("Its source fails", await ReadTriedAsync(), StringComparison.Ordinal);
        Assert.Equal("image/png", (await dashboard.Client.GetAsync(Page + "?handler=Picture&name=MarkTwice")).Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await dashboard.Client.GetAsync(Page + "?handler=Picture&name=BreakAll")).StatusCode);

        await dashboard.SendAsync(Page, Page + "?handler=AcceptTool", ("name", "BreakAll"), ("source", Fails), ("example", "BreakAll(5);"));
        Assert.Contains("Its source fails", await ReadTriedAsync(), StringComparison.Ordinal);
        Assert.Null(await KnownAsync("BreakAll"));
        await dashboard.SendAsync(Page, Page + "?handler=AcceptTool", ("name", "BreakAll"), ("source", Fails.Replace("wherever", "x", StringComparison.Ordinal)), ("example", "BreakAll(5);"));
        Assert.Equal("BreakAll", await KnownAsync("BreakAll"));
        Assert.Equal(ToolOrigin.Evolved, (await ToolAsync("BreakAll"))!.Origin);
        await UndoAsync("BreakAll");
        Assert.Null(await ToolAsync("BreakAll"));
    }

    [Fact]
    public async Task A_rejected_tool_leaves_and_comes_back_when_the_decision_is_taken_back()
    {
        await ProposeAsync(PredictionKind.Tool, "", "MarkThrice", Runs.Replace("MarkTwice", "MarkThrice", StringComparison.Ordinal), "MarkThrice(50, 60);");
        await using (var context = dashboard.Session.CreateContext())
        {
            context.Tools.Add(new ToolRow { Id = "MarkThrice", Signature = "void MarkThrice()", Summary = "Written by m.", Example = "MarkThrice(50, 60);", FigureKinds = [], Source = Runs.Replace("MarkTwice", "MarkThrice", StringComparison.Ordinal), Origin = ToolOrigin.Evolved, ImportedAt = DateTimeOffset.UtcNow });
            (await context.PredictedNames.SingleAsync(n => n.Name == "MarkThrice")).KnownId = "MarkThrice";
            await context.SaveChangesAsync();
        }

        Assert.Contains("MarkThrice", await dashboard.ReadAsync(Page + "?kind=tools"), StringComparison.Ordinal);
        await dashboard.SendAsync(Page, Page + "?handler=Reject", ("kind", "Tool"), ("domain", ""), ("name", "MarkThrice"), ("reason", "It says nothing."));
        Assert.Null(await ToolAsync("MarkThrice"));
        await UndoAsync("MarkThrice");
        Assert.Equal("Written by m.", (await ToolAsync("MarkThrice"))!.Summary);
        Assert.Equal("MarkThrice", await KnownAsync("MarkThrice"));
    }

    private KnowledgeGraph Graph()
    {
        using var visit = dashboard.Workshop.Enter();
        return visit.Get<KnowledgeGraph>();
    }

    [Fact]
    public async Task What_was_predicted_most_often_comes_first_and_each_name_is_on_one_page()
    {
        const string Domain = "chemistry";
        string[] rare = [.. Enumerable.Range(0, Proposal.PageSize).Select(i => $"rare name {i:00}")];
        await ProposeAsync(PredictionKind.Knowledge, Domain, "zz often predicted", times: 3);
        await ProposeAsync(PredictionKind.Knowledge, Domain, "yy sometimes predicted", times: 2);
        foreach (var name in rare)
        {
            await ProposeAsync(PredictionKind.Knowledge, Domain, name);
        }

        var first = await dashboard.ReadAsync($"{Page}?kind=knowledge&domain={Domain}");
        var next = WebUtility.HtmlDecode(Regex.Match(first, "href=\"(?<to>[^\"]*afterName=[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["to"].Value);
        var second = await dashboard.ReadAsync(next);
        Assert.Equal(["zz often predicted", "yy sometimes predicted", .. rare], [.. NamesOf(first), .. NamesOf(second)]);
        // The other tests look at the first page.
        await using var context = dashboard.Session.CreateContext();
        await context.Predictions.Where(p => p.Domain == Domain).ExecuteDeleteAsync();
        await context.PredictedNames.Where(n => n.Domain == Domain).ExecuteDeleteAsync();
    }

    private static IEnumerable<string> NamesOf(string html) =>
        Regex.Matches(html, "<h2 id=\"p[0-9]+\">(?<name>[^<]*)</h2>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(m => m.Groups["name"].Value);

    /// <summary>The page of tools, once all of them were tried.</summary>
    private Task<string> ReadTriedAsync() => dashboard.Client.ReadUntilAsync(Page + "?kind=tools", html => !html.Contains("it is being tried", StringComparison.Ordinal));

    private async Task ProposeAsync(PredictionKind kind, string domain, string name, string? source = null, string? example = null, int times = 1)
    {
        await using var context = dashboard.Session.CreateContext();
        context.PredictedNames.Add(new PredictedNameRow { Kind = kind, Domain = domain, Name = name, At = DateTimeOffset.UtcNow });
        foreach (var problem in await context.Problems.Where(p => p.State == ProblemState.Settled).OrderBy(p => p.Id).Take(times).ToListAsync())
        {
            context.Predictions.Add(new PredictionRow { ProblemId = problem.Id, RunId = problem.RunId, Kind = kind, Name = name, Author = "model:m", Domain = domain, MergedInto = name, Signature = source?.Split('{')[0].Trim(), Source = source, Example = example });
        }

        await context.SaveChangesAsync();
    }

    private async Task UndoAsync(string name)
    {
        await using var context = dashboard.Session.CreateContext();
        var row = await context.Proposals.AsNoTracking().SingleAsync(p => p.Name == name && p.UndoneAt == null);
        await dashboard.SendAsync(Page, Page + "?handler=Undo", ("id", $"{row.Id}"));
    }

    private async Task<string?> KnownAsync(string name)
    {
        await using var context = dashboard.Session.CreateContext();
        return (await context.PredictedNames.AsNoTracking().SingleAsync(n => n.Name == name)).KnownId;
    }

    private async Task<ToolRow?> ToolAsync(string name)
    {
        await using var context = dashboard.Session.CreateContext();
        return await context.Tools.AsNoTracking().SingleOrDefaultAsync(t => t.Id == name);
    }
}
