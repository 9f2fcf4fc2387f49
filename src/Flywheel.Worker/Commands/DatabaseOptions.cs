using System.CommandLine;
using Flywheel.Worker.Hosting;

namespace Flywheel.Worker.Commands;

/// <summary>The options of every command that needs the database.</summary>
internal sealed class DatabaseOptions
{
    private readonly Option<string?> _data = new("--data")
    {
        Description = $"Folder of the private database, runs and datasets (default: ${WorkerSettings.DataVariable}, or {WorkerSettings.DefaultDataFolder}).",
        HelpName = "DIR",
        Recursive = true,
    };

    private readonly Option<string?> _connection = new("--connection")
    {
        Description = $"PostgreSQL connection string of a server of your own (default: ${WorkerSettings.ConnectionVariable}, or a private server in the data folder).",
        HelpName = "STRING",
        Recursive = true,
    };

    /// <summary>Adds the options to a command and its subcommands.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_data);
        command.Options.Add(_connection);
    }

    /// <summary>The settings that a command line gives.</summary>
    public WorkerSettings Read(ParseResult parsed) => WorkerSettings.From(parsed.GetValue(_data), parsed.GetValue(_connection));
}
