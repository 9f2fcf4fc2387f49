using System.CommandLine;
using Flywheel.Synthesis.Datasets;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel dataset diff</c>: which rows two datasets do not share.</summary>
internal static class DatasetDiffCommand
{
    private const int DefaultLimit = 20;

    public static Command Create()
    {
        var first = new Argument<string>("A") { Description = "A dataset's folder." };
        var second = new Argument<string>("B") { Description = "Another of the same columns." };
        var limit = new Option<int>("--limit") { Description = "Ids named of each sort; 0 for all.", HelpName = "N", DefaultValueFactory = _ => DefaultLimit };
        var command = new Command("diff", "Name the rows added, removed and changed from A to B. Exits with 1 when they differ.") { first, second, limit };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(first), parsed.GetRequiredValue(second), parsed.GetValue(limit), parsed.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(string first, string second, int limit, TextWriter writer)
    {
        var diff = DatasetDiff.Between(first, second);
        foreach (var difference in diff.Settings)
        {
            writer.WriteLine($"~ {difference}");
        }

        Print("added", "+", diff.Added);
        Print("removed", "-", diff.Removed);
        Print("changed", "!", diff.Changed);
        Print("on the other side of the split", ">", diff.Moved);
        if (diff.IsEmpty)
        {
            writer.WriteLine("The rows are the same.");
        }

        return diff.IsEmpty ? CommandErrors.Success : CommandErrors.Failure;

        void Print(string what, string sign, IReadOnlyCollection<string> ids)
        {
            if (ids.Count == 0)
            {
                return;
            }

            writer.WriteLine($"{ids.Count:N0} {what}:");
            foreach (var id in limit > 0 ? ids.Take(limit) : ids)
            {
                writer.WriteLine($"  {sign} {id}");
            }

            if (limit > 0 && ids.Count > limit)
            {
                writer.WriteLine($"  ... and {ids.Count - limit:N0} more; --limit 0 names all.");
            }
        }
    }
}
