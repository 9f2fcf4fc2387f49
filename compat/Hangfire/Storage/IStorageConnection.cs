using Hangfire.Common;

namespace Hangfire.Storage;

public interface IStorageConnection : IDisposable
{
    /// <summary>Holds a lock over all servers until disposed; it is also freed when this process dies.</summary>
    /// <exception cref="DistributedLockTimeoutException">Somebody else held it for the whole timeout.</exception>
    IDisposable AcquireDistributedLock(string resource, TimeSpan timeout);

    JobData? GetJobData(string jobId);

    StateData? GetStateData(string jobId);

    string? GetJobParameter(string id, string name);

    void SetJobParameter(string id, string name, string value);
}

public class JobData
{
    public string State { get; set; } = "";

    public Job? Job { get; set; }

    public DateTime CreatedAt { get; set; }

    public IReadOnlyDictionary<string, string>? ParametersSnapshot { get; set; }

    public JobLoadException? LoadException { get; set; }
}

public class StateData
{
    public string Name { get; set; } = "";

    public string? Reason { get; set; }

    public IDictionary<string, string> Data { get; set; } = new Dictionary<string, string>();
}

public class DistributedLockTimeoutException(string resource)
    : TimeoutException($"The lock \"{resource}\" was held by somebody else for the whole timeout.")
{
    public string Resource { get; } = resource;
}
