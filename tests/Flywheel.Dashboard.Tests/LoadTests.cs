using System.Net;
using Flywheel.Dashboard.Tests.Support;
using Flywheel.TestSupport.Web;
using Xunit.Abstractions;

namespace Flywheel.Dashboard.Tests;

/// <summary>The short version of <c>./flywheel bench dashboard</c>: times are printed, errors are not forgiven.</summary>
[Collection(DashboardCollection.Name)]
public sealed class LoadTests(DashboardFixture fixture, ITestOutputHelper output)
{
    private const double Rate = 200;

    [Fact]
    public async Task Two_hundred_requests_a_second_are_answered_without_an_error()
    {
        var addresses = (await SiteEndpoint.CrawlAsync(fixture.Client, fixture.Server.Services, most: 150))
            .Where(p => p is { Status: HttpStatusCode.OK, MediaType: "text/html" or "image/png" }).Select(p => p.Address).ToArray();
        var result = await OpenLoop.RunAsync(fixture.Client, addresses, Rate, TimeSpan.FromSeconds(3), default);
        output.WriteLine($"{addresses.Length} addresses, {result}");
        Assert.True(result.Failures.Count == 0, string.Join('\n', result.Failures.Select(f => $"{f.Key} ({f.Value})")));
    }
}
