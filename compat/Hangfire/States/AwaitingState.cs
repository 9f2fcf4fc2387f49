using System.Globalization;

namespace Hangfire.States;

public class AwaitingState(string parentId, IState nextState, JobContinuationOptions options) : IState
{
    public static readonly string StateName = "Awaiting";

    public AwaitingState(string parentId)
        : this(parentId, new EnqueuedState())
    {
    }

    public AwaitingState(string parentId, IState nextState)
        : this(parentId, nextState, JobContinuationOptions.OnlyOnSucceededState)
    {
    }

    public string ParentId { get; } = parentId ?? throw new ArgumentNullException(nameof(parentId));

    public IState NextState { get; } = nextState ?? throw new ArgumentNullException(nameof(nextState));

    public JobContinuationOptions Options { get; } = options;

    public string Name => StateName;

    public string? Reason { get; set; }

    public bool IsFinal => false;

    public bool IgnoreJobLoadException => false;

    public Dictionary<string, string> SerializeData() => new()
    {
        ["ParentId"] = ParentId,
        ["NextState"] = NextState.Name,
        ["Options"] = ((int)Options).ToString(CultureInfo.InvariantCulture),
    };
}
