using System.Globalization;
using System.Text.Json;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;
using Hangfire.Storage.Monitoring;
using Npgsql;

namespace Hangfire.PostgreSql;

public class PostgreSqlMonitoringApi : IMonitoringApi
{
    private const int TopJobs = 5;

    private readonly Database database;
    private readonly string schema;

    internal PostgreSqlMonitoringApi(PostgreSqlStorage storage)
    {
        database = storage.Database;
        schema = database.Schema;
    }

    public StatisticsDto GetStatistics()
    {
        var states = database.Query(session => session.Rows(
            $"select state, count(*) from {schema}.job group by state", row => (State: row.GetString(0), Jobs: row.GetInt64(1)))).ToDictionary(row => row.State, row => row.Jobs);
        var expired = database.Query(session => session.Rows(
            $"select state, jobs from {schema}.expired", row => (State: row.GetString(0), Jobs: row.GetInt64(1)))).ToDictionary(row => row.State, row => row.Jobs);
        return new StatisticsDto
        {
            Enqueued = states.GetValueOrDefault(EnqueuedState.StateName),
            Scheduled = states.GetValueOrDefault(ScheduledState.StateName),
            Processing = states.GetValueOrDefault(ProcessingState.StateName),
            Failed = states.GetValueOrDefault(FailedState.StateName),
            Awaiting = states.GetValueOrDefault(AwaitingState.StateName),
            Succeeded = states.GetValueOrDefault(SucceededState.StateName) + expired.GetValueOrDefault(SucceededState.StateName),
            Deleted = states.GetValueOrDefault(DeletedState.StateName) + expired.GetValueOrDefault(DeletedState.StateName),
            Retries = Count($"{schema}.job where state = '{ScheduledState.StateName}' and parameters ? 'RetryCount'"),
            Servers = Count($"{schema}.server"),
            Recurring = Count($"{schema}.recurring_job"),
            Queues = QueueNames().Count,
        };
    }

    public IList<QueueWithTopEnqueuedJobsDto> Queues() =>
    [
        .. QueueNames().Select(queue => new QueueWithTopEnqueuedJobsDto
        {
            Name = queue,
            Length = EnqueuedCount(queue),
            Fetched = FetchedCount(queue),
            FirstJobs = EnqueuedJobs(queue, 0, TopJobs),
        }),
    ];

    public IList<ServerDto> Servers() => database.Query(session => session.Rows(
        $"select id, workers, queues, started_at, heartbeat from {schema}.server order by started_at, id",
        row => new ServerDto
        {
            Name = row.GetString(0),
            WorkersCount = row.GetInt32(1),
            Queues = row.GetFieldValue<string[]>(2),
            StartedAt = row.GetDateTime(3),
            Heartbeat = row.GetDateTime(4),
        }));

    public JobDetailsDto? JobDetails(string jobId)
    {
        if (!long.TryParse(jobId, out var id))
            return null;
        return database.Transact(session =>
        {
            var details = session.Rows(
                $"select {StoredJob.Columns}, job.expire_at from {schema}.job where id = $1",
                row =>
                {
                    var job = StoredJob.Read(row);
                    return new JobDetailsDto
                    {
                        Job = job.TryLoad(out var error),
                        LoadException = error,
                        CreatedAt = job.CreatedAt,
                        ExpireAt = row.IsDBNull(10) ? null : row.GetDateTime(10),
                        Properties = new Dictionary<string, string>(job.Parameters.Values),
                    };
                },
                id).SingleOrDefault();
            if (details is not null)
                details.History = session.Rows($"select name, reason, data::text, created_at from {schema}.state where job_id = $1 order by id desc", ReadHistory, id);
            return details;
        });
    }

    public JobList<EnqueuedJobDto> EnqueuedJobs(string queue, int from, int perPage) => List(
        $"job.queue = $3 and job.state = '{EnqueuedState.StateName}' order by job.ready_at, job.id", from, perPage, queue,
        (job, loaded, error, state) => new EnqueuedJobDto
        {
            Job = loaded,
            LoadException = error,
            State = job.State,
            InEnqueuedState = true,
            StateData = state.Data,
            EnqueuedAt = Time(state.Data, "EnqueuedAt"),
        });

    public JobList<FetchedJobDto> FetchedJobs(string queue, int from, int perPage) => List(
        $"job.queue = $3 and job.state = '{ProcessingState.StateName}' order by job.id desc", from, perPage, queue,
        (job, loaded, error, state) => new FetchedJobDto { Job = loaded, LoadException = error, State = job.State, FetchedAt = Time(state.Data, "StartedAt") });

    public JobList<ProcessingJobDto> ProcessingJobs(int from, int count) => InState(
        ProcessingState.StateName, "job.id desc", from, count,
        (_, loaded, error, state) => new ProcessingJobDto
        {
            Job = loaded,
            LoadException = error,
            InProcessingState = true,
            ServerId = state.Data.GetValueOrDefault("ServerId", ""),
            StartedAt = Time(state.Data, "StartedAt"),
            StateData = state.Data,
        });

