using System.Collections.Concurrent;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>Finds the near-duplicates of runs in the background, one run at a time, and keeps what was found lately.</summary>
internal sealed class ClusterSearch(DatabaseSession database, TimeProvider time) : IDisposable
{
    /// <summary>So many runs are kept; each takes at most some megabytes.</summary>
    private const int MostKept = 8;

    /// <summary>A run that still grows is compared again after this long.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <summary>A search that takes longer is given up: so many problems are like each other that the clusters would say nothing.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, Search> _searches = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _stop = new();

    /// <summary>The near-duplicates of a run.</summary>
    /// <param name="context">Tells how far the run has come.</param>
    /// <param name="run">The run; one that exists.</param>
    /// <param name="patience">How long to wait for a search that is under way.</param>
    /// <param name="cancellationToken">Gives up waiting; the search goes on.</param>
    public async Task<ClusterState> ReadAsync(FlywheelDbContext context, string run, TimeSpan patience, CancellationToken cancellationToken)
    {
        var settled = await context.Runs.Where(r => r.Id == run).Select(r => r.Accepted + r.Rejected).FirstAsync(cancellationToken);
        var search = _searches.AddOrUpdate(run, _ => Begin(run, settled), (_, old) => IsDue(old, settled) ? Begin(run, settled) : old);
        Forget();
        await Task.WhenAny(search.Work.Value, Task.Delay(patience, cancellationToken));
        return !search.Work.Value.IsCompleted ? new ClusterState(null, null) : await search.Work.Value;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _turn.Dispose();
    }

    private bool IsDue(Search search, long settled) =>
        search.Work.Value.IsCompleted && time.GetUtcNow() - search.Begun > Fresh && (search.Settled != settled || search.Work.Value.Result.Report is null);

    /// <summary>Lazy, since the dictionary may make one that it does not keep.</summary>
    private Search Begin(string run, long settled) => new(new Lazy<Task<ClusterState>>(() => Task.Run(() => FindAsync(run))), time.GetUtcNow(), settled);

    private void Forget()
    {
        foreach (var old in _searches.OrderByDescending(s => s.Value.Begun).Skip(MostKept))
        {
            _searches.TryRemove(old);
        }
    }

    private async Task<ClusterState> FindAsync(string run)
    {
        using var hurry = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        try
        {
            await _turn.WaitAsync(hurry.Token);
            try
            {
                hurry.CancelAfter(Longest);
                return new ClusterState(await ClusterReport.ReadAsync(database.Source, run, time.GetUtcNow(), hurry.Token), null);
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (OperationCanceledException)
        {
            return new ClusterState(null, $"The search was given up after {Longest.TotalMinutes:0} minutes: too many problems of the run are alike.");
        }
        catch (NpgsqlException)
        {
            return new ClusterState(null, "The database did not answer; the search begins again in a minute.");
        }
    }

    private sealed record Search(Lazy<Task<ClusterState>> Work, DateTimeOffset Begun, long Settled);
}
