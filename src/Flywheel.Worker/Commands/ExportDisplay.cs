using Flywheel.Synthesis.Datasets;

namespace Flywheel.Worker.Commands;

/// <summary>
/// Shows an export's progress: on a terminal as one line that is written over, elsewhere as a new line every few seconds.
/// </summary>
internal sealed class ExportDisplay(TextWriter writer, TimeProvider clock) : IProgress<DatasetProgress>, IDisposable
{
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(5);

    private readonly bool _terminal = ReferenceEquals(writer, Console.Out) && !Console.IsOutputRedirected;
    private (string Dataset, long Time, long Done) _start = ("", 0, 0);
    private long _logged = clock.GetTimestamp();
    private int _width;

    /// <inheritdoc />
    public void Report(DatasetProgress value)
    {
        var now = clock.GetTimestamp();
        if (_start.Dataset != value.Dataset)
        {
            _start = (value.Dataset, now, value.Done);
        }

        var seconds = clock.GetElapsedTime(_start.Time, now).TotalSeconds;
        var rate = seconds > 0.2 ? $", {(value.Done - _start.Done) / seconds:N0}/s" : "";
        var line = $"{value.Dataset}: {value.Done:N0}/{value.Total:N0} problems{rate}";
        if (_terminal)
        {
            writer.Write($"\r{line.PadRight(_width)}");
            _width = line.Length;
        }
        else if (clock.GetElapsedTime(_logged, now) >= LogInterval)
        {
            writer.WriteLine(line);
            _logged = now;
        }
    }

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
}
