using Flywheel.Dashboard.Tests.Support;

namespace Flywheel.Dashboard.Tests;

[Collection(DashboardCollection.Name)]
public sealed class RunComparisonTests(DashboardFixture fixture)
{
    [Fact]
    public async Task A_run_compared_with_itself_has_the_same_settings_and_numbers()
    {
        var html = await fixture.Client.ReadUntilAsync("/runs/compare?a=night&b=night", "by kind of damage");
        Assert.Contains("The same settings, plan and code.", html, StringComparison.Ordinal);
        Assert.Contains("Problems that passed the checks, summed up", html, StringComparison.Ordinal);
        Assert.Contains("Minutes since the first batch", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_two_runs_there_are_lists_to_choose_from()
    {
        var html = await fixture.Client.GetStringAsync("/runs/compare?a=night");
        Assert.Contains("<option selected=\"selected\">night</option>", html, StringComparison.Ordinal);
        Assert.Contains("Choose two runs", html, StringComparison.Ordinal);
        Assert.Contains("One of these runs does not exist", await fixture.Client.GetStringAsync("/runs/compare?a=night&b=nope"), StringComparison.Ordinal);
    }
}
