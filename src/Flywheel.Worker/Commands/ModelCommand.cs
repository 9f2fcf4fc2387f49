using System.CommandLine;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel model</c>: the model itself, apart from what it writes.</summary>
public static class ModelCommand
{
    /// <summary>Makes the command with its subcommands.</summary>
    public static Command Create() => new("model", "Compare the model with a reference, and measure it.")
    {
        ModelParityCommand.Create(),
        ModelBenchCommand.Create(),
    };
}
