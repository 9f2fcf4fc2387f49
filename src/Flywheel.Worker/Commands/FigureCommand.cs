using System.CommandLine;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel figure</c>: figure programs for people who write their own.</summary>
public static class FigureCommand
{
    /// <summary>Makes the command with its subcommands.</summary>
    public static Command Create() => new("figure", "Render, inspect and check programs of the figure language.")
    {
        FigureRenderCommand.Create(),
        FigureElementsCommand.Create(),
        FigureCheckCommand.Create(),
        FigureReferenceCommand.Create(),
    };
}
