using System.Text.Json;
using Flywheel.Checker;
using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Import;
using Flywheel.Knowledge.Outlines;
using Flywheel.Knowledge.Random;
using Flywheel.Knowledge.Sampling;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Authors;
using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Plans;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Knowledge;

/// <summary>
/// Takes the draft of a domain from a text to a run. Until it is imported a draft is a row of its own: its twins and samples are found in a graph
/// that is made for them and thrown away.
/// </summary>
internal sealed class DraftDesk(FlywheelDbContext database, KnowledgeCatalog catalog, Workshop workshop, TimeProvider time)
{
    /// <summary>Sample problems drawn of a draft.</summary>
    public const int Samples = 20;

    private const int MostDuplicates = 60;
    private const int TriesForSample = 6;

    /// <summary>Begins a draft.</summary>
    public async Task<DomainDraftRow> BeginAsync(string text, string author, CancellationToken cancellationToken)
    {
        var normal = OutlineReading.Normalize(text);
        var draft = new DomainDraftRow
        {
            Id = Guid.CreateVersion7(),
            Name = OutlineReading.NameOf(normal),
            Text = normal,
            Duplicates = "[]",
            Author = author,
            Version = 1,
            CreatedAt = time.GetUtcNow(),
            UpdatedAt = time.GetUtcNow(),
        };
        database.DomainDrafts.Add(draft);
        if (OutlineReading.Of(normal, catalog.FigureKinds).Outline is { } outline)
        {
            await AdvanceAsync(draft, outline, cancellationToken);
        }

        await database.SaveChangesAsync(cancellationToken);
        return draft;
    }

    /// <summary>Stores a draft's text as it is, and if it is an outline, looks for twins of its nodes.</summary>
    /// <returns>Whether it is an outline.</returns>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed it since.</exception>
    public async Task<bool> WriteAsync(DomainDraftRow draft, string text, CancellationToken cancellationToken)
    {
        var normal = OutlineReading.Normalize(text);
        var outline = OutlineReading.Of(normal, catalog.FigureKinds).Outline;
        if (normal != draft.Text || draft.Step == DomainDraftStep.Outline)
        {
            (draft.Text, draft.Name, draft.Samples, draft.Duplicates, draft.Step) = (normal, OutlineReading.NameOf(normal), null, "[]", DomainDraftStep.Outline);
            if (outline is not null)
            {
                await AdvanceAsync(draft, outline, cancellationToken);
            }
        }

        await SaveAsync(draft, cancellationToken);
        return outline is not null;
    }

