using System.CommandLine;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel train</c>: makes models of datasets.</summary>
internal static class TrainCommand
{
    public static Command Create() => new("train", "Train models on datasets.")
    {
        TrainSftCommand.Create(),
        TrainTokenizerCommand.Create(),
    };

    /// <summary>The option that names the data.</summary>
    public static Option<string[]> Data() => new("--data")
    {
        Description = "Datasets: a folder that flywheel export wrote, a dataset's folder, or a Parquet file; may be repeated.",
        HelpName = "DIR",
        Required = true,
    };
}
