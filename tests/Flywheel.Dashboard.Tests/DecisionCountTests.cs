using Flywheel.Dashboard.Tests.Support;
using Flywheel.Worker.Dashboard.Queries;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Dashboard.Tests;

[Collection(DashboardCollection.Name)]
public sealed class DecisionCountTests(DashboardFixture fixture)
{
    [Fact]
    public async Task Problems_with_repairs_wait_until_somebody_decides_and_known_bad_ones_never_do()
    {
        await using var context = fixture.Session.CreateContext();
        var canaries = await context.Canaries.Select(c => c.ProblemId).ToListAsync();
        var repaired = await context.Repairs.Select(r => r.ProblemId).Distinct().ToListAsync();
        var reviewed = await context.Reviews.Select(r => r.ProblemId).Distinct().ToListAsync();
        var decisions = await context.Decisions.Select(d => d.ProblemId).ToListAsync();
        Assert.Empty(decisions.Intersect(canaries));
        Assert.Empty(repaired.Except(canaries).Except(decisions));
        Assert.InRange((await WaitingDecisions.ReadAsync(context, default)).Count, Math.Max(1, decisions.Except(reviewed).Count()), decisions.Count);
        Assert.Equal("1,000+", new WaitingDecisions(1_001).ToString());
    }
}
