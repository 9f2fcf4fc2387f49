using System.Net;
using Flywheel.Dashboard.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Flywheel.Dashboard.Tests;

/// <summary>One page of each kind, as the crawl finds them, in a real browser.</summary>
[Collection(DashboardCollection.Name)]
public sealed class AccessibilityTests(DashboardFixture fixture, CrawledSite site) : IClassFixture<CrawledSite>
{
    /// <summary>The pages to which no link leads, or only one that the crawl does not come to; their own tests look at them.</summary>
    private static readonly string[] LookedAtElsewhere =
    [
        "/datasets/{id:long}/diff", "/datasets/{id:long}/rows", "/error/{code:int}", "/jobs/{id}", "/knowledge/new/{id:guid}", "/sign-in", "/training/{id:length(16)}",
    ];

    [Fact]
    public async Task No_page_has_a_serious_finding_in_light_or_in_dark()
    {
        await using var watched = await fixture.OpenAsync("/");
        await Accessibility.PrepareAsync(watched.Page.Context);
        var (page, problems) = (watched.Page, new List<string>());
        foreach (var address in site.OnePerKind)
        {
            await page.GotoAsync(address);
            problems.AddRange((await Accessibility.FaultsAsync(page)).Select(fault => $"{address}: {fault}"));
            await SwitchAsync(page, "dark");
            problems.AddRange((await Accessibility.ColourFaultsAsync(page)).Select(fault => $"{address} in dark: {fault}"));
            await SwitchAsync(page, "light");
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public async Task On_a_phone_no_page_has_a_serious_finding_or_is_wider_than_it()
    {
        await using var watched = await fixture.OpenAsync("/", width: 375, height: 700);
        await Accessibility.PrepareAsync(watched.Page.Context);
        var problems = new List<string>();
        foreach (var address in site.OnePerKind)
        {
            await watched.Page.GotoAsync(address);
            problems.AddRange((await Accessibility.FaultsAsync(watched.Page)).Select(fault => $"{address}: {fault}"));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public async Task Every_page_is_reached_by_keyboard_alone()
    {
        await using var watched = await fixture.OpenAsync("/");
        var problems = new List<string>();
        foreach (var address in site.OnePerKind)
        {
            await watched.Page.GotoAsync(address);
            var seen = await TabAsync(watched.Page);
            if (seen.FirstOrDefault() is var first && first != "skip")
            {
                problems.Add($"{address}: the first stop is {first ?? "nowhere"}");
            }

            if (!seen.Contains("nav") || (!seen.Contains("main") && await watched.Page.Locator("main a, main button, main input, main select").CountAsync() > 0))
            {
                problems.Add($"{address}: the keyboard reaches {string.Join(", ", seen.Distinct(StringComparer.Ordinal))}");
            }

            problems.AddRange(seen.Where(s => s.StartsWith("unseen", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Select(s => $"{address}: {s}"));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public async Task Every_kind_of_page_is_looked_at()
    {
        var kinds = site.Pages.Where(p => p is { Status: HttpStatusCode.OK, IsPage: true }).Select(p => p.Kind.Split('?')[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var others = (await SiteEndpoint.AllAsync(fixture.Server.Services)).Where(e => e.Page is not null && !e.Pattern.EndsWith("/Index", StringComparison.Ordinal)).Select(e => e.Pattern).Where(p => !kinds.Contains(p));
        Assert.Empty(others.Except(LookedAtElsewhere, StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_keeps_people_out_is_found()
    {
        await using var context = await fixture.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.SetContentAsync("""<html lang="en"><title>Bad</title><body style="margin: 0"><main style="width: 5000px"><h1>Bad</h1><p style="color: #aaa">Faint</p><input></main>""");
        Assert.Equal(["color-contrast", "label", "5000"], (await Accessibility.FaultsAsync(page)).Select(fault => fault.Split(':', ' ')[0]));
        Assert.Equal(["color-contrast"], (await Accessibility.ColourFaultsAsync(page)).Select(fault => fault.Split(':')[0]));
    }

    private static async Task SwitchAsync(IPage page, string theme)
    {
        await page.Locator("[data-theme-switch]").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", theme);
    }

    /// <summary>Holds Tab down until it comes round or for sixty stops, and says where it stopped.</summary>
    private static async Task<IReadOnlyList<string>> TabAsync(IPage page)
    {
        await page.EvaluateAsync(
            """
            () => {
              window.stops = [];
              document.addEventListener("focusin", ({ target }) => {
                const style = getComputedStyle(target), isSkip = target.classList.contains("skip");
                const seen = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none" || isSkip
                  || target.type === "date"; // its own parts, which show it themselves, are out of reach from here
                window.stops.push(!seen ? "unseen focus on " + target.outerHTML.slice(0, 120) : isSkip ? "skip" : target.closest("header nav") ? "nav" : target.closest("main") ? "main" : "top");
              });
            }
            """);
        var stops = Array.Empty<string>();
        for (var pressed = 0; pressed < 60 && stops.Count(stop => stop == "skip") < 2; pressed += 20)
        {
            // The presses are the same, so that none has to wait for the one before it.
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => page.Keyboard.DownAsync("Tab")));
            stops = await page.EvaluateAsync<string[]>("window.stops");
        }

        await page.Keyboard.UpAsync("Tab");
        return [.. stops.TakeWhile((stop, i) => i == 0 || stop != "skip")];
    }
}
