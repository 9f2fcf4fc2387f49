using System.CommandLine;
using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Hosting;
using Spectre.Console;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel knowledge stats</c>: how many nodes, edges and tools there are, and how much of the knowledge was used.</summary>
internal static class KnowledgeStatsCommand
{
    public static Command Create(Func<ParseResult, CancellationToken, Task<DatabaseSession>> open)
    {
        var json = KnowledgeView.Json();
        var command = new Command("stats", "Count the graph's nodes, edges and tools, domain by domain.") { json };
        command.SetAction((parsed, cancellationToken) => KnowledgeView.UseAsync(open, parsed, view => Print(parsed, view, parsed.GetValue(json)), cancellationToken));
        return command;
    }

    private static int Print(ParseResult parsed, KnowledgeView view, bool json)
    {
        var rows = Rows(view);
        var edges = view.Graph.Edges.CountBy(edge => edge.Kind).ToDictionary();
        var (requires, related) = (edges.GetValueOrDefault(KnowledgeEdgeKind.Requires), edges.GetValueOrDefault(KnowledgeEdgeKind.Related));
        if (json)
        {
            var totals = new { domains = rows.Length, nodes = view.Graph.Nodes.Count, requires, related, tools = view.Graph.Tools.Count, predictedKnowledge = Predicted(view, PredictionKind.Knowledge), predictedTools = Predicted(view, PredictionKind.Tool), view.Graph.Fingerprint };
            KnowledgeView.Print(parsed, new { totals, domains = rows });
            return 0;
        }

        var console = KnowledgeView.ConsoleOf(parsed);
        var table = new Table().Border(TableBorder.Simple).AddColumn("Domain");
        foreach (var heading in new[] { "Nodes", "Branches", "Topics", "Concepts", "Principles", "Requires", "Related", "Used" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var row in rows)
            table.AddRow([Markup.Escape(row.Name), .. row.Numbers.Select(number => number.ToString("N0"))]);
        console.Write(table);
        console.WriteLine($"{view.Graph.Nodes.Count:N0} nodes in {rows.Length} domains, {requires:N0} requirements, {related:N0} related pairs, {view.Graph.Tools.Count} visual tools");
        if (view.Predicted.Length > 0)
        {
            var (knowledge, tools) = (Predicted(view, PredictionKind.Knowledge), Predicted(view, PredictionKind.Tool));
            console.WriteLine($"Predicted by models: {knowledge.Names:N0} names of knowledge ({knowledge.New:N0} new), {tools.Names:N0} of tools ({tools.New:N0} without a source that runs)");
        }

        return 0;
    }

    private static PredictedCount Predicted(KnowledgeView view, PredictionKind kind) =>
        new(view.Predicted.Count(p => p.Kind == kind), view.Predicted.Count(p => p.Kind == kind && p.KnownId is null));

    private static Row[] Rows(KnowledgeView view)
    {
        var nodes = view.Graph.Nodes.ToLookup(node => node.Domain);
        var edges = view.Graph.Edges.ToLookup(edge => edge.From.Domain);
        return [.. view.Graph.Domains.Select(domain => new Row(
            domain.Id, domain.Name, nodes[domain].Count(), Of(domain, KnowledgeLevel.Branch), Of(domain, KnowledgeLevel.Topic), Of(domain, KnowledgeLevel.Concept),
            Of(domain, KnowledgeLevel.Principle), Linked(domain, KnowledgeEdgeKind.Requires), Linked(domain, KnowledgeEdgeKind.Related),
            nodes[domain].Count(node => node.Level == KnowledgeLevel.Principle && view.Usage.Of(node.Id) > 0)))];

        int Of(KnowledgeNode domain, KnowledgeLevel level) => nodes[domain].Count(node => node.Level == level);

        int Linked(KnowledgeNode domain, KnowledgeEdgeKind kind) => edges[domain].Count(edge => edge.Kind == kind);
    }

    private sealed record PredictedCount(int Names, int New);

    private sealed record Row(
        string Id, string Name, int Nodes, int Branches, int Topics, int Concepts, int Principles, int Requires, int Related, int UsedPrinciples)
    {
        internal int[] Numbers => [Nodes, Branches, Topics, Concepts, Principles, Requires, Related, UsedPrinciples];
    }
}
