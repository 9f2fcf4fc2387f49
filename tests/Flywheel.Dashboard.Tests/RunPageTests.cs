using System.Net;
using System.Text.RegularExpressions;
using Flywheel.Dashboard.Tests.Support;

namespace Flywheel.Dashboard.Tests;

[Collection(DashboardCollection.Name)]
public sealed partial class RunPageTests(DashboardFixture fixture)
{
    private const string Run = $"/runs/{DashboardFixture.Run}";

    [Fact]
    public async Task A_run_shows_how_far_it_is_by_domain_and_level()
    {
        var html = await fixture.Client.GetStringAsync(Run);
        Assert.Contains("120 of 120 (100 %)", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\" class=\"number\">Level 0</th>", html, StringComparison.Ordinal);
        Assert.Contains($"/problems?run={DashboardFixture.Run}&amp;domain=Algebra&amp;level=0", html, StringComparison.Ordinal);
        Assert.Contains("Cells of Algebra", await fixture.Client.GetStringAsync($"{Run}?domain=Algebra"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_checks_and_repairs_came_to_is_counted_beside_the_page()
    {
        var html = await fixture.Client.ReadUntilAsync($"{Run}?handler=Findings", "Kind of damage");
        Assert.Contains("data-chart=", html, StringComparison.Ordinal);
        Assert.Contains($"/audit?run={DashboardFixture.Run}&amp;repair=", html, StringComparison.Ordinal);
        Assert.Contains("95 % interval", html, StringComparison.Ordinal);
        Assert.Contains($"/problems?run={DashboardFixture.Run}&amp;state=rejected&amp;reason=", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_code_and_ledger_of_a_run_are_on_its_page()
    {
        var html = await fixture.Client.GetStringAsync(Run);
        Assert.Contains("one in 8 candidates", html, StringComparison.Ordinal);
        Assert.Contains("Flywheel.Checker", html, StringComparison.Ordinal);
        Assert.Contains($"<strong>started</strong> by {Environment.MachineName}", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workers_database_and_graphics_cards_are_told_of_without_waiting_for_them()
    {
        var html = await fixture.Client.ReadUntilAsync($"{Run}?handler=Status", "PostgreSQL");
        Assert.Contains("1 alive", html, StringComparison.Ordinal);
        Assert.Contains("Graphics cards", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/runs/nope")]
    [InlineData("/runs/A%20B")]
    [InlineData("/runs/nope?handler=Status")]
    [InlineData("/runs/nope?handler=Findings")]
    [InlineData("/runs/compare?handler=Tables&a=nope&b=night")]
    public async Task A_run_that_is_none_is_not_found(string address)
    {
        using var response = await fixture.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/runs?state=Banana&before=nobody")]
    [InlineData("/runs?state=99&before=%01")]
    [InlineData("/runs/night?domain=%01%27%22")]
    [InlineData("/runs/compare?a=%01&b=x")]
    public async Task A_parameter_that_makes_no_sense_is_passed_over(string address)
    {
        using var response = await fixture.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/runs/compare?a=night&b=night")]
    [InlineData("/jobs?list=succeeded")]
    public Task Pages_about_runs_and_jobs_are_for_everybody_at_every_width(string address) => Accessibility.RequireAsync(fixture, address);

    [Fact]
    public async Task The_page_of_a_job_is_for_everybody_at_every_width()
    {
        var job = Job().Match(await fixture.Client.GetStringAsync("/jobs?list=succeeded"));
        Assert.True(job.Success, "No job has succeeded.");
        await Accessibility.RequireAsync(fixture, job.Groups["address"].Value);
    }

    [Fact]
    public async Task The_chart_over_time_is_drawn_in_the_browser()
    {
        await using var watched = await fixture.OpenAsync(Run);
        await watched.Page.Locator("figure.chart canvas").First.WaitForAsync();
    }

    [GeneratedRegex("href=\"(?<address>/jobs/[0-9]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Job();
}
