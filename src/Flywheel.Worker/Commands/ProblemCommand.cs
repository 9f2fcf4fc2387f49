using System.CommandLine;
using Flywheel.Worker.Hosting;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel problem</c>: looks at single problems.</summary>
internal static class ProblemCommand
{
    public static Command Create()
    {
        var database = new DatabaseOptions();
        Func<ParseResult, CancellationToken, Task<DatabaseSession>> open = (parsed, cancellationToken) => DatabaseSession.OpenAsync(database.Read(parsed), cancellationToken);
        var command = new Command("problem", "Look at single problems.")
        {
            ProblemListCommand.Create(open),
            ProblemShowCommand.Create(open),
            ProblemWhyCommand.Create(open),
        };
        database.AddTo(command);
        return command;
    }

    /// <summary>The argument that names a problem.</summary>
    public static Argument<string> Id() => new("id") { Description = "The problem's id." };
}
