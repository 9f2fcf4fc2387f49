using Hangfire.Common;

namespace Hangfire.States;

public class ProcessingState : IState
{
    public static readonly string StateName = "Processing";

    internal ProcessingState(string serverId, DateTime startedAt)
    {
        ServerId = serverId;
        StartedAt = startedAt;
    }

    public string ServerId { get; }

    public DateTime StartedAt { get; }

    public string Name => StateName;

    public string? Reason { get; set; }

    public bool IsFinal => false;

    public bool IgnoreJobLoadException => false;

    public Dictionary<string, string> SerializeData() => new()
    {
        ["ServerId"] = ServerId,
        ["StartedAt"] = JobHelper.SerializeDateTime(StartedAt),
    };
}
