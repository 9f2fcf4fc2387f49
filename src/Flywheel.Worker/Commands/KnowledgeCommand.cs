using System.CommandLine;
using Flywheel.Worker.Hosting;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel knowledge</c>: look at the knowledge graph and add domains to it.</summary>
public static class KnowledgeCommand
{
    /// <summary>Makes the command with its subcommands.</summary>
    /// <param name="open">Opens the session that the parsed command line asks for; the commands dispose it.</param>
    public static Command Create(Func<ParseResult, CancellationToken, Task<DatabaseSession>> open) => new("knowledge", "Look at the knowledge graph and add domains to it.")
    {
        KnowledgeStatsCommand.Create(open),
        KnowledgeShowCommand.Create(open),
        KnowledgeSearchCommand.Create(open),
        KnowledgeImportCommand.Create(open),
    };
}
