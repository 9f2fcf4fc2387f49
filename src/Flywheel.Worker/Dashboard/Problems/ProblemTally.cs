using System.Collections.Immutable;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Readings;
using Flywheel.Worker.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>
/// Counts the problems of each run by their properties, in the background and one run at a time, and keeps the counts: a page with facets adds
/// up some thousand numbers in memory, however many problems there are. A run is counted again when it went on since.
/// </summary>
internal sealed class ProblemTally(DatabaseSession database, BackgroundReadings readings) : IDisposable
{
    /// <summary>So many runs are counted, the newest first.</summary>
    private const int MostRuns = 50;

    /// <summary>So many combinations of properties are kept of a run, the most frequent first.</summary>
    private const int MostEntries = 10_000;

    /// <summary>So many are kept of all runs, about 100 bytes each; older runs go without.</summary>
    private const int MostEntriesOfAll = 150_000;

    private static readonly TimeSpan FreshWhileGrowing = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _turn = new(1);
    private TallyReading? _latest;

    /// <summary>What is counted of the newest runs.</summary>
    /// <param name="context">Tells which runs there are and how far they have come.</param>
    /// <param name="patience">How long to wait for what was never counted.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<TallyReading> ReadAsync(FlywheelDbContext context, TimeSpan patience, CancellationToken cancellationToken)
    {
        var runs = await context.Runs.AsNoTracking()
            .OrderByDescending(r => r.CreatedAt)
            .Take(MostRuns)
            .Select(r => new RunStamp(r.Id, r.Candidates, r.Accepted, r.Rejected, r.Repaired, r.State))
            .ToListAsync(cancellationToken);
        var counts = await Task.WhenAll(runs.Select(stamp => readings.GetAsync(Name(stamp), FreshnessOf(stamp), stop => CountAsync(stamp, stop), cancellationToken, patience)));
        var known = counts.Where(c => c.Value is not null).ToList();
        var size = 0;
        var tallies = known.Select(c => c.Value!).TakeWhile(t => (size += t.Entries.Length) <= MostEntriesOfAll).ToList();
        var (isComplete, isPartial) = (known.Count == runs.Count, runs.Count == MostRuns || tallies.Count < runs.Count);
        if (_latest is { } latest && latest.IsOf(tallies, isComplete, isPartial))
        {
            return latest;
        }

        return _latest = new TallyReading(tallies, isComplete, isPartial, known.Min(c => c.At));
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private static string Name(RunStamp stamp) => $"the problems of {stamp.Run}";

    private TimeSpan FreshnessOf(RunStamp stamp) => readings.Find<RunTally>(Name(stamp))?.Value?.Stamp == stamp ? LongestLife : FreshWhileGrowing;

    private async Task<RunTally> CountAsync(RunStamp stamp, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            return new RunTally(stamp, await ReadEntriesAsync(stamp.Run, stop));
        }
        finally
        {
            _turn.Release();
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
}
