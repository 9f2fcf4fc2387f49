using System.CommandLine;
using Flywheel.Worker.Hosting;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel knowledge</c>: look at the knowledge graph and add domains to it.</summary>
public static class KnowledgeCommand
{
    /// <summary>Makes the command with its subcommands.</summary>
    public static Command Create()
    {
        var database = new DatabaseOptions();
        Func<ParseResult, CancellationToken, Task<DatabaseSession>> open = (parsed, cancellationToken) => DatabaseSession.OpenAsync(database.Read(parsed), cancellationToken);
        var command = new Command("knowledge", "Look at the knowledge graph and add domains to it.")
        {
            KnowledgeStatsCommand.Create(open),
            KnowledgeShowCommand.Create(open),
            KnowledgeSearchCommand.Create(open),
            KnowledgeImportCommand.Create(open),
        };
        database.AddTo(command);
        return command;
    }
}
