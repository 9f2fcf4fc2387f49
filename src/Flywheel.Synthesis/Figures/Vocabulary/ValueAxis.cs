using System.Globalization;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>The scale of an axis of numbers.</summary>
/// <param name="Minimum">Value at its start.</param>
/// <param name="Maximum">Value at its end.</param>
/// <param name="Step">Distance between labelled ticks.</param>
/// <param name="Minor">Parts into which fainter lines divide a step; 1 for none.</param>
internal sealed record ValueAxis(double Minimum, double Maximum, double Step, int Minor = 1)
{
    private const int MostTicks = 25;

    /// <summary>An axis that holds the data; what is 0 in <paramref name="maximum"/> or <paramref name="step"/> is chosen, rounded to 1, 2 or 5.</summary>
    /// <param name="low">Smallest value shown.</param>
    /// <param name="high">Largest value shown.</param>
    /// <param name="minimum">Wanted start; lowered if the data lie below.</param>
    /// <param name="maximum">Wanted end, 0 to choose one.</param>
    /// <param name="step">Wanted distance of ticks, 0 to choose one.</param>
    /// <param name="minor">Parts of a step.</param>
    /// <exception cref="FigureException">The step is negative or gives too many ticks, or the end does not reach the data.</exception>
    public static ValueAxis Fit(double low, double high, double minimum, double maximum, double step, int minor)
    {
        RequireFinite(low, high, minimum, maximum, step);
        var end = maximum != 0 && maximum > minimum ? maximum : Math.Max(high, minimum);
        if (high > end + 1e-9)
        {
            throw new FigureException($"The axis ends at {end:0.###}, below the largest value {high:0.###}.", "Give a larger maximum, or none.");
        }

        var start = Math.Min(minimum, low);
        var stride = step > 0 ? step : NiceStep(Math.Max(end - start, 1e-9) / 6);
        if (step < 0 || (end - start) / stride > MostTicks)
        {
            throw new FigureException($"A step of {stride:0.###} gives too many ticks between {start:0.###} and {end:0.###}.", $"Give a step that makes at most {MostTicks} of them, or none.");
        }

        if (minor is < 1 or > 10)
        {
            throw new FigureException($"A step cannot be divided into {minor} parts.", "Use 1 to 10.");
        }

        start = start < minimum ? Math.Floor((start / stride) + 1e-9) * stride : start;
        end = maximum != 0 && maximum > minimum ? end : Math.Max(start + stride, Math.Ceiling((end / stride) - 1e-9) * stride);
        return new ValueAxis(start, end, stride, minor);
    }

    /// <summary>Values of the labelled ticks, ascending.</summary>
    public IEnumerable<double> Ticks => Multiples(Step);

    /// <summary>Values of the lines between the ticks, ascending.</summary>
    public IEnumerable<double> MinorTicks => Minor == 1 ? [] : Multiples(Step / Minor).Where(v => Math.Abs(Math.IEEERemainder(v - Minimum, Step)) > Step * 1e-6);

    /// <summary>Share of the way from start to end.</summary>
    public double Share(double value) => (value - Minimum) / (Maximum - Minimum);

    /// <summary>A value as a tick's label.</summary>
    public static string Label(double value) => Math.Round(value, 6).ToString("0.######", CultureInfo.InvariantCulture);

    private IEnumerable<double> Multiples(double step)
    {
        var count = (int)Math.Floor(((Maximum - Minimum) / step) + 1e-9);
        for (var i = 0; i <= count; i++)
        {
            yield return Math.Round(Minimum + (i * step), 9);
        }
    }

    private static double NiceStep(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        foreach (var factor in (ReadOnlySpan<double>)[1, 2, 5])
        {
            if (factor * power >= least * (1 - 1e-9))
            {
                return factor * power;
            }
        }

        return 10 * power;
    }

    private static void RequireFinite(params ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value) || Math.Abs(value) > 1e12)
            {
                throw new FigureException("A value of the chart is not a number that can be drawn.", "Use finite numbers below 1e12.");
            }
        }
    }
}
