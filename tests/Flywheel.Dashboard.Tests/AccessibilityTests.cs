using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Flywheel.Dashboard.Tests.Support;
using Flywheel.TestSupport.Web;
using Microsoft.Playwright;

namespace Flywheel.Dashboard.Tests;

/// <summary>One page of each kind, as the crawl finds them, in a real browser.</summary>
[Collection(DashboardCollection.Name)]
public sealed class AccessibilityTests(DashboardFixture fixture)
{
    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task No_page_has_a_serious_finding(string theme)
    {
        await using var watched = await fixture.OpenAsync("/");
        await watched.Page.Context.AddCookiesAsync([new Cookie { Name = "flywheel-theme", Value = theme, Url = fixture.Server.Address.ToString() }]);
        var problems = new List<string>();
        foreach (var address in await PagesAsync())
        {
            await watched.Page.GotoAsync(address);
            var result = await watched.Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
            problems.AddRange(result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{address}: {v.Id}: {v.Help} ({string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))})"));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public async Task No_page_is_wider_than_a_phone()
    {
        await using var watched = await fixture.OpenAsync("/", width: 375, height: 700);
        var problems = new List<string>();
        foreach (var address in await PagesAsync())
        {
            await watched.Page.GotoAsync(address);
            var width = await watched.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (width > 375)
            {
                var widest = await watched.Page.EvaluateAsync<string>(
                    "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > 376 && !e.closest('.scroll')).slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ')");
                problems.Add($"{address} is {width} wide: {widest}");
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public async Task Every_page_is_reached_by_keyboard_alone()
    {
        await using var watched = await fixture.OpenAsync("/");
        var problems = new List<string>();
        foreach (var address in await PagesAsync())
        {
            await watched.Page.GotoAsync(address);
            var seen = await TabAsync(watched.Page, 60);
            if (seen[0] != "skip")
            {
                problems.Add($"{address}: the first stop is {seen[0]}");
            }

            if (!seen.Contains("nav") || (!seen.Contains("main") && await watched.Page.Locator("main a, main button, main input, main select").CountAsync() > 0))
            {
                problems.Add($"{address}: the keyboard reaches {string.Join(", ", seen.Distinct(StringComparer.Ordinal))}");
            }

            problems.AddRange(seen.Where(s => s.StartsWith("unseen", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Select(s => $"{address}: {s}"));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    /// <summary>Presses Tab until it comes round, and says where it stopped.</summary>
    private static async Task<List<string>> TabAsync(IPage page, int most)
    {
        var stops = new List<string>();
        for (var i = 0; i < most; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var stop = await page.EvaluateAsync<string>(
                """
                () => {
                  const at = document.activeElement;
                  if (!at || at === document.body) return "end";
                  const style = getComputedStyle(at);
                  const seen = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none" || at.classList.contains("skip")
                    || at.type === "date"; // its own parts, which show it themselves, are out of reach from here
                  if (!seen) return "unseen focus on " + at.outerHTML.slice(0, 120);
                  return at.classList.contains("skip") ? "skip" : at.closest("header nav") ? "nav" : at.closest("main") ? "main" : "top";
                }
                """);
            if (stop == "end")
            {
                break;
            }

            stops.Add(stop);
        }

        return stops;
    }

    private async Task<IReadOnlyList<string>> PagesAsync() => [.. Crawl.OnePerKind(await SiteEndpoint.CrawlAsync(fixture.Client, fixture.Server.Services, most: 150))];
}
