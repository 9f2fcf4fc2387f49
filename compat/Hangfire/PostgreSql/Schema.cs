namespace Hangfire.PostgreSql;

/// <summary>Makes the tables. Any number of processes may do so at once.</summary>
internal static class Schema
{
    private const int Version = 1;

    /// <summary>One lock for all databases' schemas; it is held for milliseconds.</summary>
    private const long AdvisoryLock = 0x48616e6766697265;

    /// <exception cref="InvalidOperationException">The schema holds other tables than ours.</exception>
    public static void Prepare(Database database) => database.Transact(session =>
    {
        session.Execute("select pg_advisory_xact_lock($1)", AdvisoryLock);
        var existing = session.Scalar<bool>("select to_regclass($1) is not null", $"{database.Schema}.lease_schema")
            ? session.Scalar<int>($"select version from {database.Schema}.lease_schema")
            : 0;
        if (existing == Version)
            return;
        if (existing != 0)
            throw new InvalidOperationException($"Schema {database.Schema} has version {existing}, this program needs {Version}: use the program that made it, or another SchemaName.");
        if (session.Scalar<bool>("select to_regclass($1) is not null", $"{database.Schema}.job"))
            throw new InvalidOperationException($"Schema {database.Schema} holds the tables of another job storage: choose another SchemaName, or drop that schema.");
        session.Execute(Script(database.Schema));
    });

    private static string Script(string schema) => $"""
        create schema if not exists {schema};
        create table {schema}.lease_schema (version int not null);
        insert into {schema}.lease_schema values ({Version});

        create table {schema}.job (
          id bigint generated always as identity primary key,
          type text not null,
          method text not null,
          parameter_types text not null,
          arguments text not null,
          parameters jsonb not null,
          state text not null,
          queue text,
          -- when a server may take the job: at once if enqueued, at the end of the lease if another server runs it
          ready_at timestamptz,
          run_at timestamptz,
          -- grows with every change of state; who holds an older one has lost the job
          fence bigint not null default 0,
          server text,
          has_continuations boolean not null default false,
          created_at timestamptz not null default now(),
          expire_at timestamptz
        );
        create index job_ready on {schema}.job (queue, ready_at, id) where ready_at is not null;
        create index job_scheduled on {schema}.job (run_at) where run_at is not null;
        create index job_expiring on {schema}.job (expire_at) where expire_at is not null;
        create index job_state on {schema}.job (state, id);

        create table {schema}.state (
          id bigint generated always as identity primary key,
          job_id bigint not null references {schema}.job on delete cascade,
          name text not null,
          reason text,
          data jsonb not null,
          created_at timestamptz not null default clock_timestamp()
        );
        create index state_of_job on {schema}.state (job_id, id);

        create table {schema}.continuation (
          parent_id bigint not null references {schema}.job on delete cascade,
          job_id bigint not null references {schema}.job on delete cascade,
          options int not null,
          next_state text not null,
          next_queue text,
          next_at timestamptz,
          primary key (parent_id, job_id)
        );
        create index continuation_job on {schema}.continuation (job_id);

        create table {schema}.recurring_job (
          id text primary key,
          type text not null,
          method text not null,
          parameter_types text not null,
          arguments text not null,
          queue text,
          cron text not null,
          time_zone text not null,
          misfire int not null,
          created_at timestamptz not null default now(),
          next_at timestamptz,
          last_at timestamptz,
          last_job_id bigint,
          error text
        );
        create index recurring_job_next on {schema}.recurring_job (next_at) where next_at is not null;

        create table {schema}.server (
          id text primary key,
          workers int not null,
          queues text[] not null,
          started_at timestamptz not null default now(),
          heartbeat timestamptz not null default now()
        );

        -- jobs that have expired, by their last state
        create table {schema}.expired (state text primary key, jobs bigint not null);
        """;
}
