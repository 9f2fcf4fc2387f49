using Flywheel.Worker.Hosting;

namespace Flywheel.Bench;

/// <summary>An empty private database in a temporary folder, with the durability that users get.</summary>
internal sealed class ScratchDatabase : IAsyncDisposable
{
    private ScratchDatabase(string folder, DatabaseSession session) => (Folder, Session) = (folder, session);

    public DatabaseSession Session { get; }

    /// <summary>Deleted with the database.</summary>
    public string Folder { get; }

    /// <summary>The data folder of other workers on the same database.</summary>
    public string Data => Path.Combine(Folder, "data");

    public static async Task<ScratchDatabase> OpenAsync()
    {
        var folder = Directory.CreateTempSubdirectory("flywheel-bench-").FullName;
        return new ScratchDatabase(folder, await DatabaseSession.OpenAsync(new WorkerSettings(Path.Combine(folder, "data"), null), CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