    /// <summary>Decides about twins: nodes in whose place the existing ones are used leave the draft. Then draws samples.</summary>
    /// <param name="draft">The draft, which is an outline.</param>
    /// <param name="dropped">Ids of the draft's nodes in whose place existing ones are used.</param>
    /// <param name="seed">Another seed gives other samples.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RunException">Nothing would be left, or nothing of it can be drawn.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed it since.</exception>
    public async Task SampleAsync(DomainDraftRow draft, IReadOnlySet<string> dropped, ulong seed, CancellationToken cancellationToken)
    {
        var outline = OutlineReading.Of(draft.Text, catalog.FigureKinds).Outline ?? throw new RunException("The outline has errors.");
        var duplicates = DuplicatesOf(draft);
        if (duplicates.Any(d => !d.Dropped && dropped.Contains(d.Id)))
        {
            try
            {
                outline = OutlineEditor.Without(outline, dropped);
            }
            catch (ArgumentException e)
            {
                throw new RunException($"{e.Message.Split(" (Parameter", 2)[0]} Keep at least one topic.");
            }

            draft.Text = outline.ToText();
            draft.Duplicates = JsonSerializer.Serialize(duplicates.Select(d => d with { Dropped = d.Dropped || dropped.Contains(d.Id) }));
        }

        draft.Samples = JsonSerializer.Serialize(await DrawAsync(outline, seed, cancellationToken));
        draft.Step = DomainDraftStep.Samples;
        await SaveAsync(draft, cancellationToken);
    }

    /// <summary>Imports a draft, and lets the workers take up what it says.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed it since.</exception>
    public async Task<Outline> ImportAsync(DomainDraftRow draft, CancellationToken cancellationToken)
    {
        var outline = OutlineReading.Of(draft.Text, catalog.FigureKinds).Outline ?? throw new RunException("The outline has errors.");
        await SaveAsync(draft, cancellationToken);
        await new KnowledgeImporter(database, time).ImportAsync(outline, cancellationToken);
        draft.Step = DomainDraftStep.Imported;
        await SaveAsync(draft, cancellationToken);
        await workshop.LoadAsync(cancellationToken);
        return outline;
    }

    /// <summary>Starts the run of what was imported.</summary>
    /// <returns>The run's name; null if nothing is left to make.</returns>
    public async Task<string?> StartAsync(DomainDraftRow draft, string domainId, GrowOptions options, CancellationToken cancellationToken)
    {
        using var visit = workshop.Enter();
        var regenerator = visit.Get<Regenerator>();
        var part = await regenerator.ReadAsync(domainId, cancellationToken);
        if (part.IsEmpty)
        {
            return null;
        }

        draft.RunId = await regenerator.StartAsync(part, options, cancellationToken);
        await SaveAsync(draft, cancellationToken);
        return draft.RunId;
    }

    /// <summary>What was found in other domains.</summary>
    public static IReadOnlyList<DraftDuplicate> DuplicatesOf(DomainDraftRow draft) => JsonSerializer.Deserialize<DraftDuplicate[]>(draft.Duplicates) ?? [];

    /// <summary>The sample problems.</summary>
    public static IReadOnlyList<DraftSample> SamplesOf(DomainDraftRow draft) => draft.Samples is null ? [] : JsonSerializer.Deserialize<DraftSample[]>(draft.Samples) ?? [];

    /// <summary>What the draft changes in the domain as it is.</summary>
    public async Task<OutlineDifference> CompareAsync(Outline outline, CancellationToken cancellationToken)
    {
        var graph = await catalog.ReadGraphAsync(cancellationToken);
        return OutlineDifference.Between(graph.Find(outline.DomainId) is { } stored ? graph.ToOutline(stored) : null, outline);
    }

    private async Task AdvanceAsync(DomainDraftRow draft, Outline outline, CancellationToken cancellationToken)
    {
        var graph = await GraphWithAsync(outline, cancellationToken);
        var changed = (await CompareAsync(outline, cancellationToken)).Changes.Where(c => c.Kind is OutlineChangeKind.Added or OutlineChangeKind.Changed).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var pairs = NearDuplicates.Of(graph, graph.Find(outline.DomainId)!, int.MaxValue).Where(pair => changed.Contains(pair.Node.Id)).Take(MostDuplicates);
        draft.Duplicates = JsonSerializer.Serialize(pairs.Select(pair => new DraftDuplicate(
            pair.Node.Id, pair.Node.Name, pair.Node.Level.ToString().ToLowerInvariant(), Count(pair.Node) - 1, pair.Twin.Id, pair.Twin.Path, pair.Likeness, Dropped: false)));
        draft.Step = DomainDraftStep.Duplicates;
    }

    private async Task<List<DraftSample>> DrawAsync(Outline outline, ulong seed, CancellationToken cancellationToken)
    {
        var roots = (await CompareAsync(outline, cancellationToken)).Roots;
        var within = roots.Count == 0 || roots.Contains(outline.DomainId, StringComparer.Ordinal) ? null : roots;
        var graph = await GraphWithAsync(outline, cancellationToken);
        using var visit = workshop.Enter();
        var families = visit.Get<FamilyCatalog>();
        Plan plan;
        try
        {
            plan = new PlanBuilder(graph, families).Build(Samples * Samples, [outline.Nodes[0].Name], [0], seed, within);
        }
        catch (PlanException e)
        {
            throw new RunException(e.Message);
        }

        var author = new RuleAuthor(visit.Get<FigureEngine>(), families, new KnowledgeSampler(graph, KnowledgeUsage.None));
        var checker = visit.Get<ProblemChecker>();
        var found = new List<DraftSample>();
        for (var i = 0; found.Count < Samples && i < Samples * TriesForSample; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var cell = plan.Cells[i % plan.Cells.Length];
            var bits = SeededRandom.For(seed).Fork(cell.Key).Fork(i).NextBits();
            if (await author.WriteAsync(new AuthorRequest("draft", $"draft.{i}", seed, bits, i, cell.Domain, cell.FigureKind, within), cancellationToken) is not { } problem)
            {
                continue;
            }

            var report = checker.Check(problem, cancellationToken);
            if (report.Outcome is CheckOutcome.Accepted or CheckOutcome.Repaired && graph.Find(problem.Knowledge[0]) is { } principle)
            {
                found.Add(new DraftSample(ProblemJson.Write(report.Problem), $"{principle.Parent!.Name}: {principle.Name}"));
            }
        }

        return found;
    }

    /// <summary>The graph as it would be with the draft.</summary>
    private async Task<KnowledgeGraph> GraphWithAsync(Outline outline, CancellationToken cancellationToken)
    {
        var graph = await catalog.ReadGraphAsync(cancellationToken);
        var others = graph.Domains.Where(d => d.Id != outline.DomainId).Select(graph.ToOutline);
        return KnowledgeGraph.Of(others.Append(outline), graph.Tools);
    }

    private Task SaveAsync(DomainDraftRow draft, CancellationToken cancellationToken)
    {
        (draft.Version, draft.UpdatedAt) = (draft.Version + 1, time.GetUtcNow());
        return database.SaveChangesAsync(cancellationToken);
    }

    private static int Count(KnowledgeNode node) => 1 + node.Children.Sum(Count);
}
