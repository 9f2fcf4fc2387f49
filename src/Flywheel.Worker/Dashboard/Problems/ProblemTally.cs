using System.Collections.Concurrent;
using System.Collections.Immutable;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>
/// Counts the problems of each run by their properties, in the background and one run at a time, and keeps the counts: a page with facets adds
/// up some thousand numbers in memory, however many problems there are. A run is counted again when it went on since, but rarely enough that
/// counting takes at most a twentieth of the time.
/// </summary>
internal sealed class ProblemTally(DatabaseSession database, TimeProvider time) : IDisposable
{
    /// <summary>So many runs are counted, the newest first.</summary>
    private const int MostRuns = 50;

    /// <summary>So many combinations of properties are kept of a run, the most frequent first.</summary>
    private const int MostEntries = 10_000;

    /// <summary>So many are kept of all runs, about 100 bytes each; older runs go without.</summary>
    private const int MostEntriesOfAll = 150_000;

    private const int RestFactor = 20;

    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Counted> _counted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> _counting = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _stop = new();

    /// <summary>What is counted of the newest runs.</summary>
    /// <param name="context">Tells which runs there are and how far they have come.</param>
    /// <param name="patience">How long to wait for what was never counted.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<TallyReading> ReadAsync(FlywheelDbContext context, TimeSpan patience, CancellationToken cancellationToken)
    {
        var runs = await context.Runs.AsNoTracking()
            .OrderByDescending(r => r.CreatedAt)
            .Take(MostRuns)
            .Select(r => new Stamp(r.Id, r.Candidates, r.Accepted, r.Rejected, r.Repaired, r.State))
            .ToListAsync(cancellationToken);
        var work = runs.Where(IsDue).Select(stamp => _counting.AddOrUpdate(stamp.Run, _ => Begin(stamp), (_, old) => old.IsCompleted ? Begin(stamp) : old)).ToArray();
        foreach (var gone in _counted.Keys.Except(runs.Select(r => r.Run), StringComparer.Ordinal))
        {
            _counted.TryRemove(gone, out var _);
            _counting.TryRemove(gone, out var _);
        }

        if (runs.Exists(r => !_counted.ContainsKey(r.Run)))
        {
            await Task.WhenAny(Task.WhenAll(work), Task.Delay(patience, cancellationToken));
        }

        var known = runs.Select(r => _counted.GetValueOrDefault(r.Run)).OfType<Counted>().ToList();
        var complete = known.Count == runs.Count;
        var kept = new List<TallyEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var counted in known.TakeWhile(c => kept.Count + c.Entries.Length <= MostEntriesOfAll))
        {
            kept.AddRange(counted.Entries);
            names.Add(counted.Stamp.Run);
        }

        return new TallyReading(kept, complete, known.Count == 0 ? null : known.Min(c => c.At), names, runs.Count == MostRuns || names.Count < runs.Count);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _turn.Dispose();
    }

    private bool IsDue(Stamp stamp)
    {
        if (!_counted.TryGetValue(stamp.Run, out var counted))
        {
            return true;
        }

        var age = time.GetUtcNow() - counted.At;
        return age > LongestLife || (counted.Stamp != stamp && age > counted.Rest);
    }

    private Task Begin(Stamp stamp) => Task.Run(() => CountAsync(stamp), _stop.Token);

    private async Task CountAsync(Stamp stamp)
    {
        var stopped = _stop.Token;
        try
        {
            await _turn.WaitAsync(stopped);
            try
            {
                var begun = time.GetTimestamp();
                var entries = await ReadEntriesAsync(stamp.Run, stopped);
                var rest = time.GetElapsedTime(begun) * RestFactor;
                _counted[stamp.Run] = new Counted(stamp, entries, time.GetUtcNow(), rest > ShortestRest ? rest : ShortestRest);
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or NpgsqlException or ObjectDisposedException)
        {
            // Facets without numbers are shown; the next page tries again.
        }
    }

    private async Task<ImmutableArray<TallyEntry>> ReadEntriesAsync(string run, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand("""
            SELECT domain, figure_kind, level, lineage, state, reason, author, left(split_part(family, '+', 1), 200), repaired, count(*)
            FROM flywheel.problems WHERE run_id = $1 GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9 ORDER BY 10 DESC LIMIT $2
            """);
        command.CommandTimeout = (int)LongestLife.TotalSeconds;
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = run });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = MostEntries });
        var entries = ImmutableArray.CreateBuilder<TallyEntry>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            entries.Add(new TallyEntry(
                run, reader.GetString(0), reader.GetString(1), reader.GetInt32(2), Enum.Parse<ProblemLineage>(reader.GetString(3)),
                Enum.Parse<ProblemState>(reader.GetString(4)), reader.IsDBNull(5) ? null : reader.GetString(5), reader.GetString(6), reader.GetString(7), reader.GetBoolean(8),
                reader.GetInt64(9)));
        }

        return entries.ToImmutable();
    }

    private sealed record Stamp(string Run, long Candidates, long Accepted, long Rejected, long Repaired, RunState State);

    private sealed record Counted(Stamp Stamp, ImmutableArray<TallyEntry> Entries, DateTimeOffset At, TimeSpan Rest);
}
