using Flywheel.Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Flywheel.Dashboard.Tests;

/// <summary>The way that a person takes who comes in the morning after a night's run.</summary>
[Collection(DashboardCollection.Name)]
public sealed class MorningAfterTests(DashboardFixture fixture)
{
    [Fact]
    public async Task From_the_start_page_to_a_decision_overruled_by_hand_to_an_export_that_holds_it()
    {
        await using var run = await OwnRun.CreateAsync(fixture);
        await run.CopyAsync((problems, _) => problems.Where(p => p.Repaired));
        await using var watched = await fixture.OpenAsync("/");
        var page = watched.Page;

        await page.Locator(".figure-value a[href='/audit']").First.ClickAsync();
        await page.GetByLabel("Run", new() { Exact = true }).SelectOptionAsync(run.Id);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await page.Locator($"a[href^='/audit/{run.Id}']").First.ClickAsync();
        Assert.Contains("The next export holds it as repaired", await page.ContentAsync(), StringComparison.Ordinal);

        await page.Keyboard.PressAsync("e");
        var question = page.Locator("#question");
        var edited = $"Look closely. {await question.InputValueAsync()}";
        await question.FillAsync(edited);
        await page.Locator("#comment").FillAsync("The reader is told to look.");
        await page.Locator("#save-anyway").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the override" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith("/edit", StringComparison.Ordinal));

        await page.GotoAsync($"/datasets/new?run={run.Id}");
        await page.Locator("input[name='form.Datasets'][value='v-perception']").UncheckAsync();
        await page.Locator("input[name='form.Datasets'][value='vtbench']").UncheckAsync();
        await page.GetByLabel("Held out, per cent").FillAsync("0");
        await page.GetByRole(AriaRole.Button, new() { Name = "Export", Exact = true }).ClickAsync();
        var zip = page.GetByRole(AriaRole.Link, new() { Name = "Download all as zip" });
        var done = page.GetByRole(AriaRole.Link, new() { Name = "Show them" });
        await zip.Or(done).WaitForAsync();
        if (await done.IsVisibleAsync())
        {
            await done.ClickAsync();
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Look at rows" }).ClickAsync();
        Assert.Contains(edited.Split('\n')[0], await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }
}
