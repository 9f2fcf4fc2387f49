using Hangfire.Common;
using Npgsql;

namespace Hangfire.PostgreSql;

/// <summary>A row of the table of jobs.</summary>
internal sealed record StoredJob(long Id, Invocation Invocation, JobParameters Parameters, string State, string? Queue, long Fence, DateTime CreatedAt)
{
    public const string Columns = "job.id, job.type, job.method, job.parameter_types, job.arguments, job.parameters::text, job.state, job.queue, job.fence, job.created_at";

    public string PublicId => Id.ToString();

    public static StoredJob Read(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        new Invocation(row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4)),
        JobParameters.Parse(row.GetString(5)),
        row.GetString(6),
        row.IsDBNull(7) ? null : row.GetString(7),
        row.GetInt64(8),
        row.GetDateTime(9));

    /// <exception cref="JobLoadException">The method or an argument does not exist here.</exception>
    public BackgroundJob ToBackgroundJob() => new(PublicId, Invocation.ToJob(Queue), CreatedAt, Parameters.Values);

    public Job? TryLoad(out JobLoadException? error)
    {
        try
        {
            error = null;
            return Invocation.ToJob(Queue);
        }
        catch (JobLoadException loadError)
        {
            error = loadError;
            return null;
        }
    }
}
