using Flywheel.Knowledge.Graph;
using Flywheel.Synthesis.Authors;
using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Plans;

namespace Flywheel.Worker.Runs;

/// <summary>Turns what a user asks for into a run's name, settings and plan. Starts nothing.</summary>
public sealed class RunPlanner(KnowledgeGraph graph, FamilyCatalog families, IProblemAuthor author, PlanBuilder builder, TimeProvider clock)
{
    /// <summary>The run that the options ask for.</summary>
    /// <exception cref="PlanException">The plan cannot be read or made.</exception>
    public (string Name, RunSettings Settings, RunPlan Plan) Plan(GrowOptions options)
    {
        var repeats = options.Hours is not null && options.Target is null && options.PlanFile is null;
        var plan = options.PlanFile is { } file
            ? Synthesis.Plans.Plan.Read(file, [.. graph.Domains.Select(d => d.Name)], [.. families.FigureKinds])
            : builder.Build(options.Target ?? (repeats ? GrowOptions.RoundTarget : GrowOptions.DefaultTarget), options.Domains, options.Levels, options.Seed);
        var settings = new RunSettings
        {
            Seed = options.Seed,
            Author = $"{author.Name} {author.Version}",
            CanaryInterval = options.CanaryInterval,
            Knowledge = RunSettings.KnowledgeDigest(graph),
            Plan = RunSettings.Digest(plan.ToJson()),
            Repeats = repeats,
        };
        var deadline = options.Hours is { } hours ? clock.GetUtcNow().AddHours(hours) : (DateTimeOffset?)null;
        return (options.Run ?? settings.DeriveName(), settings, new RunPlan(plan.Cells, deadline));
    }
}
