using System.Collections.Immutable;
using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Storage;
using Flywheel.Model.Authoring;
using Flywheel.Synthesis.Figures.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Models;

/// <summary>
/// Merges what a run's model predicted into the knowledge and the tools that are there, and what stays over into names of their own. A tool whose
/// source runs becomes one of the tools. Only predictions of problems that passed all checks count. Merging again finds nothing to do, and a tool that
/// a person rejected does not come back.
/// </summary>
/// <param name="graph">What is known.</param>
/// <param name="fonts">Fonts for trying tools.</param>
/// <param name="clock">Tells when.</param>
/// <param name="model">Embeds names.</param>
public sealed class PredictionMerger(KnowledgeGraph graph, FontLibrary fonts, TimeProvider clock, RunModel? model = null)
{
    /// <summary>The predictions of a run that are to be merged.</summary>
    public static async Task<IReadOnlyList<OpenPrediction>> ReadAsync(FlywheelDbContext context, string run, CancellationToken cancellationToken)
    {
        var open = from prediction in context.Predictions.AsNoTracking()
                   join problem in context.Problems on prediction.ProblemId equals problem.Id
                   where prediction.RunId == run && prediction.MergedInto == null && (problem.State == ProblemState.Settled || problem.State == ProblemState.Surplus)
                   orderby prediction.ProblemId, prediction.Kind, prediction.Name
                   select new { prediction, problem.FigureKind };
        return [.. (await open.ToListAsync(cancellationToken)).Select(o => new OpenPrediction(o.prediction, o.FigureKind))];
    }

    /// <summary>The names that earlier runs predicted.</summary>
    public static async Task<IReadOnlyList<PredictedNameRow>> NamesAsync(FlywheelDbContext context, CancellationToken cancellationToken) =>
        await context.PredictedNames.AsNoTracking().ToListAsync(cancellationToken);

    /// <summary>Groups predictions by what they mean. Touches no database.</summary>
    /// <param name="open">The predictions.</param>
    /// <param name="names">The names that there are already.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="Flywheel.Model.Chat.GenerationException">The embedding model is away.</exception>
    public async Task<IReadOnlyList<MergedName>> MergeAsync(IReadOnlyList<OpenPrediction> open, IReadOnlyList<PredictedNameRow> names, CancellationToken cancellationToken)
    {
        using var builtIn = new HashedEmbeddings();
        var merger = new NameMerger(model?.Embeddings ?? builtIn, model?.MergeThreshold ?? RunModel.BuiltInThreshold);
        var merged = new List<MergedName>();
        foreach (var group in open.GroupBy(o => (o.Row.Kind, o.Row.Domain)).OrderBy(g => g.Key.Kind).ThenBy(g => g.Key.Domain, StringComparer.Ordinal))
        {
            var known = Known(group.Key.Kind, group.Key.Domain, names);
            foreach (var page in group.GroupBy(o => o.Row.Name, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Chunk(NameMerger.MostNames))
            {
                foreach (var found in await merger.MergeAsync(known.Keys, page.SelectMany(g => g.Select(o => o.Row.Name)), cancellationToken))
                {
                    var name = Finish(found, group.Key.Kind, group.Key.Domain, known, [.. group], cancellationToken);
                    known[name.Name.Name] = name.Name.KnownId;
                    merged.Add(name);
                }
            }
        }

        return merged;
    }

    /// <summary>Writes what was merged into the context's transaction; what another run wrote in the meantime stays.</summary>
    public static async Task WriteAsync(FlywheelDbContext context, string run, IReadOnlyList<MergedName> merged, CancellationToken cancellationToken)
    {
        foreach (var (name, members, tool) in merged)
        {
            await context.Database.ExecuteSqlAsync($"""
                INSERT INTO flywheel.predicted_names (kind, domain, name, known_id, at) VALUES ({name.Kind.ToString()}, {name.Domain}, {name.Name}, {name.KnownId}, {name.At})
                ON CONFLICT DO NOTHING
                """, cancellationToken);
            await context.Database.ExecuteSqlAsync($"""
                UPDATE flywheel.predictions p SET merged_into = {name.Name}
                FROM flywheel.problems b
                WHERE b.id = p.problem_id AND b.state IN ('Settled', 'Surplus') AND p.run_id = {run} AND p.kind = {name.Kind.ToString()} AND p.domain = {name.Domain}
                    AND p.name = ANY({members.ToArray()}) AND p.merged_into IS NULL
                """, cancellationToken);
            if (tool is not null)
            {
                await context.Database.ExecuteSqlAsync($"""
                    INSERT INTO flywheel.tools (id, signature, summary, example, figure_kinds, source, origin, imported_at)
                    SELECT {tool.Id}, {tool.Signature}, {tool.Summary}, {tool.Example}, {tool.FigureKinds}, {tool.Source}, {tool.Origin.ToString()}, {tool.ImportedAt}
                    WHERE NOT EXISTS (
                        SELECT FROM flywheel.proposals WHERE kind = 'Tool' AND name IN ({tool.Id}, {name.Name}) AND verdict = 'Rejected' AND undone_at IS NULL)
                    ON CONFLICT DO NOTHING
                    """, cancellationToken);
            }
        }
    }

    /// <summary>Names and what they mean: known nodes of a domain or known tools, and names that were predicted before.</summary>
    private Dictionary<string, string?> Known(PredictionKind kind, string domain, IReadOnlyList<PredictedNameRow> names)
    {
        var known = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var row in names.Where(n => n.Kind == kind && n.Domain == domain))
        {
            known[row.Name] = row.KnownId;
        }

        var there = kind == PredictionKind.Tool
            ? graph.Tools.Select(t => (t.Name, Id: t.Name))
            : graph.Nodes.Where(n => n.Domain.Id == domain && n.Level >= KnowledgeLevel.Topic).Select(n => (n.Name, n.Id));
        foreach (var (name, id) in there)
        {
            known[name] = id;
        }

        return known;
    }

    private MergedName Finish(NameGroup group, PredictionKind kind, string domain, Dictionary<string, string?> known, OpenPrediction[] open, CancellationToken cancellationToken)
    {
        ImmutableArray<string> members = [.. group.Members.Select(m => m.Key)];
        var tool = kind == PredictionKind.Tool && known.GetValueOrDefault(group.Name) is null ? FindTool([.. open.Where(o => members.Contains(o.Row.Name))], cancellationToken) : null;
        var name = new PredictedNameRow { Kind = kind, Domain = domain, Name = group.Name, KnownId = known.GetValueOrDefault(group.Name) ?? tool?.Id, At = clock.GetUtcNow() };
        return new MergedName(name, members, tool);
    }

    /// <summary>The first of the sources that runs, as a tool; null for none.</summary>
    private ToolRow? FindTool(OpenPrediction[] members, CancellationToken cancellationToken)
    {
        var trial = new ToolTrial(fonts, graph.Tools);
        foreach (var (row, _) in members)
        {
            if (row is { Signature: { } signature, Source: { } source, Example: { } example }
                && new ProposedTool(row.Name, signature, source, example) is var proposed && trial.FindError(proposed, cancellationToken) is null)
            {
                return new ToolRow
                {
                    Id = row.Name,
                    Signature = signature,
                    Summary = $"Written by {row.Author}.",
                    Example = example,
                    FigureKinds = [.. members.Select(m => m.FigureKind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                    Source = source,
                    Origin = ToolOrigin.Evolved,
                    ImportedAt = clock.GetUtcNow(),
                };
            }
        }

        return null;
    }
}
