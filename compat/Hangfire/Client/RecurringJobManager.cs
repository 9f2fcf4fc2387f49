using Hangfire.Common;
using Hangfire.PostgreSql;

namespace Hangfire;

public interface IRecurringJobManager
{
    /// <exception cref="ArgumentException">The cron expression is none; the message says why.</exception>
    void AddOrUpdate(string recurringJobId, Job job, string cronExpression, RecurringJobOptions options);

    void RemoveIfExists(string recurringJobId);

    void Trigger(string recurringJobId);
}

public interface IRecurringJobManagerV2 : IRecurringJobManager
{
    JobStorage Storage { get; }

    /// <summary>Runs a recurring job now.</summary>
    /// <returns>The new job's id; null if there is no such recurring job.</returns>
    string? TriggerJob(string recurringJobId);
}

public class RecurringJobOptions
{
    private TimeZoneInfo timeZone = TimeZoneInfo.Utc;

    public TimeZoneInfo TimeZone
    {
        get => timeZone;
        set => timeZone = value ?? throw new ArgumentNullException(nameof(value));
    }

    public MisfireHandlingMode MisfireHandling { get; set; }
}

public class RecurringJobManager(JobStorage storage) : IRecurringJobManagerV2
{
    private readonly PostgreSqlStorage storage = PostgreSqlStorage.From(storage);

    public JobStorage Storage => storage;

    public void AddOrUpdate(string recurringJobId, Job job, string cronExpression, RecurringJobOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(recurringJobId);
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(cronExpression);
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            storage.Recurring.AddOrUpdate(recurringJobId, job, cronExpression, options.TimeZone, options.MisfireHandling);
        }
        catch (FormatException error)
        {
            throw new ArgumentException(error.Message, nameof(cronExpression), error);
        }
    }

    public void RemoveIfExists(string recurringJobId)
    {
        ArgumentNullException.ThrowIfNull(recurringJobId);
        storage.Recurring.Remove(recurringJobId);
    }

    public void Trigger(string recurringJobId) => TriggerJob(recurringJobId);

    public string? TriggerJob(string recurringJobId)
    {
        ArgumentNullException.ThrowIfNull(recurringJobId);
        return storage.Recurring.Trigger(recurringJobId);
    }
}
