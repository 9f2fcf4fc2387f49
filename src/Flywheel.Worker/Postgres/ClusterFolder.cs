namespace Flywheel.Worker.Postgres;

/// <summary>The files of the worker's database below its data folder.</summary>
internal sealed class ClusterFolder
{
    /// <summary>The name of the cluster's folder inside <see cref="Root"/>.</summary>
    public const string DataName = "data";

    /// <summary>The name of a cluster that is being made. It gets its own when it is whole.</summary>
    public const string UnfinishedName = "data.new";

    /// <summary>The name of the file inside <see cref="Root"/> for what the server reports.</summary>
    public const string LogName = "log";

    private const long LongestLog = 16 << 20;

    /// <param name="dataFolder">The worker's data folder.</param>
    public ClusterFolder(string dataFolder)
    {
        Root = Path.Combine(Path.GetFullPath(dataFolder), "postgres");
    }

    /// <summary>Everything of the database lies here.</summary>
    public string Root { get; }

    public string Data => Path.Combine(Root, DataName);

    public string Log => Path.Combine(Root, LogName);

    public string StartLock => Path.Combine(Root, "start.lock");

    public string UsersLock => Path.Combine(Root, "users.lock");

    public string Unfinished => Path.Combine(Root, UnfinishedName);

    /// <summary>The major version of Postgres that made the cluster; null if there is none yet.</summary>
    /// <exception cref="LocalPostgresException">The folder holds something that is not a whole cluster.</exception>
    public int? ReadVersion()
    {
        if (!Directory.Exists(Data))
            return File.Exists(Data) ? throw Foreign("The place of the database is taken by a file.") : null;
        if (!Directory.EnumerateFileSystemEntries(Data).Any())
            return null;

        var versionFile = Path.Combine(Data, "PG_VERSION");
        if (!File.Exists(versionFile))
            throw Foreign("The database folder is not empty, but holds no PostgreSQL database.");
        if (!int.TryParse(File.ReadAllText(versionFile).Split('.')[0].Trim(), out var version))
            throw Foreign("The database is damaged: its PG_VERSION names no version.");
        if (!File.Exists(Path.Combine(Data, "global", "pg_control")))
            throw Foreign("The database is damaged: global/pg_control is missing.");
        return version;
    }

    /// <summary>The end of the log, from a position on.</summary>
    public string ReadLog(long from)
    {
        if (!File.Exists(Log))
            return "";
        using var log = new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = Math.Clamp(from, 0, log.Length);
        using var reader = new StreamReader(log);
        return reader.ReadToEnd();
    }

    public long LogLength() => File.Exists(Log) ? new FileInfo(Log).Length : 0;

    /// <summary>Starts the log anew where it has grown long. No server may be running.</summary>
    public void TrimLog()
    {
        if (LogLength() > LongestLog)
            File.Delete(Log);
    }

    private LocalPostgresException Foreign(string problem) =>
        new(problem, Data, "Restore it from a backup, or move it away: a new database is then made, and the knowledge is imported again.");
}
