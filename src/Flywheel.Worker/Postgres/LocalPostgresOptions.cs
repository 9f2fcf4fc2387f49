namespace Flywheel.Worker.Postgres;

/// <summary>Where the worker's own database is kept and how it is run.</summary>
public sealed record LocalPostgresOptions
{
    /// <summary>The environment variable that names the folder of the Postgres programs.</summary>
    public const string BinariesVariable = "FLYWHEEL_POSTGRES_BIN";

    /// <summary>The worker's data folder; the cluster lies in <c>postgres</c> below it. Made if absent.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The folder with initdb and pg_ctl. Null: the newest one that is installed and fits the cluster.</summary>
    public string? BinariesFolder { get; init; } = Environment.GetEnvironmentVariable(BinariesVariable) is { Length: > 0 } folder ? folder : null;

    /// <summary>The database that the connection string names; made if absent. Letters, digits and underscores.</summary>
    public string Database { get; init; } = "flywheel";

    /// <summary>How long a start or a stop may take, the recovery after a crash included, and how long another process is waited for.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);
}
