using System.Net;
using Flywheel.Knowledge.Storage;
using Flywheel.TestSupport.Postgres;
using Flywheel.Worker.Dashboard;
using Flywheel.Worker.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>A dashboard over a database of its own, for tests that change the knowledge. No browser.</summary>
public sealed class KnowledgeDashboard : IAsyncLifetime
{
    /// <summary>A small domain of one branch with two topics.</summary>
    public const string Outline = """
        Beekeeping
        	The hive
        		Comb counts | figures=bar-chart, tiling-pattern
        			Cell shapes
        				Six cells meet around each cell of a comb
        				Comb cells leave no gap between them
        		Honey yields | figures=line-chart, bar-chart | requires=Comb counts
        			Yield over a year
        				A colony loses weight where bees eat more than they bring
        				The steepest rise marks the strongest nectar flow

        """;

    private readonly PostgresFixture _postgres = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("knowledge-").FullName;

    internal DatabaseSession Session { get; private set; } = null!;

    internal Workshop Workshop { get; private set; } = null!;

    internal DashboardServer Server { get; private set; } = null!;

    /// <summary>A client that keeps cookies and follows no redirects.</summary>
    public HttpClient Client { get; private set; } = null!;

    internal FormClient Forms => new(Client);

    public async Task InitializeAsync()
    {
        Session = await DatabaseSession.OpenAsync(new WorkerSettings(_folder, _postgres.ConnectionString), default);
        Workshop = new Workshop(Session, workers: 1, model: null, _ => { });
        await Workshop.LoadAsync(default);
        Server = new DashboardServer(new DashboardOptions { Port = 0, DataFolder = _folder }, Session, Workshop, TimeProvider.System);
        await Server.StartAsync(default);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = Server.Address };
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

    /// <summary>The text of a page, entities resolved.</summary>
    public async Task<string> ReadAsync(string path) => WebUtility.HtmlDecode(await Client.GetStringAsync(path));

    /// <summary>Sends a form as the page at an address would.</summary>
    /// <returns>Where the answer leads; its status and text where it leads nowhere.</returns>
    public async Task<string> SendAsync(string page, string handler, params IEnumerable<(string Name, string? Value)> fields)
    {
        var answer = await Forms.SendAsync(page, handler, fields);
        return answer.Location ?? $"{(int)answer.Status} {answer.Text}";
    }

    /// <summary>Waits until no run is going.</summary>
    public async Task SettleAsync()
    {
        for (var i = 0; i < 300; i++)
        {
            await using var context = Session.CreateContext();
            if (!await context.Runs.AnyAsync(r => r.State == RunState.Running))
            {
                return;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("A run is still going.");
    }
}
