using System.Globalization;
using System.Text.Json;
using Hangfire.Common;

namespace Hangfire.States;

public class SucceededState(object? result, long latency, long performanceDuration) : IState
{
    public static readonly string StateName = "Succeeded";

    public object? Result { get; } = result;

    /// <summary>Milliseconds from the job's creation to its start.</summary>
    public long Latency { get; } = latency;

    /// <summary>Milliseconds that the method ran.</summary>
    public long PerformanceDuration { get; } = performanceDuration;

    public DateTime SucceededAt { get; } = DateTime.UtcNow;

    public string Name => StateName;

    public string? Reason { get; set; }

    public bool IsFinal => true;

    public bool IgnoreJobLoadException => false;

    public Dictionary<string, string> SerializeData()
    {
        var data = new Dictionary<string, string>
        {
            ["SucceededAt"] = JobHelper.SerializeDateTime(SucceededAt),
            ["PerformanceDuration"] = PerformanceDuration.ToString(CultureInfo.InvariantCulture),
            ["Latency"] = Latency.ToString(CultureInfo.InvariantCulture),
        };
        if (Result is not null && ResultAsJson() is { } json)
            data["Result"] = json;
        return data;
    }

    /// <summary>A job has succeeded even where its result cannot be written as JSON; such a result is left out.</summary>
    private string? ResultAsJson()
    {
        try
        {
            return JsonSerializer.Serialize(Result, Result!.GetType());
        }
        catch (Exception error) when (error is NotSupportedException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
