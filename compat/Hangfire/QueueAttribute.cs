using System.Globalization;
using Hangfire.Common;
using Hangfire.States;

namespace Hangfire;

/// <summary>Names the queue of a job's method or type; <c>{0}</c> stands for the first argument, and so on.</summary>
public sealed class QueueAttribute : JobFilterAttribute, IElectStateFilter
{
    public QueueAttribute(string queue)
    {
        Queue = queue;
        Order = int.MaxValue;
    }

    public string Queue { get; }

    public void OnStateElection(ElectStateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.CandidateState is EnqueuedState enqueued)
            enqueued.Queue = QueueName.Check(string.Format(CultureInfo.InvariantCulture, Queue, [.. context.BackgroundJob.Job.Args]));
    }
}
