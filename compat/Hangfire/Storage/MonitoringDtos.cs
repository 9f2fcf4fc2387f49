using Hangfire.Common;

namespace Hangfire.Storage.Monitoring;

public class JobList<TDto>(IEnumerable<KeyValuePair<string, TDto>> source) : List<KeyValuePair<string, TDto>>(source);

public class EnqueuedJobDto
{
    public Job? Job { get; set; }

    public JobLoadException? LoadException { get; set; }

    public string State { get; set; } = "";

    public DateTime? EnqueuedAt { get; set; }

    public bool InEnqueuedState { get; set; }

    public IDictionary<string, string>? StateData { get; set; }
}

public class FetchedJobDto
{
    public Job? Job { get; set; }

    public JobLoadException? LoadException { get; set; }

    public string State { get; set; } = "";

    public DateTime? FetchedAt { get; set; }
}

public class ProcessingJobDto
{
    public Job? Job { get; set; }

    public JobLoadException? LoadException { get; set; }

    public bool InProcessingState { get; set; }

    public string ServerId { get; set; } = "";

    public DateTime? StartedAt { get; set; }

    public IDictionary<string, string>? StateData { get; set; }
}

public class ScheduledJobDto
{
    public Job? Job { get; set; }

    public JobLoadException? LoadException { get; set; }

    public DateTime EnqueueAt { get; set; }

    public DateTime? ScheduledAt { get; set; }

    public bool InScheduledState { get; set; }

    public IDictionary<string, string>? StateData { get; set; }
}

public class SucceededJobDto
{
    public Job? Job { get; set; }

    public JobLoadException? LoadException { get; set; }

    public object? Result { get; set; }

    public long? TotalDuration { get; set; }

    public DateTime? SucceededAt { get; set; }

    public bool InSucceededState { get; set; }

    public IDictionary<string, string>? StateData { get; set; }
}

public class FailedJobDto
{
    public Job? Job { get; set; }

    public JobLoadException? LoadException { get; set; }

    public string? Reason { get; set; }

    public DateTime? FailedAt { get; set; }

    public string? ExceptionType { get; set; }

    public string? ExceptionMessage { get; set; }

    public string? ExceptionDetails { get; set; }

    public bool InFailedState { get; set; }

    public IDictionary<string, string>? StateData { get; set; }
}

public class DeletedJobDto
{
    public Job? Job { get; set; }

    public JobLoadException? LoadException { get; set; }

    public DateTime? DeletedAt { get; set; }

    public bool InDeletedState { get; set; }

    public IDictionary<string, string>? StateData { get; set; }
}

public class JobDetailsDto
{
    public Job? Job { get; set; }

    public JobLoadException? LoadException { get; set; }

    public DateTime? CreatedAt { get; set; }

    public DateTime? ExpireAt { get; set; }

    public IDictionary<string, string> Properties { get; set; } = new Dictionary<string, string>();

    public IList<StateHistoryDto> History { get; set; } = [];
}

public class StateHistoryDto
{
    public string StateName { get; set; } = "";

    public string? Reason { get; set; }

    public DateTime CreatedAt { get; set; }

    public IDictionary<string, string> Data { get; set; } = new Dictionary<string, string>();
}

public class QueueWithTopEnqueuedJobsDto
{
    public string Name { get; set; } = "";

    public long Length { get; set; }

    public long? Fetched { get; set; }

    public JobList<EnqueuedJobDto> FirstJobs { get; set; } = new([]);
}

public class ServerDto
{
    public string Name { get; set; } = "";

    public int WorkersCount { get; set; }

    public DateTime StartedAt { get; set; }

    public IList<string> Queues { get; set; } = [];

    public DateTime? Heartbeat { get; set; }
}

public class StatisticsDto
{
    public long Servers { get; set; }

    public long Recurring { get; set; }

    public long Enqueued { get; set; }

    public long Queues { get; set; }

    public long Scheduled { get; set; }

    public long Processing { get; set; }

    public long Succeeded { get; set; }

    public long Failed { get; set; }

    public long Deleted { get; set; }

    public long? Awaiting { get; set; }

    public long? Retries { get; set; }
}
