using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Import;
using Flywheel.Synthesis.Authors;
using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Plans;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Flywheel.Worker.Runs;

/// <summary>
/// Grows a run with workers in this process: plans it or finds it again, works until it is over, and pauses it when cancelled. Any number of
/// processes may grow the same run.
/// </summary>
public sealed class Grower(DatabaseSession database, TimeProvider clock)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan RecoveryInterval = TimeSpan.FromSeconds(20);

    /// <summary>Grows a run.</summary>
    /// <param name="options">What to grow and how.</param>
    /// <param name="report">Called with the progress several times a second; the first time when the run has started.</param>
    /// <param name="verbose">Whether the host logs.</param>
    /// <param name="cancellationToken">Pauses the run.</param>
    /// <returns>The run's final progress.</returns>
    /// <exception cref="PlanException">The plan cannot be read or made.</exception>
    /// <exception cref="RunException">The name is taken by another run.</exception>
    public async Task<RunProgress> GrowAsync(GrowOptions options, Action<RunProgress> report, bool verbose, CancellationToken cancellationToken)
    {
        await database.ImportShippedKnowledgeAsync(cancellationToken);
        var graph = await LoadGraphAsync(cancellationToken);
        using var host = BuildHost(graph, options, verbose);
        var (name, settings, plan) = await PlanAsync(host.Services, options, cancellationToken);
        var coordinator = host.Services.GetRequiredService<RunCoordinator>();
        await host.StartAsync(cancellationToken);
        try
        {
            await coordinator.StartAsync(name, settings, plan, options.AcceptNewCode, cancellationToken);
            return await WatchAsync(host.Services.GetRequiredService<BatchDispatcher>(), name, report, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await PauseAsync(coordinator, name);
            throw;
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>The plan that the options ask for, without starting anything.</summary>
    public async Task<(string Name, RunSettings Settings, RunPlan Plan)> PlanAsync(IServiceProvider services, GrowOptions options, CancellationToken cancellationToken)
    {
        var repeats = options.Hours is not null && options.Target is null && options.PlanFile is null;
        var families = services.GetRequiredService<FamilyCatalog>();
        var graph = services.GetRequiredService<KnowledgeGraph>();
        var plan = options.PlanFile is { } file
            ? Plan.Read(file, [.. graph.Domains.Select(d => d.Name)], [.. families.FigureKinds])
            : services.GetRequiredService<PlanBuilder>().Build(options.Target ?? (repeats ? GrowOptions.RoundTarget : GrowOptions.DefaultTarget), options.Domains, options.Levels, options.Seed);
        var author = services.GetRequiredService<IProblemAuthor>();
        var settings = new RunSettings
        {
            Seed = options.Seed,
            Author = $"{author.Name} {author.Version}",
            CanaryInterval = options.CanaryInterval,
            Knowledge = await KnowledgeFingerprintAsync(cancellationToken),
            Plan = RunSettings.Digest(plan.ToJson()),
            Repeats = repeats,
        };
        var deadline = options.Hours is { } hours ? clock.GetUtcNow().AddHours(hours) : (DateTimeOffset?)null;
        return (options.Run ?? settings.DeriveName(), settings, new RunPlan(plan.Cells, deadline));
    }

    private async Task<RunProgress> WatchAsync(BatchDispatcher dispatcher, string name, Action<RunProgress> report, CancellationToken cancellationToken)
    {
        var recovered = clock.GetTimestamp();
        while (true)
        {
            await database.EnsureRunningAsync(cancellationToken);
            var progress = await TryReadAsync(name, cancellationToken);
            if (progress is not null)
            {
                report(progress);
                if (progress.IsOver)
                {
                    return progress;
                }
            }

            if (clock.GetElapsedTime(recovered) > RecoveryInterval)
            {
                await dispatcher.RecoverAsync(name, cancellationToken);
                recovered = clock.GetTimestamp();
            }

            await Task.Delay(Poll, clock, cancellationToken);
        }
    }

    /// <summary>The progress, or null while the database restarts.</summary>
    private async Task<RunProgress?> TryReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = database.CreateContext();
            return await RunProgress.ReadAsync(context, name, cancellationToken);
        }
        catch (Exception e) when (e is Npgsql.NpgsqlException { IsTransient: true } || e.InnerException is Npgsql.NpgsqlException { IsTransient: true })
        {
            return null;
        }
    }

    private static async Task PauseAsync(RunCoordinator coordinator, string name)
    {
        try
        {
            await coordinator.PauseAsync(name, CancellationToken.None);
        }
        catch (RunException)
        {
            // It ended, or was never started; there is nothing to pause.
        }
    }

    private async Task<KnowledgeGraph> LoadGraphAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await new KnowledgeStore(context).LoadAsync(cancellationToken);
    }

    private async Task<string> KnowledgeFingerprintAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var domains = await context.Domains.OrderBy(d => d.Id).Select(d => d.Id + " " + d.Fingerprint).ToListAsync(cancellationToken);
        return RunSettings.Digest(string.Join('\n', domains));
    }

    private IHost BuildHost(KnowledgeGraph graph, GrowOptions options, bool verbose)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSynthesis(graph).AddRuns(database).AddWorkers(options.Workers ?? Environment.ProcessorCount);
        if (verbose)
        {
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        }

        return builder.Build();
    }
}
