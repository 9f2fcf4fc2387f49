using Hangfire.Common;

namespace Hangfire.States;

public class EnqueuedState(string queue) : IState
{
    public const string DefaultQueue = "default";
    public static readonly string StateName = "Enqueued";

    public EnqueuedState()
        : this(DefaultQueue)
    {
    }

    public string Queue { get; set; } = QueueName.Check(queue);

    public DateTime EnqueuedAt { get; } = DateTime.UtcNow;

    public string Name => StateName;

    public string? Reason { get; set; }

    public bool IsFinal => false;

    public bool IgnoreJobLoadException => false;

    public Dictionary<string, string> SerializeData() => new()
    {
        ["EnqueuedAt"] = JobHelper.SerializeDateTime(EnqueuedAt),
        ["Queue"] = Queue,
    };
}
