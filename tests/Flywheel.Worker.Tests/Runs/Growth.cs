using Flywheel.TestSupport.Postgres;
using Flywheel.TestSupport.Runs;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Tests.Runs;

/// <summary>Grows runs in a database of its own.</summary>
internal sealed class Growth : IDisposable
{
    private readonly PostgresFixture _postgres = new();

    /// <summary>The name that runs get, so that their content can be compared across databases.</summary>
    public const string Run = "test-run";

    /// <summary>A small run over a few domains and all levels.</summary>
    public static GrowOptions Small { get; } = new()
    {
        Run = Run,
        Target = 100,
        Domains = ["Plane Geometry", "Computer Science", "Statistics and Data Visualisation"],
        Seed = 11,
        CanaryInterval = 8,
        Workers = 2,
    };

    public PostgresFixture Postgres => _postgres;

    public WorkerSettings Settings => new(Path.GetTempPath(), _postgres.ConnectionString);

    public void Dispose() => _postgres.Dispose();

    public Task<DatabaseSession> OpenAsync() => DatabaseSession.OpenAsync(Settings, CancellationToken.None);

    /// <summary>Grows a run to its end, or until the view stops it.</summary>
    public async Task<RunProgress> GrowAsync(GrowOptions options, IGrowthView? view = null, CancellationToken cancellationToken = default)
    {
        await using var session = await OpenAsync();
        return await new Grower(session, TimeProvider.System).GrowAsync(options, view ?? new NoView(), verbose: false, cancellationToken);
    }

    /// <summary>What the run contains.</summary>
    public async Task<string[]> ContentAsync(string run = Run)
    {
        await using var session = await OpenAsync();
        await using var context = session.CreateContext();
        return await RunContent.ReadAsync(context, run);
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
