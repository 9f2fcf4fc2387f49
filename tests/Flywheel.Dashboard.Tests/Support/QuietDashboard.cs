using System.Net;
using Flywheel.Knowledge.Storage;
using Flywheel.TestSupport.Postgres;
using Flywheel.Worker.Dashboard;
using Flywheel.Worker.Hosting;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>A dashboard over a database of its own in which no worker lives: what is started waits, so that tests can look at it.</summary>
public sealed class QuietDashboard : IAsyncLifetime
{
    private readonly PostgresFixture _postgres = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("quiet-").FullName;

    internal DatabaseSession Session { get; private set; } = null!;

    internal Workshop Workshop { get; private set; } = null!;

    internal DashboardServer Server { get; private set; } = null!;

    /// <summary>A client that keeps cookies and follows redirects, as browsers do.</summary>
    public HttpClient Client { get; private set; } = null!;

    internal FormClient Forms => new(Client);

    public async Task InitializeAsync()
    {
        Session = await DatabaseSession.OpenAsync(new WorkerSettings(_folder, _postgres.ConnectionString), default);
        Workshop = new Workshop(Session, workers: 0, model: null, _ => { });
        await Workshop.LoadAsync(default);
        Server = new DashboardServer(new DashboardOptions { Port = 0, DataFolder = _folder }, Session, Workshop, TimeProvider.System);
        await Server.StartAsync(default);
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = true, CookieContainer = new CookieContainer(), AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = Server.Address };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        await Workshop.DisposeAsync();
        await Session.DisposeAsync();
        _postgres.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The page as a person reads it who comes back until a text is there that is counted in the background.</summary>
    public async Task<string> ReadUntilAsync(string path, string text)
    {
        for (var i = 0; ; i++)
        {
            var html = await Client.GetStringAsync(path);
            if (html.Contains(text, StringComparison.Ordinal) || i == 100)
            {
                return html;
            }

            await Task.Delay(100);
        }
    }

    /// <summary>Sends a form of a page, with the page's own token, and reads where that leads.</summary>
    public async Task<string> SendAsync(string page, string action, params IEnumerable<(string Name, string? Value)> fields)
    {
        var answer = await Forms.SendAsync(page, action, fields);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.Html;
    }

    /// <summary>Starts a small run through its form.</summary>
    public Task<string> StartRunAsync(string name, params IEnumerable<(string Name, string? Value)> fields) =>
        SendAsync("/runs/new", "/runs/new", [("Form.Name", name), ("Form.Target", "40"), ("Form.Levels", "1"), .. fields]);

    /// <summary>A run's row.</summary>
    public async Task<RunRow?> FindAsync(string run)
    {
        await using var context = Session.CreateContext();
        return await context.Runs.FindAsync(run);
    }
}
