namespace SkiaSharp;

/// <summary>A dash pattern for strokes.</summary>
public class SKPathEffect : SKObject
{
    private SKPathEffect(double[] intervals, double phase)
    {
        Intervals = intervals;
        Phase = phase;
    }

    internal double[] Intervals { get; }

    internal double Phase { get; }

    /// <param name="intervals">Lengths of dashes and gaps in turn; an even number of them, none negative, not all zero.</param>
    /// <param name="phase">How far into the pattern a line starts.</param>
    public static SKPathEffect CreateDash(float[] intervals, float phase)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        if (intervals.Length == 0 || intervals.Length % 2 != 0)
            throw new ArgumentException("The intervals must have an even number of entries.", nameof(intervals));
        if (intervals.Any(interval => !(interval >= 0) || !float.IsFinite(interval)) || intervals.All(interval => interval == 0) || !float.IsFinite(phase))
            throw new ArgumentException("The intervals must be finite, not negative and not all zero, and the phase finite.", nameof(intervals));
        return new SKPathEffect(Array.ConvertAll(intervals, interval => (double)interval), phase);
    }
}
