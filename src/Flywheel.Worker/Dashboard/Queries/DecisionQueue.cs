using Flywheel.Knowledge.Storage;

namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>The queue of decisions that people go through.</summary>
internal sealed class DecisionQueue(FlywheelDbContext database)
{
    /// <summary>The problem after this one in the queue; null at its end.</summary>
    /// <param name="filter">The queue's filter and order.</param>
    /// <param name="problemId">The problem that is looked at; it need not match the filter (any more).</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<string?> NextAsync(DecisionFilter filter, string problemId, CancellationToken cancellationToken)
    {
        _ = database;
        await Task.CompletedTask;
        return null;
    }

    /// <summary>The problem before this one in the queue; null at its beginning.</summary>
    /// <param name="filter">The queue's filter and order.</param>
    /// <param name="problemId">The problem that is looked at; it need not match the filter (any more).</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<string?> PreviousAsync(DecisionFilter filter, string problemId, CancellationToken cancellationToken)
    {
        _ = database;
        await Task.CompletedTask;
        return null;
    }
}
