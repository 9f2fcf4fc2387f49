using Flywheel.Worker.Dashboard;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Runs;
using Microsoft.Playwright;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>A dashboard on a free port over a database of its own with one finished run, of which some problems were repaired or rejected.</summary>
public sealed class DashboardFixture : IAsyncLifetime
{
    /// <summary>The run's name.</summary>
    public const string Run = "night";

    private readonly TestDashboard _dashboard = new() { Workers = 1, KeepsCookies = false };
    private IPlaywright? _playwright;

    internal DatabaseSession Session => _dashboard.Session;

    internal Workshop Workshop => _dashboard.Workshop;

    internal DashboardServer Server => _dashboard.Server;

    /// <summary>Sends forms, each as somebody else.</summary>
    internal FormClient Forms => _dashboard.Forms;

    /// <summary>The data folder.</summary>
    public string Folder => _dashboard.Folder;

    /// <summary>A client that neither follows redirects nor keeps cookies.</summary>
    public HttpClient Client => _dashboard.Client;

    /// <summary>Debian's Chromium, without a window.</summary>
    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await _dashboard.OpenAsync(async () =>
        {
            var options = new GrowOptions { Run = Run, Target = 120, Seed = 5, CanaryInterval = 8, Workers = 2 };
            await new Grower(Session, TimeProvider.System).GrowAsync(options, new SilentView(), verbose: false, default);
            await Workshop.LoadAsync(default);
            await SpoiltProblems.AddAsync(Session, Workshop, Run, each: 2);
        });
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright?.Dispose();
        await _dashboard.DisposeAsync();
    }

    /// <summary>A page of its own in the browser, which fails the test if the browser's console shows an error.</summary>
    internal async Task<WatchedPage> OpenAsync(string path, int width = 1280, int height = 800)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = Server.Address.ToString(), ViewportSize = new ViewportSize { Width = width, Height = height } });
        var page = new WatchedPage(context, await context.NewPageAsync());
        await page.Page.GotoAsync(path);
        return page;
    }
}
