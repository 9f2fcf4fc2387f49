using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Hangfire.Common;
using Hangfire.States;

namespace Hangfire.PostgreSql;

/// <summary>
/// The jobs and their states. A server's hold on a job is the row's fence: each change of state raises it, and what a server writes of its
/// job it writes under the condition that the fence is still the one it was given.
/// </summary>
internal sealed class JobTable(PostgreSqlStorage storage, Database database)
{
    private readonly string schema = database.Schema;

    public long Create(Job job, IState state, JobParameters? parameters = null) => database.Transact(session => Create(session, job, state, parameters));

    public long Create(Session session, Job job, IState initialState, JobParameters? parameters)
    {
        parameters ??= new JobParameters([]);
        var awaiting = initialState as AwaitingState;
        var start = awaiting is null ? initialState : StartOf(session, awaiting);
        // The identity is known only after the insert, so filters see the job under the id that it is about to get.
        var id = session.Scalar<long>("select nextval(pg_get_serial_sequence($1, 'id'))", $"{schema}.job");
        var election = Elect(new BackgroundJob(id.ToString(), job, DateTime.UtcNow, parameters.Values), start, current: null, parameters);
        var state = election.State;
        var queue = SettleQueue(state, job.Queue);
        var invocation = Invocation.From(job);
        session.Execute(
            $"""
            with made as (
              insert into {schema}.job (id, type, method, parameter_types, arguments, parameters, state, queue, ready_at, run_at, expire_at)
              overriding system value
              values ($1, $2, $3, $4, $5, $6, $7, $8::text, case when $7 = '{EnqueuedState.StateName}' then now() end, $9::timestamptz, case when $10 then now() + $11 end)),
            logged as (insert into {schema}.state (job_id, name, reason, data) values ($1, $7, $12::text, $13))
            select {Announcement("$7", "$14", "$8")}
            """,
            id, invocation.Type, invocation.Method, invocation.ParameterTypes, invocation.Arguments, new Json(parameters.ToJson()), state.Name, queue,
            (state as ScheduledState)?.EnqueueAt, state.IsFinal, storage.JobExpirationTimeout, Storable(state.Reason), Data(state), database.Channel);
        if (state is AwaitingState stillAwaiting)
            AddContinuation(session, id, stillAwaiting);
        return id;
    }

    /// <summary>Changes a job's state on behalf of a client.</summary>
    /// <returns>Whether the job exists, was in the expected state and is now in the given one.</returns>
    public bool Change(string jobId, IState state, string? expectedState) => long.TryParse(jobId, out var id) && database.Transact(session =>
    {
        if (Lock(session, id) is not { } job || (expectedState is not null && expectedState != job.State))
            return false;
        return Move(session, job, job.TryLoad(out _), state) == state.Name;
    });

    /// <summary>Gives up to <paramref name="count"/> jobs of a queue to a server: those that wait, and those whose lease has ended.</summary>
    public List<StoredJob> Claim(string queue, int count, string server, TimeSpan lease, ProcessingState state) => database.Query(session => session.Rows(
        $"""
        with picked as materialized (
          select id, state from {schema}.job where queue = $1 and ready_at <= now() order by ready_at, id limit $2 for update skip locked),
        job as (
          update {schema}.job as taken set state = '{ProcessingState.StateName}', fence = fence + 1, server = $3, ready_at = now() + $4
          from picked where taken.id = picked.id returning taken.*, picked.state as old_state),
        logged as (
          insert into {schema}.state (job_id, name, reason, data)
          select id, '{ProcessingState.StateName}', case when old_state = '{ProcessingState.StateName}' then 'The lease of the server that ran the job has ended.' end, $5 from job)
        select {StoredJob.Columns} from job order by id
        """,
        StoredJob.Read, queue, count, server, lease, Data(state)));

    /// <summary>Extends the leases that still hold.</summary>
    /// <returns>The ids of those jobs.</returns>
    public HashSet<long> Renew(IReadOnlyCollection<StoredJob> jobs, TimeSpan lease)
    {
        using var connection = database.Open();
        return [.. new Session(connection, transaction: null).Rows(
            $"""
            update {schema}.job set ready_at = now() + $3 from unnest($1, $2) as held (id, fence)
            where job.id = held.id and job.fence = held.fence and job.state = '{ProcessingState.StateName}' returning job.id
            """,
            row => row.GetInt64(0), jobs.Select(job => job.Id).ToArray(), jobs.Select(job => job.Fence).ToArray(), lease)];
    }

