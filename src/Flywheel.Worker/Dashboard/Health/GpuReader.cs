using System.Collections.Immutable;
using System.Globalization;
using Flywheel.Worker.Postgres;

namespace Flywheel.Worker.Dashboard.Health;

/// <summary>Asks NVIDIA's own program for the graphics cards of this machine.</summary>
internal static class GpuReader
{
    private const string Program = "nvidia-smi";

    /// <summary>A driver in trouble lets the program hang.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private static readonly string[] Arguments = ["--query-gpu=name,utilization.gpu,memory.used,memory.total,temperature.gpu", "--format=csv,noheader,nounits"];

    /// <summary>The cards; none where there is no such program, no card, or no answer.</summary>
    public static async Task<ImmutableArray<Gpu>> ReadAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(Timeout);
        try
        {
            var run = await ProgramRun.StartAsync(Program, Arguments, stop.Token);
            return run.ExitCode == 0 ? Parse(run.Output) : [];
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [];
        }
    }

    /// <summary>Reads the program's lines; what is no number is unknown, as in <c>[N/A]</c>.</summary>
    internal static ImmutableArray<Gpu> Parse(string output) =>
    [
        .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(',', StringSplitOptions.TrimEntries))
            .Where(parts => parts.Length == 5)
            .Select(parts => new Gpu(parts[0], Number(parts[1]), Mebibytes(parts[2]), Mebibytes(parts[3]), Number(parts[4]))),
    ];

    private static int? Number(string text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static long? Mebibytes(string text) => Number(text) is { } number ? number * (1L << 20) : null;
}
