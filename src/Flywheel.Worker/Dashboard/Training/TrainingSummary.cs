using Flywheel.Model.Training.Reports;

namespace Flywheel.Worker.Dashboard.Training;

/// <summary>How a training stands, by the end of its log.</summary>
/// <param name="Length">Bytes of the log when it was read.</param>
/// <param name="GrownAt">When it had grown last.</param>
/// <param name="Last">The latest step; null for none.</param>
/// <param name="Evaluation">The latest look at the held-out rows; null for none near the end.</param>
internal sealed record TrainingSummary(long Length, DateTime GrownAt, StepReport? Last, EvaluationReport? Evaluation)
{
    private static readonly int[] Tails = [32 << 10, 512 << 10];

    /// <summary>Reads the end of a log: a little, and where nobody looked at the held-out rows there, a little more.</summary>
    public static TrainingSummary Read(FileInfo log)
    {
        var summary = new TrainingSummary(log.Exists ? log.Length : 0, log.LastWriteTimeUtc, null, null);
        if (!TrainingFolder.IsFile(log.FullName))
        {
            return summary;
        }

        try
        {
            foreach (var tail in Tails)
            {
                summary = Read(log, summary, tail);
                if (summary is { Evaluation: not null, Last: not null } || summary.Length <= tail)
                {
                    break;
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Its own page says what is wrong with it.
        }

        return summary;
    }

    private static TrainingSummary Read(FileInfo log, TrainingSummary summary, int tail)
    {
        using var stream = new FileStream(log.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        var bytes = new byte[Math.Min(tail, stream.Length)];
        stream.Position = stream.Length - bytes.Length;
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var (last, evaluation) = ((StepReport?)null, (EvaluationReport?)null);
        var rest = bytes.AsSpan(0, length);
        while ((last is null || evaluation is null) && rest.LastIndexOf((byte)'\n') is >= 0 and var newline)
        {
            // What follows the last newline is a line under way, or one that was read.
            var line = TrainingLogLine.Parse(rest[(newline + 1)..]);
            (last, evaluation) = (last ?? line?.Step, evaluation ?? line?.Evaluation);
            rest = rest[..newline];
        }

        return summary with { Last = last, Evaluation = evaluation };
    }
}
