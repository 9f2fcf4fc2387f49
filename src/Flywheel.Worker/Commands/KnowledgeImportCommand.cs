using System.CommandLine;
using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Import;
using Flywheel.Knowledge.Outlines;
using Flywheel.Worker.Hosting;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel knowledge import</c>: adds a domain from an outline file, or updates it.</summary>
internal static class KnowledgeImportCommand
{
    public static Command Create(Func<ParseResult, CancellationToken, Task<DatabaseSession>> open)
    {
        var file = new Argument<string>("file") { Description = "The domain's outline: a line a node, a tab a level; topics end with ' | figures=kind, kind'." };
        var json = KnowledgeView.Json();
        var command = new Command("import", "Add a domain from an outline file, or update it.") { file, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                var outline = OutlineParser.ReadFile(parsed.GetRequiredValue(file), KnowledgeFolder.ReadFigureKinds(WorkerSettings.KnowledgeFolder));
                await using var session = await open(parsed, cancellationToken);
                return await ImportAsync(session, parsed, outline, parsed.GetValue(json), cancellationToken);
            }
            catch (OutlineException error)
            {
                return KnowledgeView.Refuse(parsed, error);
            }
        });
        return command;
    }

    private static async Task<int> ImportAsync(DatabaseSession session, ParseResult parsed, Outline outline, bool json, CancellationToken cancellationToken)
    {
        // The domain is related to those that ship, which a fresh database does not hold yet.
        await session.ImportShippedKnowledgeAsync(cancellationToken);
        await using var context = session.CreateContext();
        var report = await new KnowledgeImporter(context, TimeProvider.System).ImportAsync(outline, cancellationToken);
        if (json)
            KnowledgeView.Print(parsed, new { domain = outline.DomainId, nodes = outline.Nodes.Count, report.Unchanged, changes = new { report.Nodes, report.Edges } });
        else
            await parsed.InvocationConfiguration.Output.WriteLineAsync(Describe(outline, report));
        return 0;
    }

    private static string Describe(Outline outline, ImportReport report)
    {
        var name = $"{outline.Nodes[0].Name} ({outline.DomainId}): {outline.Nodes.Count:N0} nodes in {outline.Nodes.Count(node => node.Level == KnowledgeLevel.Topic)} topics";
        return report.Unchanged
            ? $"{name}. Nothing changed: the database holds all of it already."
            : $"{name}. Nodes: {Describe(report.Nodes)}. Edges: {Describe(report.Edges)}.";
    }

    private static string Describe(ImportCounts counts) => $"{counts.Added:N0} added, {counts.Changed:N0} changed, {counts.Removed:N0} removed";
}
