using Flywheel.TestSupport.Web;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>The dashboard as a crawl from its start page finds it, once for a class of tests; there is an export to find.</summary>
public sealed class CrawledSite(DashboardFixture dashboard) : IAsyncLifetime
{
    public IReadOnlyList<CrawledPage> Pages { get; private set; } = [];

    /// <summary>One address of each kind of whole page.</summary>
    public IReadOnlyList<string> OnePerKind => [.. Crawl.OnePerKind(Pages)];

    public async Task InitializeAsync()
    {
        await NightExport.OfAsync(dashboard);
        Pages = await SiteEndpoint.CrawlAsync(dashboard.Client, dashboard.Server.Services);
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
