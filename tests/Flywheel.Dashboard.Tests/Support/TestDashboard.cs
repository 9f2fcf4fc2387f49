using System.Net;
using Flywheel.TestSupport.Postgres;
using Flywheel.Worker.Dashboard;
using Flywheel.Worker.Hosting;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>A dashboard on a free port over a database and a data folder of its own, which are gone with it.</summary>
internal sealed class TestDashboard : IAsyncDisposable
{
    private readonly PostgresFixture _postgres = new();

    /// <summary>Jobs that its workshop does at a time once it is loaded; without workers, what is started waits.</summary>
    public int Workers { get; init; }

    /// <summary>Whether the client keeps cookies, so that all requests are one person's.</summary>
    public bool KeepsCookies { get; init; } = true;

    public bool FollowsRedirects { get; init; }

    public string ConnectionString => _postgres.ConnectionString;

    /// <summary>The data folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("dashboard-").FullName;

    public DatabaseSession Session { get; private set; } = null!;

    public Workshop Workshop { get; private set; } = null!;

    public DashboardServer Server { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public FormClient Forms => new(Client) { BringsCookies = !KeepsCookies };

    /// <summary>Opens it.</summary>
    /// <param name="prepare">Fills the database and loads the workshop, as far as its tests need that, before anything is served.</param>
    public async Task OpenAsync(Func<Task> prepare)
    {
        Session = await DatabaseSession.OpenAsync(new WorkerSettings(Folder, ConnectionString), default);
        Workshop = new Workshop(Session, Workers, model: null, _ => { });
        await prepare();
        Server = new DashboardServer(new DashboardOptions { Port = 0, DataFolder = Folder }, Session, Workshop, TimeProvider.System);
        await Server.StartAsync(default);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = FollowsRedirects, UseCookies = KeepsCookies, AutomaticDecompression = DecompressionMethods.All };
        Client = new HttpClient(handler) { BaseAddress = Server.Address };
    }

    /// <summary>Closes what was opened, in the order in which one part needs the other: an error on the way up is not hidden by one on the way down.</summary>
    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        foreach (var part in new IAsyncDisposable?[] { Server, Workshop, Session })
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        _postgres.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
