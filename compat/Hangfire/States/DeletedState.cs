using Hangfire.Common;

namespace Hangfire.States;

public class DeletedState : IState
{
    public static readonly string StateName = "Deleted";

    public DateTime DeletedAt { get; } = DateTime.UtcNow;

    public string Name => StateName;

    public string? Reason { get; set; }

    public bool IsFinal => true;

    public bool IgnoreJobLoadException => true;

    public Dictionary<string, string> SerializeData() => new() { ["DeletedAt"] = JobHelper.SerializeDateTime(DeletedAt) };
}
