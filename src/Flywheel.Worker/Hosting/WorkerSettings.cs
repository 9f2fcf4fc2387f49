namespace Flywheel.Worker.Hosting;

/// <summary>Where the worker keeps its files and finds its database. Precedence: defaults, environment, flags.</summary>
/// <param name="DataFolder">Folder of the private database, of runs and of datasets; an absolute path.</param>
/// <param name="Connection">PostgreSQL connection string; null for a private cluster in the data folder.</param>
public sealed record WorkerSettings(string DataFolder, string? Connection)
{
    /// <summary>Names the data folder.</summary>
    public const string DataVariable = "FLYWHEEL_DATA";

    /// <summary>Holds the connection string, so that a password need not stand in a command line.</summary>
    public const string ConnectionVariable = "FLYWHEEL_CONNECTION";

    /// <summary>The data folder unless something else is said, relative to the current folder.</summary>
    public const string DefaultDataFolder = "data";

    /// <summary>The knowledge that ships with the program.</summary>
    public static string KnowledgeFolder => Path.Combine(AppContext.BaseDirectory, "knowledge");

    /// <summary>Settings from flags and the environment.</summary>
    /// <param name="data">The flag --data, or null.</param>
    /// <param name="connection">The flag --connection, or null.</param>
    public static WorkerSettings From(string? data, string? connection) => new(
        Path.GetFullPath(data ?? Variable(DataVariable) ?? DefaultDataFolder),
        connection ?? Variable(ConnectionVariable));

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
