using Hangfire.Common;
using Hangfire.PostgreSql;

namespace Hangfire.Storage;

public class RecurringJobDto
{
    public string Id { get; set; } = "";

    public string Cron { get; set; } = "";

    public string Queue { get; set; } = "";

    public Job? Job { get; set; }

    public JobLoadException? LoadException { get; set; }

    public DateTime? NextExecution { get; set; }

    public string? LastJobId { get; set; }

    public string? LastJobState { get; set; }

    public DateTime? LastExecution { get; set; }

    public DateTime? CreatedAt { get; set; }

    public string TimeZoneId { get; set; } = "";

    public string? Error { get; set; }
}

public static class StorageConnectionExtensions
{
    public static List<RecurringJobDto> GetRecurringJobs(this IStorageConnection connection) =>
        ((PostgreSqlConnection)connection).RecurringJobs();
}
