namespace Flywheel.Bench;

/// <summary>Takes measures and prints them beside their bars.</summary>
internal sealed class BenchReport(TextWriter output)
{
    private const int Runs = 7;

    // The runtime recompiles what is hot while the first calls run.
    private const int WarmUps = 3;

    /// <summary>Whether every measure so far met its bar.</summary>
    public bool Succeeded { get; private set; } = true;

    /// <summary>
    /// Times an action that does a number of things, several times, and prints the median rate a second of processor time (all threads
    /// together), so that a bar for one core means the same on a busy machine.
    /// </summary>
    /// <param name="what">What is done.</param>
    /// <param name="bar">The rate that is asked for; null for a measure without one.</param>
    /// <param name="count">How many things one call does.</param>
    /// <param name="action">Does them.</param>
    /// <returns>The median.</returns>
    public double RatePerCore(string what, double? bar, int count, Action action)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            action();
        }

        var rates = new double[Runs];
        for (var i = 0; i < Runs; i++)
        {
            var started = Environment.CpuUsage.TotalTime;
            action();
            rates[i] = count / (Environment.CpuUsage.TotalTime - started).TotalSeconds;
        }

        Array.Sort(rates);
        var median = rates[Runs / 2];
        Succeeded &= bar is null || median >= bar;
        output.WriteLine(
            $"  {what,-46} {median,10:N0} a core second ({rates[0]:N0} to {rates[^1]:N0})"
            + (bar is null ? "" : $"   bar {bar:N0}, {median / bar:0.0} times it{(median >= bar ? "" : "  MISSED")}"));
        return median;
    }

    /// <summary>Prints the median of rates measured elsewhere.</summary>
    /// <param name="what">What is done.</param>
    /// <param name="bar">The rate a second that is asked for.</param>
    /// <param name="rates">One rate a second for each run.</param>
    public void Rates(string what, double bar, IEnumerable<double> rates)
    {
        double[] sorted = [.. rates.Order()];
        var median = sorted[sorted.Length / 2];
        Succeeded &= median >= bar;
        output.WriteLine($"  {what,-46} {median,10:N0} a second ({sorted[0]:N0} to {sorted[^1]:N0})   bar {bar:N0}, {median / bar:0.0} times it{(median >= bar ? "" : "  MISSED")}");
    }

    /// <summary>Prints the median of times measured elsewhere.</summary>
    /// <param name="what">What is done.</param>
    /// <param name="bar">The most that it may take.</param>
    /// <param name="times">One time for each run.</param>
    public void Times(string what, TimeSpan bar, IEnumerable<TimeSpan> times)
    {
        TimeSpan[] sorted = [.. times.Order()];
        var median = sorted[sorted.Length / 2];
        Succeeded &= median <= bar;
        output.WriteLine(
            $"  {what,-46} {median.TotalSeconds,10:0.00} s ({sorted[0].TotalSeconds:0.00} to {sorted[^1].TotalSeconds:0.00})   bar {bar.TotalSeconds:0.##} s{(median <= bar ? "" : "  MISSED")}");
    }

    /// <summary>Prints a time measured elsewhere.</summary>
    /// <param name="what">What took it.</param>
    /// <param name="bar">The most that it may take.</param>
    /// <param name="time">The time.</param>
    /// <param name="longest">The longest that was seen.</param>
    public void Milliseconds(string what, TimeSpan bar, TimeSpan time, TimeSpan longest)
    {
        Succeeded &= time <= bar;
        output.WriteLine($"  {what,-60} {time.TotalMilliseconds,8:0.0} ms (at most {longest.TotalMilliseconds:0.0})   bar {bar.TotalMilliseconds:0} ms{(time <= bar ? "" : "  MISSED")}");
    }

    /// <summary>Prints a line.</summary>
    public void Line(string text) => output.WriteLine($"  {text}");

    /// <summary>Prints a failure.</summary>
    public void Fail(string text)
    {
        Succeeded = false;
        output.WriteLine($"  FAILED: {text}");
    }
}
