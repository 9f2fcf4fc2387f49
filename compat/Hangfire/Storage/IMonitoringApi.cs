using Hangfire.Storage.Monitoring;

namespace Hangfire.Storage;

/// <summary>What stands in the storage. Lists run from the newest job to the oldest, except those that wait: the next one comes first.</summary>
public interface IMonitoringApi
{
    IList<QueueWithTopEnqueuedJobsDto> Queues();

    IList<ServerDto> Servers();

    JobDetailsDto? JobDetails(string jobId);

    StatisticsDto GetStatistics();

    JobList<EnqueuedJobDto> EnqueuedJobs(string queue, int from, int perPage);

    JobList<FetchedJobDto> FetchedJobs(string queue, int from, int perPage);

    JobList<ProcessingJobDto> ProcessingJobs(int from, int count);

    JobList<ScheduledJobDto> ScheduledJobs(int from, int count);

    JobList<SucceededJobDto> SucceededJobs(int from, int count);

    JobList<FailedJobDto> FailedJobs(int from, int count);

    JobList<DeletedJobDto> DeletedJobs(int from, int count);

    long ScheduledCount();

    long EnqueuedCount(string queue);

    long FetchedCount(string queue);

    long FailedCount();

    long ProcessingCount();

    long SucceededListCount();

    long DeletedListCount();
}
