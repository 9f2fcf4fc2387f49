using Flywheel.Dashboard.Tests.Support;
using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Dashboard.Tests;

[Collection(QuietCollection.Name)]
public sealed class StartPageTests(QuietDashboard dashboard)
{
    [Fact]
    public async Task What_failed_or_stands_still_needs_attention()
    {
        await dashboard.StartRunAsync("bad-night");
        await dashboard.StartRunAsync("stuck");
        await using var context = dashboard.Session.CreateContext();
        await context.Runs.Where(r => r.Id == "bad-night").ExecuteUpdateAsync(r => r
            .SetProperty(x => x.State, RunState.Failed).SetProperty(x => x.Reason, "Batch 3 broke <script>alert(1)</script>").SetProperty(x => x.FinishedAt, DateTimeOffset.UtcNow));
        await context.Cells.Where(c => c.RunId == "stuck" && c.Domain == "Algebra").ExecuteUpdateAsync(c => c.SetProperty(x => x.State, CellState.Paused));
        context.Exports.Add(new ExportRow { RunId = "stuck", Dataset = "v-interaction", Directory = "/nowhere", State = ExportState.Failed, Settings = "{}", Error = "The disk is full.", StartedAt = DateTimeOffset.UtcNow, FinishedAt = DateTimeOffset.UtcNow });
        await context.SaveChangesAsync();

        var html = await dashboard.Client.ReadUntilAsync("/", "No worker is alive that could go on with stuck");
        Assert.Contains("bad-night: Batch 3 broke &lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Contains("Algebra in stuck", html, StringComparison.Ordinal);
        Assert.Contains("v-interaction of stuck: The disk is full.", html, StringComparison.Ordinal);
        Assert.Contains("No worker is alive that could go on with stuck", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_ended_within_a_day_is_news()
    {
        await dashboard.StartRunAsync("fresh-end");
        await dashboard.StartRunAsync("stale-end");
        await using var context = dashboard.Session.CreateContext();
        await context.Runs.Where(r => r.Id == "fresh-end").ExecuteUpdateAsync(r => r.SetProperty(x => x.State, RunState.Finished).SetProperty(x => x.FinishedAt, DateTimeOffset.UtcNow.AddHours(-7)));
        await context.Runs.Where(r => r.Id == "stale-end").ExecuteUpdateAsync(r => r.SetProperty(x => x.State, RunState.Finished).SetProperty(x => x.FinishedAt, DateTimeOffset.UtcNow.AddHours(-30)));
        var html = await dashboard.Client.GetStringAsync("/");
        Assert.Contains("fresh-end", html, StringComparison.Ordinal);
        Assert.Contains("7 h ago", html, StringComparison.Ordinal);
        Assert.DoesNotContain("stale-end", html, StringComparison.Ordinal);
    }
}