    /// <summary>Records how a claimed job went on, if the server still holds it. Safe to repeat.</summary>
    /// <param name="claimed">The job as it was claimed.</param>
    /// <param name="loaded">The same, for its filters; null leaves them out.</param>
    /// <param name="state">What the job goes into, unless a filter elects another state.</param>
    /// <returns>The state that the job went into; null if the server had lost it.</returns>
    public string? Finish(StoredJob claimed, Job? loaded, IState state)
    {
        if (state is SucceededState && HasOnlyOwnFilters(loaded) && FinishInOneStatement(claimed, state))
            return state.Name;
        return database.Transact(session => Lock(session, claimed.Id) is { } job && job.Fence == claimed.Fence ? Move(session, job, loaded, state) : null);
    }

    /// <summary>Enqueues scheduled jobs whose time has come.</summary>
    /// <returns>How many they were.</returns>
    public int EnqueueDue(int count) => database.Transact(session =>
    {
        var due = session.Rows(
            $"select {StoredJob.Columns} from {schema}.job where run_at <= now() order by run_at limit $1 for update skip locked", StoredJob.Read, count);
        foreach (var job in due)
            Move(session, job, job.TryLoad(out _), new EnqueuedState { Reason = "Triggered by the scheduler" });
        return due.Count;
    });

    /// <summary>Removes jobs past their time of keeping.</summary>
    /// <returns>How many they were.</returns>
    public int RemoveExpired(int count) => database.Transact(session => (int)session.Scalar<long>(
        $"""
        with gone as (
          delete from {schema}.job where id in (select id from {schema}.job where expire_at <= now() limit $1 for update skip locked) returning state),
        counted as (
          insert into {schema}.expired (state, jobs) select state, count(*) from gone group by state
          on conflict (state) do update set jobs = expired.jobs + excluded.jobs)
        select count(*) from gone
        """,
        count));

    public void SetParameter(long id, string name, string value) => database.Transact(session =>
        session.Execute($"update {schema}.job set parameters = parameters || jsonb_build_object($2::text, $3::text) where id = $1", id, name, value));

    public StoredJob? Find(long id) => database.Query(session =>
        session.Rows($"select {StoredJob.Columns} from {schema}.job where id = $1", StoredJob.Read, id).SingleOrDefault());

    private static Json Data(IState state) =>
        new(JsonSerializer.Serialize(state.SerializeData().ToDictionary(pair => pair.Key, pair => Storable(pair.Value))));

    /// <summary>Postgres stores no NUL; messages of exceptions may hold one.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    private static string? Storable(string? text) => text?.Replace('\0', '\uFFFD');

    private static bool Matches(JobContinuationOptions options, string parentState) => options switch
    {
        JobContinuationOptions.OnlyOnSucceededState => parentState == SucceededState.StateName,
        JobContinuationOptions.OnlyOnDeletedState => parentState == DeletedState.StateName,
        _ => true,
    };

    private static IState AfterParent(JobContinuationOptions options, string parentState, Func<IState> next) => Matches(options, parentState)
        ? next()
        : new DeletedState { Reason = $"The parent job ended as {parentState}." };

    private StoredJob? Lock(Session session, long id) =>
        session.Rows($"select {StoredJob.Columns} from {schema}.job where id = $1 for update", StoredJob.Read, id).SingleOrDefault();

    /// <summary>The state in which a continuation starts: it awaits its parent, unless that one has ended.</summary>
    private IState StartOf(Session session, AwaitingState awaiting)
    {
        var parent = long.TryParse(awaiting.ParentId, out var id) ? Lock(session, id) : null;
        if (parent is null)
            throw new InvalidOperationException($"The parent job {awaiting.ParentId} does not exist, or has expired.");
        return parent.State == SucceededState.StateName || parent.State == DeletedState.StateName
            ? AfterParent(awaiting.Options, parent.State, () => awaiting.NextState)
            : awaiting;
    }

    private void AddContinuation(Session session, long id, AwaitingState awaiting)
    {
        var parent = long.Parse(awaiting.ParentId);
        session.Execute(
            $"insert into {schema}.continuation (parent_id, job_id, options, next_state, next_queue, next_at) values ($1, $2, $3, $4, $5::text, $6::timestamptz)",
            parent, id, (int)awaiting.Options, awaiting.NextState.Name, (awaiting.NextState as EnqueuedState)?.Queue, (awaiting.NextState as ScheduledState)?.EnqueueAt);
        session.Execute($"update {schema}.job set has_continuations = true where id = $1", parent);
    }

    /// <summary>Lets the job's filters elect its next state, then applies that one. A job that cannot be loaded has no filters.</summary>
    private string Move(Session session, StoredJob job, Job? loaded, IState candidate)
    {
        var election = loaded is null
            ? new Election(candidate, [])
            : Elect(new BackgroundJob(job.PublicId, loaded, job.CreatedAt, job.Parameters.Values), candidate, job.State, job.Parameters);
        Apply(session, job.Id, job.Queue, election, job.Parameters.Changed ? job.Parameters : null);
        return election.State.Name;
    }

