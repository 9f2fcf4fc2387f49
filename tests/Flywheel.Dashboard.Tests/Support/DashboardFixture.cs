using System.Net;
using Flywheel.TestSupport.Postgres;
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

    private readonly PostgresFixture _postgres = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("dashboard-").FullName;
    private readonly CancellationTokenSource _stop = new();
    private IPlaywright? _playwright;

    internal DatabaseSession Session { get; private set; } = null!;

    internal Workshop Workshop { get; private set; } = null!;

    internal DashboardServer Server { get; private set; } = null!;

    /// <summary>Connects to the same database.</summary>
    public string ConnectionString => _postgres.ConnectionString;

    /// <summary>The data folder.</summary>
    public string Folder => _folder;

    /// <summary>A client that neither follows redirects nor keeps cookies.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>Sends forms, each as somebody else.</summary>
    internal FormClient Forms => new(Client) { BringsCookies = true };

    /// <summary>Debian's Chromium, without a window.</summary>
    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Session = await DatabaseSession.OpenAsync(new WorkerSettings(_folder, _postgres.ConnectionString), default);
        var options = new GrowOptions { Run = Run, Target = 120, Seed = 5, CanaryInterval = 8, Workers = 2 };
        await new Grower(Session, TimeProvider.System).GrowAsync(options, new NoView(), verbose: false, default);
        Workshop = new Workshop(Session, workers: 1, model: null, _ => { });
        await Workshop.LoadAsync(default);
        await SpoiltProblems.AddAsync(Session, Workshop, Run, each: 2);
        Server = new DashboardServer(new DashboardOptions { Port = 0, DataFolder = _folder }, Session, Workshop, TimeProvider.System);
        await Server.StartAsync(default);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = Server.Address };
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
        Client.Dispose();
        await _stop.CancelAsync();
        await Server.DisposeAsync();
        await Workshop.DisposeAsync();
        await Session.DisposeAsync();
        _postgres.Dispose();
        _stop.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A page of its own in the browser, which fails the test if the browser's console shows an error.</summary>
    internal async Task<WatchedPage> OpenAsync(string path, int width = 1280, int height = 800)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = Server.Address.ToString(), ViewportSize = new ViewportSize { Width = width, Height = height } });
        var page = new WatchedPage(context, await context.NewPageAsync());
        await page.Page.GotoAsync(path);
        return page;
    }

    private sealed class NoView : IGrowthView
    {
        public void Show(RunProgress progress)
        {
        }

        public void Wait(string reason)
        {
        }
    }
}
