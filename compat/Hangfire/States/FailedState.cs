using Hangfire.Common;

namespace Hangfire.States;

public class FailedState(Exception exception, string? serverId) : IState
{
    public static readonly string StateName = "Failed";

    public FailedState(Exception exception)
        : this(exception, serverId: null)
    {
    }

    public Exception Exception { get; } = exception ?? throw new ArgumentNullException(nameof(exception));

    public string? ServerId { get; } = serverId;

    public DateTime FailedAt { get; } = DateTime.UtcNow;

    public string Name => StateName;

    public string? Reason { get; set; }

    public bool IsFinal => false;

    public bool IgnoreJobLoadException => true;

    public Dictionary<string, string> SerializeData()
    {
        var data = new Dictionary<string, string>
        {
            ["FailedAt"] = JobHelper.SerializeDateTime(FailedAt),
            ["ExceptionType"] = Exception.GetType().FullName!,
            ["ExceptionMessage"] = Exception.Message,
            ["ExceptionDetails"] = Exception.ToString(),
        };
        if (ServerId is not null)
            data["ServerId"] = ServerId;
        return data;
    }
}