    private Election Elect(BackgroundJob job, IState candidate, string? current, JobParameters parameters)
    {
        var context = new ElectStateContext(storage, job, candidate, current, parameters);
        foreach (var filter in storage.Filters.For<IElectStateFilter>(job.Job))
            filter.OnStateElection(context);
        return new Election(context.CandidateState, context.TraversedStates);
    }

    private void Apply(Session session, long id, string? queue, Election election, JobParameters? parameters)
    {
        foreach (var traversed in election.Traversed)
            AddHistory(session, id, traversed);

        var state = election.State;
        session.Execute(
            $"""
            with moved as (
              update {schema}.job set state = $2, fence = fence + 1, server = null, queue = coalesce($3::text, queue),
                ready_at = case when $2 = '{EnqueuedState.StateName}' then now() end, run_at = $4::timestamptz,
                expire_at = case when $5 then now() + $6 end, parameters = coalesce($7::jsonb, parameters)
              where id = $1),
            logged as (insert into {schema}.state (job_id, name, reason, data) values ($1, $2, $8::text, $9))
            select {Announcement("$2", "$10", "$3")}
            """,
            id, state.Name, SettleQueue(state, queue), (state as ScheduledState)?.EnqueueAt, state.IsFinal, storage.JobExpirationTimeout,
            parameters is null ? null : new Json(parameters.ToJson()), Storable(state.Reason), Data(state), database.Channel);
        if (state.IsFinal)
            StartContinuations(session, id, state.Name);
    }

    /// <summary>SQL that wakes the servers for a job that they may take now, or that is to be taken later.</summary>
    private static string Announcement(string state, string channel, string queue) =>
        $"case {state} when '{EnqueuedState.StateName}' then pg_notify({channel}, {queue}) when '{ScheduledState.StateName}' then pg_notify({channel}, '') end";

    /// <summary>Where the state names no queue, the job stays on the one that it had.</summary>
    private static string? SettleQueue(IState state, string? queue)
    {
        if (state is not EnqueuedState enqueued)
            return queue;
        if (enqueued.Queue == EnqueuedState.DefaultQueue && queue is not null)
            enqueued.Queue = queue;
        return enqueued.Queue;
    }

    private void AddHistory(Session session, long id, IState state) =>
        session.Execute($"insert into {schema}.state (job_id, name, reason, data) values ($1, $2, $3::text, $4)", id, state.Name, Storable(state.Reason), Data(state));

    private void StartContinuations(Session session, long parentId, string parentState)
    {
        var waiting = session.Rows(
            $"delete from {schema}.continuation where parent_id = $1 returning job_id, options, next_state, next_queue, next_at",
            row => (
                Id: row.GetInt64(0),
                Options: (JobContinuationOptions)row.GetInt32(1),
                State: row.GetString(2),
                Queue: row.IsDBNull(3) ? null : row.GetString(3),
                At: row.IsDBNull(4) ? (DateTime?)null : row.GetDateTime(4)),
            parentId);
        foreach (var continuation in waiting)
        {
            if (Lock(session, continuation.Id) is { } job && job.State == AwaitingState.StateName)
                Move(session, job, job.TryLoad(out _), AfterParent(continuation.Options, parentState, () => NextState(continuation.State, continuation.Queue, continuation.At)));
        }
    }

    private static IState NextState(string name, string? queue, DateTime? at)
    {
        if (name == ScheduledState.StateName)
            return new ScheduledState(at!.Value);
        if (name == DeletedState.StateName)
            return new DeletedState();
        return new EnqueuedState(queue ?? EnqueuedState.DefaultQueue) { Reason = "The parent job has ended." };
    }

    /// <summary>Whether no filter could want another state than the succeeded one.</summary>
    private bool HasOnlyOwnFilters(Job? job) =>
        job is not null && storage.Filters.For<IElectStateFilter>(job).All(filter => filter is AutomaticRetryAttribute or QueueAttribute);

    /// <summary>The common end of a job, in one round trip; not for jobs that others await.</summary>
    private bool FinishInOneStatement(StoredJob claimed, IState state) => database.Query(session => session.Scalar<long>(
        $"""
        with done as (
          update {schema}.job set state = $3, fence = fence + 1, server = null, ready_at = null, expire_at = now() + $4
          where id = $1 and fence = $2 and not has_continuations returning id),
        logged as (insert into {schema}.state (job_id, name, data) select id, $3, $5 from done)
        select count(*) from done
        """,
        claimed.Id, claimed.Fence, state.Name, storage.JobExpirationTimeout, Data(state)) == 1);

    private sealed record Election(IState State, IReadOnlyList<IState> Traversed);
}