    public JobList<ScheduledJobDto> ScheduledJobs(int from, int count) => InState(
        ScheduledState.StateName, "job.run_at, job.id", from, count,
        (_, loaded, error, state) => new ScheduledJobDto
        {
            Job = loaded,
            LoadException = error,
            InScheduledState = true,
            EnqueueAt = Time(state.Data, "EnqueueAt") ?? default,
            ScheduledAt = Time(state.Data, "ScheduledAt"),
            StateData = state.Data,
        });

    public JobList<SucceededJobDto> SucceededJobs(int from, int count) => InState(
        SucceededState.StateName, "job.id desc", from, count,
        (_, loaded, error, state) => new SucceededJobDto
        {
            Job = loaded,
            LoadException = error,
            InSucceededState = true,
            Result = state.Data.GetValueOrDefault("Result"),
            TotalDuration = Number(state.Data, "PerformanceDuration") + Number(state.Data, "Latency"),
            SucceededAt = Time(state.Data, "SucceededAt"),
            StateData = state.Data,
        });

    public JobList<FailedJobDto> FailedJobs(int from, int count) => InState(
        FailedState.StateName, "job.id desc", from, count,
        (_, loaded, error, state) => new FailedJobDto
        {
            Job = loaded,
            LoadException = error,
            InFailedState = true,
            Reason = state.Reason,
            FailedAt = Time(state.Data, "FailedAt"),
            ExceptionType = state.Data.GetValueOrDefault("ExceptionType"),
            ExceptionMessage = state.Data.GetValueOrDefault("ExceptionMessage"),
            ExceptionDetails = state.Data.GetValueOrDefault("ExceptionDetails"),
            StateData = state.Data,
        });

    public JobList<DeletedJobDto> DeletedJobs(int from, int count) => InState(
        DeletedState.StateName, "job.id desc", from, count,
        (_, loaded, error, state) => new DeletedJobDto
        {
            Job = loaded,
            LoadException = error,
            InDeletedState = true,
            DeletedAt = Time(state.Data, "DeletedAt"),
            StateData = state.Data,
        });

    public long ScheduledCount() => CountState(ScheduledState.StateName);

    public long EnqueuedCount(string queue) => CountQueue(queue, EnqueuedState.StateName);

    public long FetchedCount(string queue) => CountQueue(queue, ProcessingState.StateName);

    public long FailedCount() => CountState(FailedState.StateName);

    public long ProcessingCount() => CountState(ProcessingState.StateName);

    public long SucceededListCount() => CountState(SucceededState.StateName);

    public long DeletedListCount() => CountState(DeletedState.StateName);

    private static DateTime? Time(Dictionary<string, string> data, string name) => JobHelper.DeserializeNullableDateTime(data.GetValueOrDefault(name));

    private static long Number(Dictionary<string, string> data, string name) =>
        long.TryParse(data.GetValueOrDefault(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static Dictionary<string, string> ReadData(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(column))!;

    private static StateHistoryDto ReadHistory(NpgsqlDataReader row) => new()
    {
        StateName = row.GetString(0),
        Reason = row.IsDBNull(1) ? null : row.GetString(1),
        Data = ReadData(row, 2),
        CreatedAt = row.GetDateTime(3),
    };

    private JobList<T> InState<T>(string state, string order, int from, int count, Func<StoredJob, Job?, JobLoadException?, CurrentState, T> make) =>
        List($"job.state = $3 order by {order}", from, count, state, make);

    private JobList<T> List<T>(string condition, int from, int count, string parameter, Func<StoredJob, Job?, JobLoadException?, CurrentState, T> make) =>
        new(database.Query(session => session.Rows(
            $"""
            select {StoredJob.Columns}, latest.reason, latest.data::text from {schema}.job
            left join lateral (select reason, data from {schema}.state where job_id = job.id and name = job.state order by id desc limit 1) latest on true
            where {condition} offset $1 limit $2
            """,
            row =>
            {
                var job = StoredJob.Read(row);
                var loaded = job.TryLoad(out var error);
                return KeyValuePair.Create(job.PublicId, make(job, loaded, error, new CurrentState(row.IsDBNull(10) ? null : row.GetString(10), ReadData(row, 11))));
            },
            from, count, parameter)));

    private List<string> QueueNames() => database.Query(session => session.Rows(
        $"select distinct queue from {schema}.job where ready_at is not null order by queue", row => row.GetString(0)));

    private long CountState(string state) => Count($"{schema}.job where state = $1", state);

    private long CountQueue(string queue, string state) => Count($"{schema}.job where ready_at is not null and queue = $1 and state = $2", queue, state);

    private long Count(string what, params object?[] parameters) => database.Query(session => session.Scalar<long>($"select count(*) from {what}", parameters));

    private sealed record CurrentState(string? Reason, Dictionary<string, string> Data);
}
