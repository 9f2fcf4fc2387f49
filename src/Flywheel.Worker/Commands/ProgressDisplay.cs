using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Commands;

/// <summary>
/// Shows a run's progress: on a terminal as one line that is written over, elsewhere (a log file, a pipe) as a new line every few seconds.
/// </summary>
internal sealed class ProgressDisplay(TextWriter writer, TimeProvider clock) : IGrowthView, IDisposable
{
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(5);

    private readonly bool _terminal = ReferenceEquals(writer, Console.Out) && !Console.IsOutputRedirected;
    private (long Time, long Accepted)? _start;
    private long? _logged;
    private int _width;

    /// <inheritdoc />
    public void Show(RunProgress progress)
    {
        var now = clock.GetTimestamp();
        _start ??= (now, progress.Run.Accepted);
        Write(Line(progress, clock.GetElapsedTime(_start.Value.Time, now)), now);
    }

    /// <inheritdoc />
    public void Wait(string reason) => Write($"The database is away; waiting for it. ({reason})", clock.GetTimestamp());

    /// <summary>Leaves the line.</summary>
    public void Close()
    {
        if (_terminal && _width > 0)
        {
            writer.WriteLine();
            _width = 0;
        }
    }

    /// <inheritdoc />
    public void Dispose() => Close();

    private void Write(string line, long now)
    {
        if (_terminal)
        {
            // A line that wraps would not be written over.
            line = line.Length < Console.WindowWidth || Console.WindowWidth < 2 ? line : line[..(Console.WindowWidth - 1)];
            writer.Write($"\r{line.PadRight(_width)}");
            _width = line.Length;
        }
        else if (_logged is not { } logged || clock.GetElapsedTime(logged, now) >= LogInterval)
        {
            writer.WriteLine(line);
            _logged = now;
        }
    }

    private string Line(RunProgress progress, TimeSpan elapsed)
    {
        var run = progress.Run;
        var rate = elapsed.TotalSeconds > 1 ? (run.Accepted - _start!.Value.Accepted) / elapsed.TotalSeconds : 0;
        var left = rate > 0 ? Duration(TimeSpan.FromSeconds((progress.Wanted - run.Accepted) / rate)) : "?";
        var reasons = progress.Reasons.Count == 0 ? "" : $" ({string.Join(", ", progress.Reasons.Take(3).Select(r => $"{r.Key} {r.Value:N0}"))})";
        return $"{run.Id}: {run.Accepted:N0}/{progress.Wanted:N0} accepted, {run.Repaired:N0} repaired, {run.Rejected:N0} rejected{reasons}, {rate:0}/s, {left} left";
    }

    private static string Duration(TimeSpan time) => time.TotalHours >= 1 ? $"{(int)time.TotalHours} h {time.Minutes} min" : time.TotalMinutes >= 1 ? $"{time.Minutes} min {time.Seconds} s" : $"{time.Seconds} s";
}
