using Hangfire.Storage;

namespace Hangfire;

public abstract class JobStorage
{
    private TimeSpan jobExpirationTimeout = TimeSpan.FromDays(1);

    /// <summary>How long succeeded and deleted jobs are kept.</summary>
    public TimeSpan JobExpirationTimeout
    {
        get => jobExpirationTimeout;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            jobExpirationTimeout = value;
        }
    }

    public abstract IStorageConnection GetConnection();

    public abstract IMonitoringApi GetMonitoringApi();
}
