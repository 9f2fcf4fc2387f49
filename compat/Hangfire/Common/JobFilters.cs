using System.Collections.Concurrent;
using System.Reflection;

namespace Hangfire.Common;

/// <summary>The filters of a job: the global ones, those on its type and those on its method, in the order in which they run.</summary>
internal sealed class JobFilters(IEnumerable<object> globalFilters)
{
    private readonly object[] globalFilters = [.. globalFilters];
    private readonly ConcurrentDictionary<(Type, MethodInfo), object[]> known = new();

    public IEnumerable<T> For<T>(Job job) => known.GetOrAdd((job.Type, job.Method), _ => Collect(job)).OfType<T>();

    /// <summary>Of several filters of one type, unless that type allows it, the closest to the method stands.</summary>
    private object[] Collect(Job job)
    {
        object[] all = [.. globalFilters, .. job.Type.GetCustomAttributes<JobFilterAttribute>(true), .. job.Method.GetCustomAttributes<JobFilterAttribute>(true)];
        return [.. all
            .Where((filter, index) => AllowsMultiple(filter) || !all.Skip(index + 1).Any(closer => closer.GetType() == filter.GetType()))
            .OrderBy(filter => filter is IJobFilter { Order: var order } ? order : -1)];
    }

    private static bool AllowsMultiple(object filter) => filter is not IJobFilter jobFilter || jobFilter.AllowMultiple;
}
