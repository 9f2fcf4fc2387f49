using Flywheel.Checker;
using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Sampling;
using Flywheel.Synthesis.Authors;
using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Expansion;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Plans;
using Flywheel.Worker.Jobs;
using Flywheel.Worker.Runs;
using Hangfire;
using Hangfire.PostgreSql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Flywheel.Worker.Hosting;

/// <summary>Puts the product together.</summary>
public static class FlywheelServices
{
    /// <summary>Figures, authors, checker and expansion: everything that makes problems, without a database.</summary>
    /// <param name="services">The services.</param>
    /// <param name="graph">The knowledge that problems are drawn from.</param>
    public static IServiceCollection AddSynthesis(this IServiceCollection services, KnowledgeGraph graph)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(graph)
            .AddSingleton(_ => new FontLibrary())
            .AddSingleton(new ToolLibrary([.. graph.Tools.Select(t => new VisualToolSource(t.Name, t.Source))]))
            .AddSingleton(s => new FigureEngine(s.GetRequiredService<FontLibrary>(), tools: s.GetRequiredService<ToolLibrary>()))
            .AddSingleton<FigureRenderer>()
            .AddSingleton(FamilyCatalog.CreateDefault())
            .AddSingleton(new KnowledgeSampler(graph, KnowledgeUsage.None))
            .AddSingleton<IProblemAuthor, RuleAuthor>()
            .AddSingleton<PlanBuilder>()
            .AddSingleton<Expander>()
            .AddSingleton(s => new ProblemChecker(s.GetRequiredService<FigureEngine>(), s.GetRequiredService<FigureRenderer>(), CheckerCatalog.Checks, CheckerCatalog.Repairs))
            .AddSingleton(s => new CanaryMaker(s.GetRequiredService<FigureEngine>(), s.GetRequiredService<FigureRenderer>(), CheckerCatalog.Damages));
    }

    /// <summary>Runs and their jobs over a database.</summary>
    /// <param name="services">The services.</param>
    /// <param name="database">The database; owned by the caller.</param>
    public static IServiceCollection AddRuns(this IServiceCollection services, DatabaseSession database) => services
        .AddSingleton(database.Source)
        .AddSingleton<BatchDispatcher>()
        .AddSingleton<RunCoordinator>()
        .AddTransient<AuthorJob>()
        .AddTransient<ExpandJob>()
        .AddTransient<CheckJob>()
        .AddTransient<SettleJob>()
        .AddHangfire(configuration => configuration
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(options => options.UseNpgsqlConnection(database.ConnectionString)));

    /// <summary>Workers that do the jobs in this process.</summary>
    /// <param name="services">The services.</param>
    /// <param name="workers">Jobs at a time, at least 1.</param>
    public static IServiceCollection AddWorkers(this IServiceCollection services, int workers) => services.AddHangfireServer(options =>
    {
        options.WorkerCount = workers;
        options.Queues = [BatchDispatcher.Queue];
        options.SchedulePollingInterval = TimeSpan.FromSeconds(1);
        options.ShutdownTimeout = TimeSpan.FromSeconds(30);
    });
}
