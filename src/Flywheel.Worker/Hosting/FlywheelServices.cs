using System.Collections.Immutable;
using Flywheel.Checker;
using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Sampling;
using Flywheel.Knowledge.Tools;
using Flywheel.Synthesis.Authors;
using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Expansion;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Plans;
using Flywheel.Worker.Jobs;
using Flywheel.Worker.Models;
using Flywheel.Worker.Runs;
using Hangfire;
using Hangfire.PostgreSql;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Flywheel.Worker.Hosting;

/// <summary>Puts the product together.</summary>
public static class FlywheelServices
{
    /// <summary>How long a job is kept for a worker that says nothing.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Steps, elements and sizes bound a program the same way on every machine. Its wall time does not, and what a run contains must not depend
    /// on how busy a machine was: the clock only stops what the other bounds would miss.
    /// </summary>
    private static FigureLimits RunLimits { get; } = new() { Time = TimeSpan.FromMinutes(1) };

    /// <summary>An engine for the programs of runs.</summary>
    /// <param name="fonts">The fonts.</param>
    /// <param name="tools">The tools that programs may call.</param>
    internal static FigureEngine MakeEngine(FontLibrary fonts, IEnumerable<VisualTool> tools) =>
        new(fonts, RunLimits, new ToolLibrary([.. tools.Select(t => new VisualToolSource(t.Name, t.Source))]));

    /// <summary>What draws figures.</summary>
    /// <param name="services">The services.</param>
    /// <param name="tools">The tools that programs may call.</param>
    public static IServiceCollection AddFigures(this IServiceCollection services, IEnumerable<VisualTool> tools) => services
        .AddSingleton(_ => new FontLibrary())
        .AddSingleton(s => MakeEngine(s.GetRequiredService<FontLibrary>(), tools))
        .AddSingleton<FigureRenderer>();

    /// <summary>Figures, authors, checker and expansion: everything that makes problems, without a database.</summary>
    /// <param name="services">The services.</param>
    /// <param name="graph">The knowledge that problems are drawn from.</param>
    public static IServiceCollection AddSynthesis(this IServiceCollection services, KnowledgeGraph graph)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddFigures(graph.Tools)
            .AddSingleton(graph)
            .AddSingleton(FamilyCatalog.CreateDefault())
            .AddSingleton(new KnowledgeSampler(graph, KnowledgeUsage.None))
            .AddSingleton<IProblemAuthor, RuleAuthor>()
            .AddSingleton<PlanBuilder>()
            .AddSingleton<RunPlanner>()
            .AddSingleton<Expander>()
            .AddSingleton<CrewMaker>()
            .AddSingleton(s => new ProblemChecker(s.GetRequiredService<FigureEngine>(), s.GetRequiredService<FigureRenderer>(), CheckerCatalog.Checks, CheckerCatalog.Repairs))
            .AddSingleton(s => new CanaryMaker(s.GetRequiredService<FigureEngine>(), s.GetRequiredService<FigureRenderer>(), CheckerCatalog.Damages));
    }

    /// <summary>Runs over a database: to start, to stop and to look at, without doing their jobs.</summary>
    /// <param name="services">The services.</param>
    /// <param name="database">The database; owned by the caller.</param>
    public static IServiceCollection AddRuns(this IServiceCollection services, DatabaseSession database)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(database.Source)
            .AddSingleton<BatchDispatcher>()
            .AddSingleton<RunCoordinator>()
            .AddHangfire(configuration => configuration
                .UseSimpleAssemblyNameTypeSerializer()
                .UseRecommendedSerializerSettings()
                .UsePostgreSqlStorage(options => options.UseNpgsqlConnection(database.ConnectionString), StorageSettings()));
    }

    /// <summary>The jobs of runs; needs <see cref="AddSynthesis"/> and <see cref="AddRuns"/>.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddSingleton(s => new BatchServices(s.GetRequiredService<NpgsqlDataSource>(), s.GetRequiredService<BatchDispatcher>(), QueuesOf(s), s.GetRequiredService<TimeProvider>()))
        .AddSingleton<RunCrews>()
        .AddSingleton<PredictionMerger>()
        .AddSingleton<Regenerator>()
        .AddTransient<AuthorJob>()
        .AddTransient<ExpandJob>()
        .AddTransient<CheckJob>()
        .AddTransient<SettleJob>();

    /// <summary>Workers that do the jobs in this process; needs <see cref="AddJobs"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="workers">Jobs at a time, at least 1.</param>
    public static IServiceCollection AddWorkers(this IServiceCollection services, int workers) => services.AddHangfireServer((provider, options) =>
    {
        options.WorkerCount = workers;
        options.Queues = [.. provider.GetRequiredService<BatchServices>().Queues.Select(q => q.Name)];
        options.SchedulePollingInterval = TimeSpan.FromSeconds(1);
        options.ShutdownTimeout = TimeSpan.FromSeconds(30);
    });

    /// <summary>The queues of runs that this process can work on: those of the rules, and those of its model if it has one.</summary>
    private static ImmutableArray<WorkQueue> QueuesOf(IServiceProvider services)
    {
        var graph = services.GetRequiredService<KnowledgeGraph>();
        return services.GetService<RunModel>() is { } model ? [WorkQueue.Of(graph), WorkQueue.Of(graph, model.Identity)] : [WorkQueue.Of(graph)];
    }

    /// <summary>
    /// A short lease that is renewed while a job runs, so that the jobs of a killed worker soon run elsewhere and a long job is not started
    /// twice; tables beside ours, in a schema that no other program's jobs share.
    /// </summary>
    private static PostgreSqlStorageOptions StorageSettings() => new()
    {
        SchemaName = "flywheel_jobs",
        InvisibilityTimeout = Lease,
        UseSlidingInvisibilityTimeout = true,
    };
}
