using Hangfire.Common;

namespace Hangfire;

/// <summary>A stored job.</summary>
public class BackgroundJob(string id, Job job, DateTime createdAt, IReadOnlyDictionary<string, string>? parametersSnapshot)
{
    public BackgroundJob(string id, Job job, DateTime createdAt)
        : this(id, job, createdAt, parametersSnapshot: null)
    {
    }

    public string Id { get; } = id;

    public Job Job { get; } = job;

    public DateTime CreatedAt { get; } = createdAt;

    public IReadOnlyDictionary<string, string>? ParametersSnapshot { get; } = parametersSnapshot;
}
