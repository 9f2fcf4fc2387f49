using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Import;
using Flywheel.Worker.Models;

namespace Flywheel.Worker.Hosting;

/// <summary>Makes the hosts that commands run in.</summary>
internal static class WorkerHost
{
    /// <summary>A host with everything that makes problems and, once it is started, workers that do jobs.</summary>
    /// <param name="database">The database; owned by the caller. The shipped knowledge is imported if it lacks any.</param>
    /// <param name="workers">Jobs at a time; null for one a processor, 0 for none.</param>
    /// <param name="verbose">Whether the host logs.</param>
    /// <param name="model">The model that the workers can ask; owned by the caller. Null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IHost> BuildAsync(DatabaseSession database, int? workers, bool verbose, RunModel? model, CancellationToken cancellationToken)
    {
        await database.ImportShippedKnowledgeAsync(cancellationToken);
        var graph = await LoadGraphAsync(database, cancellationToken);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        if (model is not null)
        {
            // As an instance, so that the host does not dispose what the caller owns.
            builder.Services.AddSingleton(model);
        }

        builder.Services.AddSynthesis(graph).AddRuns(database).AddJobs();
        if (workers != 0)
        {
            builder.Services.AddWorkers(workers ?? Environment.ProcessorCount);
        }

        if (verbose)
        {
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        }

        return builder.Build();
    }

    private static async Task<KnowledgeGraph> LoadGraphAsync(DatabaseSession database, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await new KnowledgeStore(context).LoadAsync(cancellationToken);
    }
}
