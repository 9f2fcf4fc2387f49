using Hangfire.Common;
using Hangfire.PostgreSql;
using Hangfire.States;
using Npgsql;

namespace Hangfire;

public interface IBackgroundJobClient
{
    /// <summary>Stores a job in the given state.</summary>
    /// <returns>The job's id.</returns>
    /// <exception cref="BackgroundJobClientException">The job could not be stored.</exception>
    string Create(Job job, IState state);

    /// <summary>Moves a job into another state, if it is in the expected one or none is given.</summary>
    /// <returns>Whether the job now is in that state.</returns>
    bool ChangeState(string jobId, IState state, string? expectedState);
}

public interface IBackgroundJobClientV2 : IBackgroundJobClient
{
    JobStorage Storage { get; }

    /// <summary>Stores a job in the given state, with named values that travel with it.</summary>
    string Create(Job job, IState state, IDictionary<string, object?>? parameters);
}

public class BackgroundJobClientException(string message, Exception inner) : Exception(message, inner);

public class BackgroundJobClient(JobStorage storage) : IBackgroundJobClientV2
{
    private readonly PostgreSqlStorage storage = PostgreSqlStorage.From(storage);

    public JobStorage Storage => storage;

    public string Create(Job job, IState state) => Create(job, state, parameters: null);

    public string Create(Job job, IState state, IDictionary<string, object?>? parameters)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(state);
        try
        {
            var stored = (parameters ?? new Dictionary<string, object?>()).ToDictionary(pair => pair.Key, pair => SerializationHelper.Serialize(pair.Value));
            return storage.Jobs.Create(job, state, new JobParameters(stored)).ToString();
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException or NotSupportedException or TimeoutException)
        {
            throw new BackgroundJobClientException($"The job {job} could not be stored: {error.Message}", error);
        }
    }

    public bool ChangeState(string jobId, IState state, string? expectedState)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        ArgumentNullException.ThrowIfNull(state);
        try
        {
            return storage.Jobs.Change(jobId, state, expectedState);
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException)
        {
            throw new BackgroundJobClientException($"The state of job {jobId} could not be changed to {state.Name}: {error.Message}", error);
        }
    }
}
