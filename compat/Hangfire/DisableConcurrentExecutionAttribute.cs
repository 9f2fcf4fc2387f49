using System.Globalization;
using Hangfire.Common;
using Hangfire.Server;

namespace Hangfire;

/// <summary>
/// Jobs of one method (or one resource, where <c>{0}</c> stands for the first argument) run one after another, over all servers.
/// A job that waits longer than the timeout fails.
/// </summary>
public class DisableConcurrentExecutionAttribute : JobFilterAttribute, IServerFilter
{
    private const string LockItem = "DistributedLock";

    public DisableConcurrentExecutionAttribute(int timeoutInSeconds)
        : this(resource: null!, timeoutInSeconds)
    {
    }

    public DisableConcurrentExecutionAttribute(string resource, int timeoutSec)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(timeoutSec);
        Resource = resource;
        TimeoutSec = timeoutSec;
    }

    public string? Resource { get; }

    public int TimeoutSec { get; }

    public void OnPerforming(PerformingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[LockItem] = context.Connection.AcquireDistributedLock(ResourceOf(context.BackgroundJob.Job), TimeSpan.FromSeconds(TimeoutSec));
    }

    public void OnPerformed(PerformedContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Items.Remove(LockItem, out var held))
            ((IDisposable)held!).Dispose();
    }

    private string ResourceOf(Job job) => Resource is null
        ? $"{job.Type.FullName}.{job.Method.Name}"
        : string.Format(CultureInfo.InvariantCulture, Resource, [.. job.Args]);
}
