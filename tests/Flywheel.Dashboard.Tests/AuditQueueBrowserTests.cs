using Flywheel.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
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

        // The notice stands in the page before its scripts listen to keys.
        await page.WaitForLoadStateAsync();
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

    [Fact]
    public Task A_filtered_queue_is_for_everybody_and_fits_a_phone() => Accessibility.RequireAsync(fixture, "/audit?outcome=repaired&least=1&text=a");
}
