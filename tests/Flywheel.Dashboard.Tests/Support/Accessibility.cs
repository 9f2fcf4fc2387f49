using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>
/// What every page has to offer to everybody, as far as axe-core can tell. It runs in the page itself, which has no frames, and only its faults
/// come back: what else it knows is megabytes for a large page.
/// </summary>
internal static class Accessibility
{
    private static readonly Lazy<string> Script = new(new BundledAxeScriptProvider().GetScript);

    /// <summary>Hands axe-core to every page that the context opens from now on, for tests that look at many: one by one that takes as long as its run.</summary>
    public static Task PrepareAsync(IBrowserContext context) => context.AddInitScriptAsync(Script.Value);

    /// <summary>Opens a page on a laptop and on a phone; fails where it has faults or its console is not silent.</summary>
    public static async Task RequireAsync(DashboardFixture fixture, string path)
    {
        await using var watched = await fixture.OpenAsync(path);
        await RequireAsync(watched.Page);
        await watched.Page.SetViewportSizeAsync(375, 700);
        await watched.Page.ReloadAsync();
        await RequireAsync(watched.Page);
    }

    /// <summary>Fails where the page as it is now has faults.</summary>
    public static async Task RequireAsync(IPage page) => Assert.Empty(await FaultsAsync(page));

    /// <summary>What is serious or worse, and what is wider than the window.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page) => [.. await RunAsync(page, rules: null), .. await TooWideAsync(page)];

    /// <summary>What is serious about the colours, which are all that a theme changes.</summary>
    public static Task<string[]> ColourFaultsAsync(IPage page) => RunAsync(page, ["color-contrast", "link-in-text-block"]);

    private static async Task<string[]> RunAsync(IPage page, string[]? rules)
    {
        if (!await page.EvaluateAsync<bool>("typeof axe === 'object'"))
        {
            await page.EvaluateAsync(Script.Value);
        }

        return await page.EvaluateAsync<string[]>(
            """
            async rules => {
              const { violations } = await axe.run(document, { resultTypes: ["violations"], ...(rules && { runOnly: { type: "rule", values: rules } }) });
              return violations
                .filter(v => v.impact === "serious" || v.impact === "critical")
                .map(v => `${v.id}: ${v.help} (${v.nodes.slice(0, 3).map(n => n.html).join(" | ")})`);
            }
            """,
            rules);
    }

    private static Task<string[]> TooWideAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => {
          const width = document.documentElement.scrollWidth;
          if (width <= innerWidth) return [];
          const widest = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".scroll"));
          return [`${width} wide in a window of ${innerWidth}: ${widest.slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(" | ")}`];
        }
        """);
}
