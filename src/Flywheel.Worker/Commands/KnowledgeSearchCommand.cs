using System.CommandLine;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Models;
using Spectre.Console;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel knowledge search</c>: the nodes that hold given words.</summary>
internal static class KnowledgeSearchCommand
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 1000;

    public static Command Create(Func<ParseResult, CancellationToken, Task<DatabaseSession>> open)
    {
        var words = new Argument<string[]>("words") { Description = "Words, in any form and order.", Arity = ArgumentArity.OneOrMore };
        var limit = new Option<int>("--limit") { Description = $"The most nodes to list, 1 to {MaxLimit}.", DefaultValueFactory = _ => DefaultLimit };
        limit.Require(value => value is >= 1 and <= MaxLimit, $"--limit must be 1 to {MaxLimit}.");
        var json = KnowledgeView.Json();
        var command = new Command("search", "List the nodes that hold these words, best first.") { words, limit, json };
        command.SetAction((parsed, cancellationToken) => KnowledgeView.UseAsync(
            open, parsed, view => Print(parsed, view, string.Join(' ', parsed.GetRequiredValue(words)), parsed.GetValue(limit), parsed.GetValue(json)), cancellationToken));
        return command;
    }

    private static int Print(ParseResult parsed, KnowledgeView view, string query, int limit, bool json)
    {
        var hits = view.Graph.Search(query, limit);
        var words = query.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var predicted = view.Predicted.Where(p => Array.Exists(words, w => p.Name.Contains(w, StringComparison.OrdinalIgnoreCase))).OrderByDescending(p => p.Count).Take(limit).ToArray();
        if (json)
        {
            KnowledgeView.Print(parsed, hits.Select(hit => new { hit.Node.Id, level = hit.Node.Level.ToString(), path = hit.Node.Path, score = Math.Round(hit.Score, 3) })
                .Concat<object>(predicted.Select(p => new { id = p.KnownId, level = Level(p), path = p.Name, p.Count })));
            return 0;
        }

        if (hits.Count == 0 && predicted.Length == 0)
        {
            parsed.InvocationConfiguration.Error.WriteLine("flywheel: no node holds any of these words.");
            return CommandErrors.Failure;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("Level", "Path", "Id");
        foreach (var hit in hits)
            table.AddRow(hit.Node.Level.ToString().ToLowerInvariant(), Markup.Escape(hit.Node.Path), Markup.Escape(hit.Node.Id));
        foreach (var name in predicted)
            table.AddRow(Level(name), Markup.Escape(name.Domain.Length == 0 ? name.Name : $"{name.Domain}: {name.Name}"), Markup.Escape(name.KnownId ?? ""));
        KnowledgeView.ConsoleOf(parsed).Write(table);
        return 0;
    }

    private static string Level(PredictedName name) => $"predicted {name.Kind.ToString().ToLowerInvariant()}";
}
