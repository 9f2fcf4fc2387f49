using System.Collections.Immutable;
using Flywheel.Knowledge.Graph;
using Flywheel.Model.Authoring;
using Flywheel.Synthesis.Authors;
using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Plans;
using Flywheel.Worker.Models;

namespace Flywheel.Worker.Runs;

/// <summary>Turns what a user asks for into a run's name, settings and plan. Starts nothing.</summary>
public sealed class RunPlanner(KnowledgeGraph graph, FamilyCatalog families, IProblemAuthor author, PlanBuilder builder, TimeProvider clock, RunModel? opened = null)
{
    /// <summary>The run that the options ask for.</summary>
    /// <exception cref="PlanException">The plan cannot be read or made.</exception>
    /// <exception cref="RunException">A model is to write, and this process has none.</exception>
    public (string Name, RunSettings Settings, RunPlan Plan) Plan(GrowOptions options)
    {
        var repeats = options.Hours is not null && options.Target is null && options.PlanFile is null;
        var plan = options.PlanFile is { } file
            ? Synthesis.Plans.Plan.Read(file, [.. graph.Domains.Select(d => d.Name)], [.. families.FigureKinds])
            : builder.Build(options.Target ?? (repeats ? GrowOptions.RoundTarget : GrowOptions.DefaultTarget), options.Domains, options.Levels, options.Seed, options.Nodes);
        var settings = new RunSettings
        {
            Seed = options.Seed,
            Author = AuthorOf(options.Author),
            Model = ModelOf(options),
            CanaryInterval = options.CanaryInterval,
            Knowledge = RunSettings.KnowledgeDigest(graph),
            Plan = RunSettings.Digest(plan.ToJson()),
            Repeats = repeats,
            Nodes = options.Nodes is { } nodes ? [.. nodes.Order(StringComparer.Ordinal)] : null,
        };
        var deadline = options.Hours is { } hours ? clock.GetUtcNow().AddHours(hours) : (DateTimeOffset?)null;
        return (options.Run ?? settings.DeriveName(), settings, new RunPlan(plan.Cells, deadline));
    }

    /// <summary>The part of the settings that is about the model; null for the rule author alone.</summary>
    /// <exception cref="RunException">A model is to write, and this process has none.</exception>
    internal ModelSettings? ModelOf(GrowOptions options) => options.Author == AuthorKind.Rules ? null : ModelOf(options, Open());

    private static ModelSettings ModelOf(GrowOptions options, RunModel model) => new()
    {
        Name = model.Generator.Model,
        Digest = model.Digest,
        Prompts = model.Prompts.Versions.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Embedding = model.EmbeddingName,
        Share = options.Author == AuthorKind.Mix ? options.ModelShare : 1,
        Solvers = options.Solvers,
        Judge = options.Judge,
        PredictedTools = options.PredictedTools,
    };

    private string AuthorOf(AuthorKind kind)
    {
        var rules = $"{author.Name} {author.Version}";
        var written = kind == AuthorKind.Rules ? "" : $"{ModelAuthor.NameOf(Open().Generator.Model)} {ModelAuthor.VersionOf(Open().Prompts)}";
        return kind switch
        {
            AuthorKind.Rules => rules,
            AuthorKind.Model => written,
            _ => $"mix of {rules} and {written}",
        };
    }

    private RunModel Open() => opened ?? throw new RunException("A model is to write the problems, and there is none here. Give --endpoint URL --model NAME.");
}
