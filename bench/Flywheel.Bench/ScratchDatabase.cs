using Flywheel.Worker.Hosting;

namespace Flywheel.Bench;

/// <summary>An empty private database in a temporary folder, with the durability that users get.</summary>
internal sealed class ScratchDatabase : IAsyncDisposable
{
    private readonly string _folder;

    private ScratchDatabase(string folder, DatabaseSession session) => (_folder, Session) = (folder, session);

    public DatabaseSession Session { get; }

    public static async Task<ScratchDatabase> OpenAsync()
    {
        var folder = Directory.CreateTempSubdirectory("flywheel-bench-").FullName;
        return new ScratchDatabase(folder, await DatabaseSession.OpenAsync(new WorkerSettings(Path.Combine(folder, "data"), null), CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
