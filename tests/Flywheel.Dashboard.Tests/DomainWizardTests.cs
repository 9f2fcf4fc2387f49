using System.Net;
using System.Net.Http.Headers;
using Flywheel.Dashboard.Tests.Support;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Dashboard.Tests;

public sealed class DomainWizardTests(KnowledgeDashboard dashboard) : IClassFixture<KnowledgeDashboard>
{
    [Fact]
    public async Task Errors_are_shown_with_their_lines_and_the_text_is_kept()
    {
        var page = await BeginAsync("Faults\n\tOne\n\t\tTwo things | figures=nonsense-kind\n\t\t\t<script>alert(1)</script>\n");
        var html = await dashboard.ReadAsync(page);
        Assert.Contains("Line 3</button> the figure kind 'nonsense-kind' is unknown", html, StringComparison.Ordinal);
        Assert.Contains("Line 4", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", await dashboard.Client.GetStringAsync(page), StringComparison.Ordinal);
        Assert.DoesNotContain("?step=samples", html, StringComparison.Ordinal);
        await dashboard.SendAsync(page, Bare(page) + "?handler=Discard");
        using var gone = await dashboard.Client.GetAsync(page);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Typing_is_checked_without_storing_anything_and_four_spaces_are_a_tab()
    {
        var page = await BeginAsync("Unfinished\n");
        Assert.Contains("No errors: 10 nodes of Beekeeping", await dashboard.SendAsync(page, Bare(page) + "?handler=Check", ("text", KnowledgeDashboard.Outline.Replace("\t", "    ", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains("Unfinished", await dashboard.ReadAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uploads_too_large_or_not_text_are_refused()
    {
        Assert.Contains("larger than 1 MB", await UploadAsync(new byte[(1 << 20) + 1]), StringComparison.Ordinal);
        Assert.Contains("not UTF-8", await UploadAsync([0x41, 0xFF, 0xFE]), StringComparison.Ordinal);
        Assert.Contains("Choose a file", await UploadAsync([]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        var answer = await dashboard.Forms.PostAsync("/knowledge/new", token: null, ("text", "Forged\n"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task A_domain_goes_from_text_to_run_and_later_only_its_changed_part_is_made_again()
    {
        var page = await BeginAsync(KnowledgeDashboard.Outline.Replace("Comb counts", "Bar charts", StringComparison.Ordinal));
        Assert.Contains("Nodes that other domains seem to have", await dashboard.ReadAsync(Bare(page) + "?step=duplicates"), StringComparison.Ordinal);
        Assert.EndsWith("step=samples", await dashboard.SendAsync(page, Bare(page) + "?handler=Decide", ("version", "1"), ("seed", "3")), StringComparison.Ordinal);
        var samples = await dashboard.ReadAsync(Bare(page) + "?step=samples");
        Assert.Contains("20 problems that the rules write", samples, StringComparison.Ordinal);
        Assert.Equal("image/png", (await dashboard.Client.GetAsync(Bare(page) + "?handler=Picture&n=19")).Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await dashboard.Client.GetAsync(Bare(page) + "?handler=Picture&n=20")).StatusCode);
        await using (var context = dashboard.Session.CreateContext())
        {
            Assert.False(await context.Domains.AnyAsync(d => d.Id == "beekeeping"));
        }

        Assert.Equal("/runs/bees-1", await ImportAsync(page, "2", "bees-1"));
        Assert.Contains("Beekeeping", await dashboard.ReadAsync("/knowledge"), StringComparison.Ordinal);
        await dashboard.SettleAsync();

        var edited = await dashboard.SendAsync("/knowledge/new", "/knowledge/new?handler=Edit", ("domain", "beekeeping"));
        var text = KnowledgeDashboard.Outline.Replace("Comb counts", "Bar charts", StringComparison.Ordinal) + "\t\t\tWinter stores\n\t\t\t\tA strong colony winters on twenty kilograms of honey\n";
        Assert.EndsWith("step=duplicates", await dashboard.SendAsync(edited, Bare(edited) + "?handler=Write", ("version", "1"), ("text", text)), StringComparison.Ordinal);
        Assert.Contains("Winter stores", await dashboard.ReadAsync(Bare(edited) + "?step=duplicates"), StringComparison.Ordinal);
        Assert.Equal("/runs/bees-2", await ImportAsync(edited, "2", "bees-2"));
        await dashboard.SettleAsync();
        await using (var context = dashboard.Session.CreateContext())
        {
            var settings = RunSettings.Parse((await context.Runs.SingleAsync(r => r.Id == "bees-2")).Settings);
            Assert.Equal(["beekeeping/winter-stores"], settings.Nodes!);
            Assert.Null(RunSettings.Parse((await context.Runs.SingleAsync(r => r.Id == "bees-1")).Settings).Nodes);
            var principles = await context.Problems.Where(p => p.RunId == "bees-2" && p.State == ProblemState.Settled).Select(p => p.NodeIds[0]).Distinct().ToListAsync();
            Assert.Equal(["beekeeping/a-strong-colony-winters-on-twenty-kilograms-of-honey"], principles);
        }
    }

    [Fact]
    public async Task The_existing_node_is_used_in_place_of_a_twin()
    {
        using var visit = dashboard.Workshop.Enter();
        var twin = visit.Get<Knowledge.Graph.KnowledgeGraph>().Nodes.First(n => n.Level == Knowledge.Graph.KnowledgeLevel.Topic && n.Name.Length < 60);
        var page = await BeginAsync(KnowledgeDashboard.Outline.Replace("Beekeeping", "Apiculture", StringComparison.Ordinal).Replace("Comb counts", twin.Name, StringComparison.Ordinal));
        var id = $"apiculture/{twin.Id.Split('/')[1]}";
        Assert.Contains($"value=\"{id}\"", await dashboard.ReadAsync(Bare(page) + "?step=duplicates"), StringComparison.Ordinal);
        await dashboard.SendAsync(page, Bare(page) + "?handler=Decide", ("version", "1"), ("drop", id));
        await using var context = dashboard.Session.CreateContext();
        var draft = await context.DomainDrafts.SingleAsync(d => d.Name == "Apiculture");
        Assert.DoesNotContain(twin.Name, draft.Text, StringComparison.Ordinal);
        Assert.Contains("Honey yields | figures=bar-chart, line-chart\n", draft.Text, StringComparison.Ordinal);
        Assert.Contains("existing one used", await dashboard.ReadAsync(Bare(page) + "?step=duplicates"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_change_a_draft_at_once_the_second_is_told()
    {
        var page = await BeginAsync("Shared\n");
        await dashboard.SendAsync(page, Bare(page) + "?handler=Write", ("version", "1"), ("text", "First\n"));
        await dashboard.SendAsync(page, Bare(page) + "?handler=Write", ("version", "1"), ("text", "Second\n"));
        var html = await dashboard.ReadAsync(page);
        Assert.Contains("Somebody changed the draft", html, StringComparison.Ordinal);
        Assert.Contains("First", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Second", html, StringComparison.Ordinal);
    }

    private static string Bare(string page) => page.Split('?')[0];

    private Task<string> BeginAsync(string text) => dashboard.SendAsync("/knowledge/new", "/knowledge/new", ("text", text));

    private Task<string> ImportAsync(string page, string version, string run) => dashboard.SendAsync(
        page, Bare(page) + "?handler=Import", ("version", version), ("target", "6"), ("levels", "0"), ("run", run), ("anyway", "true"));

    private async Task<string> UploadAsync(byte[] bytes)
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var form = new MultipartFormDataContent { { file, "file", "../../etc/passwd" }, { new StringContent(await dashboard.Forms.TokenAsync("/knowledge/new")), FormClient.TokenField } };
        using var response = await dashboard.Client.PostAsync("/knowledge/new", form);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return await dashboard.ReadAsync("/knowledge/new");
    }
}
