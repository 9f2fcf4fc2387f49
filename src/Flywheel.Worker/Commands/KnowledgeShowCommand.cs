using System.CommandLine;
using Flywheel.Knowledge.Graph;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Models;
using Spectre.Console;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel knowledge show</c>: one node with all that touches it.</summary>
internal static class KnowledgeShowCommand
{
    private const int MaxCandidates = 20;
    private const int TitleWidth = 14;

    public static Command Create(Func<ParseResult, CancellationToken, Task<DatabaseSession>> open)
    {
        var name = new Argument<string[]>("node") { Description = "The node's id, or its exact name.", Arity = ArgumentArity.OneOrMore };
        var json = KnowledgeView.Json();
        var command = new Command("show", "Show a node: where it stands, what it needs, what it resembles and which tools fit it.") { name, json };
        command.SetAction((parsed, cancellationToken) => KnowledgeView.UseAsync(
            open, parsed, view => Show(parsed, view, string.Join(' ', parsed.GetRequiredValue(name)), parsed.GetValue(json)), cancellationToken));
        return command;
    }

    private static int Show(ParseResult parsed, KnowledgeView view, string name, bool json)
    {
        KnowledgeNode[] found = view.Graph.Find(name) is { } exact ? [exact] : [.. view.Graph.Named(name)];
        if (found.Length == 0 && view.Predicted.Where(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase)).ToArray() is { Length: > 0 } predicted)
        {
            ShowPredicted(parsed, predicted, json);
            return CommandErrors.Success;
        }

        if (found.Length != 1)
        {
            Explain(parsed.InvocationConfiguration.Error, view.Graph, name, found);
            return CommandErrors.Failure;
        }

        if (json)
            KnowledgeView.Print(parsed, Describe(view, found[0]));
        else
            Print(KnowledgeView.ConsoleOf(parsed), view, found[0]);
        return 0;
    }

    private static void Explain(TextWriter errors, KnowledgeGraph graph, string name, KnowledgeNode[] found)
    {
        errors.WriteLine(found.Length > 1 ? $"flywheel: {found.Length} nodes are named '{name}'; name one by its id:" : $"flywheel: no node has the id or name '{name}'.");
        var candidates = found.Length > 1 ? found : [.. graph.Search(name, 5).Select(hit => hit.Node)];
        if (found.Length == 0 && candidates.Length > 0)
            errors.WriteLine("Perhaps one of these:");
        foreach (var node in candidates.Take(MaxCandidates))
            errors.WriteLine($"  {node.Id}    {node.Path}");
    }

    private static void ShowPredicted(ParseResult parsed, PredictedName[] names, bool json)
    {
        if (json)
        {
            KnowledgeView.Print(parsed, names.Select(n => new { n.Name, level = $"predicted {n.Kind}", n.Domain, n.KnownId, n.Count, n.Problems, n.Runs, n.Authors }));
            return;
        }

        var output = parsed.InvocationConfiguration.Output;
        foreach (var name in names)
        {
            output.WriteLine($"{name.Name}  (predicted {name.Kind.ToString().ToLowerInvariant()}{(name.Domain.Length == 0 ? "" : $" of {name.Domain}")})");
            output.WriteLine($"Means         {name.KnownId ?? "something new"}");
            output.WriteLine($"Predicted by  {string.Join(", ", name.Authors)}, for {name.Count:N0} problems of {string.Join(", ", name.Runs)}");
            output.WriteLine($"Problems      {string.Join(", ", name.Problems)}{(name.Count > name.Problems.Length ? ", ..." : "")}");
        }
    }

    private static object Describe(KnowledgeView view, KnowledgeNode node) => new
    {
        node.Id,
        node.Name,
        level = node.Level.ToString(),
        path = node.Path,
        parent = node.Parent?.Id,
        node.FigureKinds,
        uses = view.Usage.Of(node.Id),
        children = node.Children.Select(child => child.Id),
        requires = To(view.Graph, node, KnowledgeEdgeKind.Requires).Select(edge => edge.To.Id),
        requiredBy = RequiredBy(view.Graph, node).Select(other => other.Id),
        related = To(view.Graph, node, KnowledgeEdgeKind.Related).Select(edge => new { edge.To.Id, edge.Weight }),
        tools = ToolsOf(view.Graph, node),
        predicted = view.Predicted.Where(p => p.KnownId == node.Id).Sum(p => p.Count),
    };

    private static void Print(IAnsiConsole console, KnowledgeView view, KnowledgeNode node)
    {
        console.MarkupLineInterpolated($"[bold]{node.Name}[/]  ({node.Level.ToString().ToLowerInvariant()})");
        console.WriteLine(node.Path);
        console.WriteLine();
        Add("Id", [node.Id]);
        Add("Figure kinds", [string.Join(", ", node.FigureKinds)]);
        Add("Used", [view.Usage.Of(node.Id) is 1 ? "once" : $"{view.Usage.Of(node.Id)} times"]);
        Add("Predicted", view.Predicted.Where(p => p.KnownId == node.Id).Select(p => $"for {p.Count:N0} problems by {string.Join(", ", p.Authors)}"));
        Add("Below it", node.Children.Select(child => child.Name));
        Add("Requires", To(view.Graph, node, KnowledgeEdgeKind.Requires).Select(edge => edge.To.Name));
        Add("Required by", RequiredBy(view.Graph, node).Select(other => other.Name));
        Add("Related", To(view.Graph, node, KnowledgeEdgeKind.Related).Select(edge => $"{edge.Weight:0.00}  {edge.To.Path}"));
        Add("Tools", [string.Join(", ", ToolsOf(view.Graph, node))]);

        void Add(string title, IEnumerable<string> lines)
        {
            foreach (var line in lines.Where(line => line.Length > 0))
            {
                console.MarkupLineInterpolated($"[grey]{title,-TitleWidth}[/]{line}");
                title = "";
            }
        }
    }

    private static IEnumerable<KnowledgeEdge> To(KnowledgeGraph graph, KnowledgeNode node, KnowledgeEdgeKind kind)
        => graph.EdgesFrom(node).Where(edge => edge.Kind == kind);

    private static IEnumerable<KnowledgeNode> RequiredBy(KnowledgeGraph graph, KnowledgeNode node)
        => graph.Edges.Where(edge => edge.Kind == KnowledgeEdgeKind.Requires && edge.To == node).Select(edge => edge.From);

    private static IEnumerable<string> ToolsOf(KnowledgeGraph graph, KnowledgeNode node)
        => graph.Tools.Where(tool => tool.FigureKinds.Intersect(node.FigureKinds, StringComparer.Ordinal).Any()).Select(tool => tool.Name);
}
