using Hangfire.Common;

namespace Hangfire.States;

public class ScheduledState(DateTime enqueueAt) : IState
{
    public static readonly string StateName = "Scheduled";

    public ScheduledState(TimeSpan enqueueIn)
        : this(DateTime.UtcNow.Add(enqueueIn))
    {
    }

    public DateTime EnqueueAt { get; } = enqueueAt.ToUniversalTime();

    public DateTime ScheduledAt { get; } = DateTime.UtcNow;

    public string Name => StateName;

    public string? Reason { get; set; }

    public bool IsFinal => false;

    public bool IgnoreJobLoadException => false;

    public Dictionary<string, string> SerializeData() => new()
    {
        ["EnqueueAt"] = JobHelper.SerializeDateTime(EnqueueAt),
        ["ScheduledAt"] = JobHelper.SerializeDateTime(ScheduledAt),
    };
}
