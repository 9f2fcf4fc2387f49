namespace Hangfire.PostgreSql;

public class PostgreSqlStorageOptions
{
    private TimeSpan invisibilityTimeout = TimeSpan.FromSeconds(5);
    private TimeSpan queuePollInterval = TimeSpan.FromSeconds(1);
    private TimeSpan jobExpirationCheckInterval = TimeSpan.FromHours(1);
    private int deleteExpiredBatchSize = 1000;
    private string schemaName = "hangfire";

    /// <summary>The schema of the tables; made if it is absent.</summary>
    public string SchemaName
    {
        get => schemaName;
        set
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            if (value.Length > 40 || value.Any(c => c is '"' or '\0'))
                throw new ArgumentException($"\"{value}\" is no schema name: use at most 40 characters and no quotation marks.", nameof(value));
            schemaName = value;
        }
    }

    /// <summary>Whether the storage makes its tables when it is constructed.</summary>
    public bool PrepareSchemaIfNecessary { get; set; } = true;

    /// <summary>
    /// The lease on a running job. It is renewed five times within this span; a server that dies or cannot reach the database for so long
    /// has lost its jobs to the others. At least half a second.
    /// </summary>
    public TimeSpan InvisibilityTimeout
    {
        get => invisibilityTimeout;
        set => invisibilityTimeout = AtLeast(TimeSpan.FromSeconds(0.5), value);
    }

    /// <summary>Leases are always renewed while a job runs, so true is the only value.</summary>
    public bool UseSlidingInvisibilityTimeout
    {
        get => true;
        set
        {
            if (!value)
                throw new NotSupportedException("A fixed timeout would run long jobs twice; leave UseSlidingInvisibilityTimeout true.");
        }
    }

    /// <summary>How long an idle server waits before it looks for jobs without having been notified of one.</summary>
    public TimeSpan QueuePollInterval
    {
        get => queuePollInterval;
        set => queuePollInterval = AtLeast(TimeSpan.FromMilliseconds(1), value);
    }

    /// <summary>How often expired jobs are removed.</summary>
    public TimeSpan JobExpirationCheckInterval
    {
        get => jobExpirationCheckInterval;
        set => jobExpirationCheckInterval = AtLeast(TimeSpan.FromMilliseconds(1), value);
    }

    /// <summary>How many expired jobs one statement removes.</summary>
    public int DeleteExpiredBatchSize
    {
        get => deleteExpiredBatchSize;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            deleteExpiredBatchSize = value;
        }
    }

    private static TimeSpan AtLeast(TimeSpan least, TimeSpan value) =>
        value >= least ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"This time span must be at least {least}.");
}
