using System.CommandLine;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel dataset</c>: look at datasets, compare and verify them.</summary>
internal static class DatasetCommand
{
    public static Command Create() => new("dataset", "Look at datasets, compare and verify them.")
    {
        DatasetShowCommand.Create(),
        DatasetDiffCommand.Create(),
        DatasetVerifyCommand.Create(),
    };
}
