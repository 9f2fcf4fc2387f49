using System.Net;
using Flywheel.Dashboard.Tests.Support;

namespace Flywheel.Dashboard.Tests;

[Collection(DashboardCollection.Name)]
public sealed class PageTests(DashboardFixture fixture)
{
    [Fact]
    public async Task Runs_are_listed_with_their_state_and_counts()
    {
        var html = await fixture.Client.GetStringAsync("/runs");
        Assert.Contains($"/runs/{DashboardFixture.Run}", html, StringComparison.Ordinal);
        Assert.Contains("badge finished", html, StringComparison.Ordinal);
        Assert.Contains("120 of 120", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_gets_a_page_that_says_so()
    {
        using var response = await fixture.Client.GetAsync("/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("There is no such page", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var watched = await fixture.OpenAsync("/nowhere", width: 375);
        await Accessibility.RequireAsync(watched.Page);
        Assert.Contains("404", Assert.Single(watched.Errors), StringComparison.Ordinal);
        watched.Errors.Clear();
    }

    [Fact]
    public async Task The_start_page_opens_in_a_browser_without_a_word_on_its_console()
    {
        await using var watched = await fixture.OpenAsync("/");
        Assert.Equal("Overview · VThinker", await watched.Page.TitleAsync());
    }
}
