using System.Text.Json;
using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Import;
using Flywheel.Knowledge.Outlines;
using Flywheel.Knowledge.Storage;
using Flywheel.Model.Authoring;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Worker.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Worker.Dashboard.Knowledge;

/// <summary>
/// Carries out what people decide about predicted names. Each decision is a row, and holds until it is taken back; of two people who decide at
/// once about a name the second is told. An accepted node is put into its domain at once and again at every import of the domain's outline.
/// </summary>
internal sealed class ProposalDesk(FlywheelDbContext database, KnowledgeCatalog catalog, ToolTrials trials, Workshop workshop, TimeProvider time)
{
    /// <summary>Adds a predicted name to its domain: below a concept as a principle, below a topic as a concept.</summary>
    /// <param name="name">The name.</param>
    /// <param name="parentId">The node that it is put below.</param>
    /// <param name="principle">The first principle of a concept; ignored for a principle.</param>
    /// <param name="person">Who decides.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProposalException">It cannot be put there.</exception>
    public async Task AcceptNodeAsync(ProposalName name, string parentId, string? principle, string person, CancellationToken cancellationToken)
    {
        var graph = await catalog.ReadGraphAsync(cancellationToken);
        var parent = graph.Find(parentId.Trim());
        if (parent is null || parent.Domain.Id != name.Domain || parent.Level is not (KnowledgeLevel.Topic or KnowledgeLevel.Concept))
        {
            throw new ProposalException($"\"{Short(parentId)}\" is no topic or concept of {name.Domain}.");
        }

        if (parent.Level == KnowledgeLevel.Topic && string.IsNullOrWhiteSpace(principle))
        {
            throw new ProposalException("Below a topic it becomes a concept, which needs a first principle: say it, or choose a concept to put it below.");
        }

        var graft = new OutlineGraft(parent.Id, name.Name, parent.Level == KnowledgeLevel.Topic ? principle!.Trim() : null);
        var outline = graph.ToOutline(parent.Domain);
        var grown = OutlineEditor.With(outline, [graft]);
        if (grown == outline)
        {
            throw new ProposalException($"{parent.Domain.Name} has a node of that name already: merge it into that one.");
        }

        var reading = OutlineReading.Of(grown.ToText(), catalog.FigureKinds);
        if (reading.Errors is [var error, ..])
        {
            throw new ProposalException($"\"{error.Text}\" {error.Reason}.");
        }

        var row = Decision(name, ProposalVerdict.Accepted, person, "");
        (row.ParentId, row.Principle, row.TargetId) = (parent.Id, graft.Principle, KnowledgeNode.IdOf(name.Domain, parent.Level + 1, name.Name));
        await PointAsync(name, row.TargetId, cancellationToken);
        await EditAsync(name.Domain, outline => outline, cancellationToken);
    }

    /// <summary>Takes a tool: one that runs as it is, or as a person mended it.</summary>
    /// <exception cref="ProposalException">It does not run.</exception>
    public async Task AcceptToolAsync(ProposalName name, string source, string example, string person, CancellationToken cancellationToken)
    {
        var known = (await database.PredictedNames.FindAsync([name.Kind, name.Domain, name.Name], cancellationToken))?.KnownId;
        var row = Decision(name, ProposalVerdict.Accepted, person, "");
        row.TargetId = known ?? name.Name;
        if (known is null)
        {
            var signature = source.Split('{', 2)[0].Trim();
            var others = (await new KnowledgeStore(database).LoadToolsAsync(cancellationToken)).ToArray();
            using (var visit = workshop.Enter())
            {
                if (new ToolTrial(visit.Get<FontLibrary>(), others).FindError(new ProposedTool(name.Name, signature, source, example), cancellationToken) is { } error)
                {
                    throw new ProposalException(error);
                }
            }

            var kinds = await database.Predictions.Where(p => p.Kind == PredictionKind.Tool && p.Domain == "" && p.MergedInto == name.Name)
                .Join(database.Problems, p => p.ProblemId, b => b.Id, (_, b) => b.FigureKind).Distinct().ToArrayAsync(cancellationToken);
            database.Tools.Add(new ToolRow
            {
                Id = name.Name,
                Signature = signature,
                Summary = $"Proposed by a model, taken by {person}.",
                Example = example,
                FigureKinds = [.. kinds.Order(StringComparer.Ordinal)],
                Source = source,
                Origin = ToolOrigin.Evolved,
                ImportedAt = time.GetUtcNow(),
            });
            await PointAsync(name, name.Name, cancellationToken);
        }

        await SaveAsync(cancellationToken);
    }

    /// <summary>Says that a predicted name means a node or tool that is there.</summary>
    /// <exception cref="ProposalException">There is no such node or tool.</exception>
    public async Task MergeAsync(ProposalName name, string target, string person, CancellationToken cancellationToken)
    {
        var graph = await catalog.ReadGraphAsync(cancellationToken);
        var id = name.Kind == PredictionKind.Tool
            ? await database.Tools.Where(t => t.Id == target.Trim() && t.Id != name.Name).Select(t => t.Id).FirstOrDefaultAsync(cancellationToken)
            : graph.Find(target.Trim())?.Id;
        if (id is null)
        {
            throw new ProposalException($"There is no {(name.Kind == PredictionKind.Tool ? "tool" : "node")} \"{Short(target)}\".");
        }

        var row = Decision(name, ProposalVerdict.Merged, person, "");
        row.TargetId = id;
        await RemoveToolAsync(name, row, cancellationToken);
        await PointAsync(name, id, cancellationToken);
        await SaveAsync(cancellationToken);
    }

