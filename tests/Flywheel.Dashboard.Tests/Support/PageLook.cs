using Deque.AxeCore.Playwright;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>Looks at a page in the browser, as wide as a laptop and as narrow as a phone.</summary>
internal static class PageLook
{
    /// <summary>A silent console, nothing serious from axe-core, and no page wider than its window.</summary>
    public static async Task CheckAsync(DashboardFixture fixture, string path)
    {
        foreach (var width in new[] { 1280, 375 })
        {
            await using var watched = await fixture.OpenAsync(path, width);
            var found = await watched.Page.RunAxe();
            Assert.Empty(found.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Help} ({string.Join("; ", v.Nodes.Select(n => n.Html).Take(3))})"));
            Assert.Equal(width, await watched.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }
}
