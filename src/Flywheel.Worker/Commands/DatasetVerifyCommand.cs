using System.CommandLine;
using Flywheel.Synthesis.Datasets;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel dataset verify</c>: whether a dataset is what its lockfile says.</summary>
internal static class DatasetVerifyCommand
{
    private const int MostFaults = 50;

    public static Command Create()
    {
        var path = new Argument<string>("DIR") { Description = "A dataset's folder." };
        var command = new Command("verify", "Check every byte, row, column and the split against the lockfile. Exits with 1 at a fault.") { path };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var writer = parsed.InvocationConfiguration.Output;
            var faults = 0;
            await foreach (var fault in DatasetVerifier.VerifyAsync(parsed.GetRequiredValue(path), cancellationToken))
            {
                if (++faults <= MostFaults)
                {
                    await writer.WriteLineAsync(fault);
                }
            }

            if (faults > MostFaults)
            {
                await writer.WriteLineAsync($"... and {faults - MostFaults:N0} more faults.");
            }

            if (faults > 0)
            {
                return CommandErrors.Failure;
            }

            var dataset = DatasetLock.Read(parsed.GetRequiredValue(path));
            await writer.WriteLineAsync($"{dataset.Schema.Title}: {dataset.Rows.Values.Sum():N0} rows in {dataset.Shards.Length:N0} shards are what the lockfile says; no group straddles the split.");
            return CommandErrors.Success;
        });
        return command;
    }
}
