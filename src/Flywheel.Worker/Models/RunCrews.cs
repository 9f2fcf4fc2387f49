using System.Collections.Concurrent;
using Flywheel.Knowledge.Import;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Runs;
using Npgsql;

namespace Flywheel.Worker.Models;

/// <summary>The crews of the runs that this process works on, each made when it is first needed.</summary>
/// <param name="maker">Makes them.</param>
/// <param name="source">Keeps what models write.</param>
/// <param name="clock">The clock.</param>
public sealed class RunCrews(CrewMaker maker, NpgsqlDataSource source, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, RunCrew> _crews = new(StringComparer.Ordinal);

    /// <summary>The crew of a run; null for a run without a model.</summary>
    /// <exception cref="RunException">This process does not have the run's model.</exception>
    public async Task<RunCrew?> OfAsync(RunRow run, CancellationToken cancellationToken)
    {
        if (RunSettings.Parse(run.Settings).Model is not { } settings)
        {
            return null;
        }

        if (_crews.TryGetValue(run.Id, out var crew))
        {
            return crew;
        }

        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        var tools = settings.PredictedTools ? await new KnowledgeStore(context).LoadPredictedToolsAsync(run.CreatedAt, cancellationToken) : [];
        return _crews.GetOrAdd(run.Id, _ => maker.Make(settings, new DatabaseReplies(source, run.Id, settings.Name, clock), tools));
    }
}
