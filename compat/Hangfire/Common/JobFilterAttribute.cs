using System.Reflection;

namespace Hangfire.Common;

public interface IJobFilter
{
    bool AllowMultiple { get; }

    int Order { get; }
}

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Interface)]
public abstract class JobFilterAttribute : Attribute, IJobFilter
{
    public bool AllowMultiple => GetType().GetCustomAttribute<AttributeUsageAttribute>()?.AllowMultiple ?? false;

    /// <summary>Filters run from the lowest order to the highest; -1 says that it does not matter.</summary>
    public int Order { get; set; } = -1;
}
