using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>What every page has to offer to everybody.</summary>
internal static class Accessibility
{
    /// <summary>Fails where axe-core finds something serious, or the page is wider than its window.</summary>
    public static async Task RequireAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.Empty(result.Violations
            .Where(v => v.Impact is "serious" or "critical")
            .Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page is wider than its window.");
    }
}
