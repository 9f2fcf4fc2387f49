using Deque.AxeCore.Playwright;
using Flywheel.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Flywheel.Dashboard.Tests;

[Collection(DashboardCollection.Name)]
public sealed class AuditQueueBrowserTests(DashboardFixture fixture)
{
    [Fact]
    public async Task A_queue_is_gone_through_with_the_keyboard_alone()
    {
        await using var watched = await fixture.OpenAsync("/audit?order=oldest");
        var page = watched.Page;
        var rows = page.Locator("[data-decision]");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await Expect(rows.Nth(1).Locator("[data-open]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await Expect(rows.Nth(0)).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("selected", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.Keyboard.PressAsync("x");
        await Expect(page.Locator("[data-chosen-count]")).ToHaveTextAsync("1 chosen");
        await page.Keyboard.PressAsync("x");
        await Expect(page.Locator("button[value=approve]")).ToBeDisabledAsync();

        var second = await rows.Nth(1).Locator("[data-open]").GetAttributeAsync("href");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("a");
        await Expect(page.Locator(".undo")).ToContainTextAsync("1 decision approved.");
        // The one after it took its place, and is where the keyboard is.
        await Expect(rows.Nth(1).Locator("[data-open]")).ToBeFocusedAsync();
        await Expect(rows.Nth(1).Locator("[data-open]")).Not.ToHaveAttributeAsync("href", second!);
        await page.Keyboard.PressAsync("u");
        await Expect(page.Locator(".notice.good")).ToContainTextAsync("1 taken back.");
        await Expect(rows.Nth(1).Locator("[data-open]")).ToHaveAttributeAsync("href", second!);

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("zebra");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/audit?text=zebra&order=oldest");
        await using var context = fixture.Session.CreateContext();
        Assert.False(await context.Decisions.AnyAsync(d => d.Verdict != null && d.Reviewer == Environment.UserName));
    }

    [Fact]
    public async Task All_shown_are_chosen_at_once()
    {
        await using var watched = await fixture.OpenAsync("/audit");
        var page = watched.Page;
        await page.Locator("[data-choose-all]").CheckAsync();
        var count = await page.Locator("[data-decision]").CountAsync();
        await Expect(page.Locator("[data-chosen-count]")).ToHaveTextAsync($"{count} chosen");
        await page.Locator("input[name=chosen]").First.UncheckAsync();
        await Expect(page.Locator("[data-chosen-count]")).ToHaveTextAsync($"{count - 1} chosen");
        await page.Locator("#comment").FillAsync("No verdict by Enter.");
        await page.Locator("#comment").PressAsync("Enter");
        await Expect(page.Locator("[data-chosen-count]")).ToHaveTextAsync($"{count - 1} chosen");
    }

    [Theory]
    [InlineData("/audit")]
    [InlineData("/audit?outcome=repaired&least=1&text=a")]
    [InlineData("/audit/measures")]
    [InlineData("/audit/history")]
    public async Task A_page_is_accessible_and_fits_a_phone(string path)
    {
        foreach (var width in new[] { 1280, 375 })
        {
            await using var watched = await fixture.OpenAsync(path, width);
            await watched.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            var faults = (await watched.Page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical");
            Assert.Empty(faults.Select(v => $"{v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}"));
            Assert.True(await watched.Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth") <= width);
        }
    }
}
