using Hangfire.Common;
using Hangfire.Storage;

namespace Hangfire.Server;

/// <summary>One run of one job.</summary>
public class PerformContext
{
    private readonly JobParameters parameters;

    public PerformContext(PerformContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Storage = context.Storage;
        Connection = context.Connection;
        BackgroundJob = context.BackgroundJob;
        CancellationToken = context.CancellationToken;
        ServerId = context.ServerId;
        Items = context.Items;
        parameters = context.parameters;
    }

    internal PerformContext(
        JobStorage storage, IStorageConnection connection, BackgroundJob backgroundJob, IJobCancellationToken cancellationToken, string serverId, JobParameters parameters)
    {
        Storage = storage;
        Connection = connection;
        BackgroundJob = backgroundJob;
        CancellationToken = cancellationToken;
        ServerId = serverId;
        Items = new Dictionary<string, object?>();
        this.parameters = parameters;
    }

    public JobStorage Storage { get; }

    public IStorageConnection Connection { get; }

    public BackgroundJob BackgroundJob { get; }

    public IJobCancellationToken CancellationToken { get; }

    public string ServerId { get; }

    /// <summary>Values that filters share during this run.</summary>
    public IDictionary<string, object?> Items { get; }

    public T? GetJobParameter<T>(string name) => parameters.Get<T>(name);

    /// <summary>Stores the value with the job at once, so that it outlives this run.</summary>
    public void SetJobParameter(string name, object? value)
    {
        Connection.SetJobParameter(BackgroundJob.Id, name, SerializationHelper.Serialize(value));
        parameters.Set(name, value);
    }
}

public class PerformingContext(PerformContext context) : PerformContext(context)
{
    /// <summary>Set by a filter that wants the method not to run; the job then counts as succeeded.</summary>
    public bool Canceled { get; set; }
}

public class PerformedContext(PerformContext context, object? result, bool canceled, Exception? exception) : PerformContext(context)
{
    public object? Result { get; } = result;

    public bool Canceled { get; } = canceled;

    public Exception? Exception { get; } = exception;

    /// <summary>Set by a filter that takes the exception for no failure of the job.</summary>
    public bool ExceptionHandled { get; set; }
}

public interface IServerFilter
{
    void OnPerforming(PerformingContext context);

    void OnPerformed(PerformedContext context);
}