    /// <summary>Says that a predicted name is nothing; a tool that had been taken goes.</summary>
    public async Task RejectAsync(ProposalName name, string reason, string person, CancellationToken cancellationToken)
    {
        var row = Decision(name, ProposalVerdict.Rejected, person, reason.Trim());
        await RemoveToolAsync(name, row, cancellationToken);
        await PointAsync(name, null, cancellationToken);
        await SaveAsync(cancellationToken);
    }

    /// <summary>Takes a decision back: a node or tool that it made goes, a tool that it took away comes back.</summary>
    /// <exception cref="ProposalException">Somebody was faster, or other decisions rest on it.</exception>
    public async Task UndoAsync(long id, string person, CancellationToken cancellationToken)
    {
        var row = await database.Proposals.FirstOrDefaultAsync(p => p.Id == id && p.UndoneAt == null, cancellationToken)
            ?? throw new ProposalException("That decision was taken back already.");
        var name = new ProposalName(row.Kind, row.Domain, row.Name);
        (row.UndoneBy, row.UndoneAt) = (person, time.GetUtcNow());
        if (row is { Kind: PredictionKind.Knowledge, Verdict: ProposalVerdict.Accepted })
        {
            if (await database.Proposals.AnyAsync(p => p.ParentId == row.TargetId && p.UndoneAt == null, cancellationToken))
            {
                throw new ProposalException("Another accepted node lies below this one: take that back first.");
            }

            await PointAsync(name, null, cancellationToken);
            await EditAsync(row.Domain, outline => OutlineEditor.Without(outline, new HashSet<string>(StringComparer.Ordinal) { row.TargetId! }), cancellationToken);
            return;
        }

        var restored = row.Tool is null ? null : JsonSerializer.Deserialize<ToolRow>(row.Tool);
        if (restored is not null)
        {
            database.Tools.Add(restored);
        }

        // A tool that ran by itself was there before it was accepted; one that a person mended was not.
        var mended = row is { Kind: PredictionKind.Tool, Verdict: ProposalVerdict.Accepted }
            ? await database.Tools.FirstOrDefaultAsync(t => t.Id == row.TargetId && t.ImportedAt >= row.At, cancellationToken)
            : null;
        if (mended is not null)
        {
            database.Tools.Remove(mended);
        }

        var stays = row is { Kind: PredictionKind.Tool, Verdict: ProposalVerdict.Accepted } && mended is null;
        await PointAsync(name, stays ? row.TargetId : restored?.Id, cancellationToken);
        await SaveAsync(cancellationToken);
    }

    /// <summary>The picture of a proposed tool's example; null where it does not run.</summary>
    public async Task<byte[]?> DrawAsync(string name, CancellationToken cancellationToken)
    {
        var declared = await Proposal.ReadSourceAsync(database, name, cancellationToken);
        return declared is null ? null : (await trials.TryAsync(name, declared, wait: true, cancellationToken))?.Png;
    }

    private ProposalRow Decision(ProposalName name, ProposalVerdict verdict, string person, string reason)
    {
        var row = new ProposalRow { Kind = name.Kind, Domain = name.Domain, Name = name.Name, Verdict = verdict, Reason = reason, DecidedBy = person, At = time.GetUtcNow() };
        database.Proposals.Add(row);
        return row;
    }

    /// <summary>Says what the predicted name means from now on.</summary>
    private async Task PointAsync(ProposalName name, string? target, CancellationToken cancellationToken)
    {
        var row = await database.PredictedNames.FindAsync([name.Kind, name.Domain, name.Name], cancellationToken) ?? throw new ProposalException($"Nothing is named \"{Short(name.Name)}\".");
        row.KnownId = target;
    }

    /// <summary>Takes away the tool that the name had become, and keeps it with the decision.</summary>
    private async Task RemoveToolAsync(ProposalName name, ProposalRow decision, CancellationToken cancellationToken)
    {
        var known = (await database.PredictedNames.FindAsync([name.Kind, name.Domain, name.Name], cancellationToken))?.KnownId;
        if (name.Kind == PredictionKind.Tool && known is not null && await database.Tools.FirstOrDefaultAsync(t => t.Id == known && t.Origin == ToolOrigin.Evolved, cancellationToken) is { } tool)
        {
            decision.Tool = JsonSerializer.Serialize(tool);
            database.Tools.Remove(tool);
        }
    }

    /// <summary>Saves the decision and changes the domain in one transaction; then the workers take the new knowledge up.</summary>
    private async Task EditAsync(string domain, Func<Outline, Outline> edit, CancellationToken cancellationToken)
    {
        await TellAsync(() => new KnowledgeImporter(database, time).EditAsync(domain, edit, cancellationToken));
        await workshop.LoadAsync(cancellationToken);
    }

    private Task SaveAsync(CancellationToken cancellationToken) => TellAsync(() => database.SaveChangesAsync(cancellationToken));

    private static async Task TellAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new ProposalException("Somebody else decided about it at the same time; this is how it is now.", e);
        }
    }

    private static string Short(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 80), "…");
}
