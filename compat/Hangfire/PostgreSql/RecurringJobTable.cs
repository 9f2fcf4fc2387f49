using Hangfire.Common;
using Hangfire.Scheduling;
using Hangfire.States;
using Hangfire.Storage;
using Npgsql;

namespace Hangfire.PostgreSql;

/// <summary>Jobs that come again by a cron expression. Whichever server looks first makes the job of an occurrence, and only that one.</summary>
internal sealed class RecurringJobTable(Database database, JobTable jobs)
{
    private const string Columns =
        "recurring_job.id, recurring_job.type, recurring_job.method, recurring_job.parameter_types, recurring_job.arguments, recurring_job.queue, "
        + "recurring_job.cron, recurring_job.time_zone, recurring_job.misfire, recurring_job.created_at, recurring_job.next_at, recurring_job.last_at, "
        + "recurring_job.last_job_id, recurring_job.error";

    private readonly string schema = database.Schema;

    public void AddOrUpdate(string id, Job job, string cron, TimeZoneInfo timeZone, MisfireHandlingMode misfire)
    {
        var next = CronExpression.Parse(cron).Next(DateTime.UtcNow, timeZone);
        var invocation = Invocation.From(job);
        database.Transact(session =>
        {
            // A process that registers the same schedule again at its start must not put off an occurrence that is due.
            session.Execute(
                $"""
                insert into {schema}.recurring_job (id, type, method, parameter_types, arguments, queue, cron, time_zone, misfire, next_at)
                values ($1, $2, $3, $4, $5, $6::text, $7, $8, $9, $10::timestamptz)
                on conflict (id) do update set type = $2, method = $3, parameter_types = $4, arguments = $5, queue = $6::text, cron = $7, time_zone = $8, misfire = $9,
                  next_at = case when recurring_job.cron = $7 and recurring_job.time_zone = $8 and recurring_job.error is null then recurring_job.next_at else $10::timestamptz end,
                  error = null
                """,
                id, invocation.Type, invocation.Method, invocation.ParameterTypes, invocation.Arguments, job.Queue, cron, timeZone.Id, (int)misfire, next);
            session.Execute("select pg_notify($1, '')", database.Channel);
        });
    }

    public void Remove(string id) => database.Transact(session => session.Execute($"delete from {schema}.recurring_job where id = $1", id));

    /// <summary>Runs the job now; its schedule stays as it is.</summary>
    /// <returns>The new job's id; null if there is no such recurring job.</returns>
    public string? Trigger(string id) => database.Transact(session =>
    {
        var row = session.Rows($"select {Columns} from {schema}.recurring_job where id = $1 for update", Read, id).SingleOrDefault();
        return row is null ? null : Start(session, row, "Triggered using recurring job manager");
    });

    /// <summary>Makes the jobs of all occurrences that are due.</summary>
    /// <param name="unnoticed">How late an occurrence may be noticed without counting as missed.</param>
    public void StartDue(TimeSpan unnoticed) => database.Transact(session =>
    {
        var now = session.Scalar<DateTime>("select now()");
        var due = session.Rows($"select {Columns} from {schema}.recurring_job where next_at <= now() order by next_at limit 20 for update skip locked", Read);
        foreach (var row in due)
            StartOccurrences(session, row, now, unnoticed);
    });

    /// <summary>When the next scheduled or recurring job is due, by the database's clock from now; null if there is none.</summary>
    public TimeSpan? UntilNext() => database.Query(session => session.Scalar<TimeSpan?>(
        $"select least((select min(run_at) from {schema}.job where run_at is not null), (select min(next_at) from {schema}.recurring_job)) - clock_timestamp()"));

    public List<RecurringJobDto> All() => database.Query(session => session.Rows(
        $"select {Columns}, job.state from {schema}.recurring_job left join {schema}.job on job.id = last_job_id order by recurring_job.id",
        row => ToDto(Read(row), lastState: row.IsDBNull(14) ? null : row.GetString(14))));

    private static Recurring Read(NpgsqlDataReader row) => new(
        row.GetString(0),
        new Invocation(row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4)),
        row.IsDBNull(5) ? null : row.GetString(5),
        row.GetString(6),
        row.GetString(7),
        (MisfireHandlingMode)row.GetInt32(8),
        row.GetDateTime(9),
        row.IsDBNull(10) ? null : row.GetDateTime(10),
        row.IsDBNull(11) ? null : row.GetDateTime(11),
        row.IsDBNull(12) ? null : row.GetInt64(12),
        row.IsDBNull(13) ? null : row.GetString(13));

    private static RecurringJobDto ToDto(Recurring row, string? lastState)
    {
        var dto = new RecurringJobDto
        {
            Id = row.Id,
            Cron = row.Cron,
            Queue = row.Queue ?? EnqueuedState.DefaultQueue,
            CreatedAt = row.CreatedAt,
            NextExecution = row.NextAt,
            LastExecution = row.LastAt,
            LastJobId = row.LastJobId?.ToString(),
            LastJobState = lastState,
            TimeZoneId = row.TimeZone,
            Error = row.Error,
        };
        try
        {
            dto.Job = row.Invocation.ToJob(row.Queue);
        }
        catch (JobLoadException error)
        {
            dto.LoadException = error;
        }

        return dto;
    }

    private void StartOccurrences(Session session, Recurring row, DateTime now, TimeSpan unnoticed)
    {
        try
        {
            var schedule = CronExpression.Parse(row.Cron);
            var timeZone = TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone);
            var occurrence = row.NextAt!.Value;
            var next = schedule.Next(occurrence, timeZone);
            if (row.Misfire == MisfireHandlingMode.Strict && next <= now)
            {
                // One job for each missed occurrence; the next look, at once, sees the one after this.
                Start(session, row, $"Missed occurrence of {occurrence:u}");
                SetNext(session, row, next);
                return;
            }

            if (row.Misfire != MisfireHandlingMode.Ignorable || now - occurrence <= unnoticed)
                Start(session, row, "Triggered by recurring job scheduler");
            SetNext(session, row, schedule.Next(now, timeZone));
        }
        catch (Exception error) when (error is JobLoadException or FormatException or TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            session.Execute($"update {schema}.recurring_job set next_at = null, error = $2 where id = $1", row.Id, error.Message);
        }
    }

    private string Start(Session session, Recurring row, string reason)
    {
        var job = row.Invocation.ToJob(row.Queue);
        var parameters = new JobParameters([]);
        parameters.Set("RecurringJobId", row.Id);
        var id = jobs.Create(session, job, new EnqueuedState { Reason = reason }, parameters);
        session.Execute($"update {schema}.recurring_job set last_at = now(), last_job_id = $2 where id = $1", row.Id, id);
        return id.ToString();
    }

    private void SetNext(Session session, Recurring row, DateTime? next) =>
        session.Execute($"update {schema}.recurring_job set next_at = $2::timestamptz, error = null where id = $1", row.Id, next);

    private sealed record Recurring(
        string Id, Invocation Invocation, string? Queue, string Cron, string TimeZone, MisfireHandlingMode Misfire, DateTime CreatedAt, DateTime? NextAt, DateTime? LastAt,
        long? LastJobId, string? Error);
}
