using System.Diagnostics;
using System.Text.Json;
using Hangfire.Storage;
using Npgsql;

namespace Hangfire.PostgreSql;

/// <summary>Single rows of the storage. It holds no connection between calls.</summary>
public sealed class PostgreSqlConnection(PostgreSqlStorage storage) : IStorageConnection
{
    private static readonly TimeSpan lockRetryInterval = TimeSpan.FromMilliseconds(50);

    public IDisposable AcquireDistributedLock(string resource, TimeSpan timeout)
    {
        ArgumentException.ThrowIfNullOrEmpty(resource);
        var connection = storage.Database.Open();
        try
        {
            var session = new Session(connection, transaction: null);
            var waiting = Stopwatch.StartNew();
            var name = $"{storage.Database.Channel}:{resource}";
            while (!session.Scalar<bool>("select pg_try_advisory_lock(hashtextextended($1, 0))", name))
            {
                if (waiting.Elapsed >= timeout)
                    throw new DistributedLockTimeoutException(resource);
                Thread.Sleep(lockRetryInterval);
            }

            return new HeldLock(connection, name);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public JobData? GetJobData(string jobId)
    {
        if (!long.TryParse(jobId, out var id) || storage.Jobs.Find(id) is not { } job)
            return null;
        return new JobData
        {
            Job = job.TryLoad(out var error),
            LoadException = error,
            State = job.State,
            CreatedAt = job.CreatedAt,
            ParametersSnapshot = job.Parameters.Values,
        };
    }

    public StateData? GetStateData(string jobId) => !long.TryParse(jobId, out var id) ? null : storage.Database.Query(session => session.Rows(
        $"select name, reason, data::text from {storage.Database.Schema}.state where job_id = $1 order by id desc limit 1",
        row => new StateData
        {
            Name = row.GetString(0),
            Reason = row.IsDBNull(1) ? null : row.GetString(1),
            Data = JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(2))!,
        },
        id).SingleOrDefault());

    public string? GetJobParameter(string id, string name) =>
        long.TryParse(id, out var number) ? storage.Jobs.Find(number)?.Parameters.Values.GetValueOrDefault(name) : null;

    public void SetJobParameter(string id, string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        if (long.TryParse(id, out var number))
            storage.Jobs.SetParameter(number, name, value);
    }

    public void Dispose()
    {
    }

    internal List<RecurringJobDto> RecurringJobs() => storage.Recurring.All();

    /// <summary>A session's advisory lock: Postgres frees it with the session, so it cannot outlive this process.</summary>
    private sealed class HeldLock(NpgsqlConnection connection, string name) : IDisposable
    {
        public void Dispose()
        {
            try
            {
                new Session(connection, transaction: null).Execute("select pg_advisory_unlock(hashtextextended($1, 0))", name);
            }
            catch (Exception error) when (Database.IsTransient(error) || error is InvalidOperationException)
            {
                // The connection broke, and the lock went with it.
            }

            connection.Dispose();
        }
    }
}
