using System.Globalization;
using Flywheel.Synthesis.Figures.Language;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Numbers, texts and arrays.</summary>
[Vocabulary("Numbers, texts and arrays")]
internal static class ValueQueries
{
    /// <summary>The first number in a text: 12 in "12 cm", -3.5 in "x = −3.5", 1200 in "1,200 people".</summary>
    /// <param name="text">The text.</param>
    [Query]
    public static double Number(string text) =>
        TextNumber.First(text) ?? throw new FigureException($"There is no number in \"{Words.Clip(text)}\".");

    /// <summary>A number rounded to decimals, halves away from zero.</summary>
    /// <param name="x">The number.</param>
    /// <param name="digits">Decimals, 0 to 12.</param>
    [Query]
    public static double Round(double x, int digits = 0)
    {
        if (digits is < 0 or > 12)
        {
            throw new FigureException($"Rounding to {digits} decimals is out of range.", "Use 0 to 12.");
        }

        // Binary fractions just below a half, such as 2.675, are rounded as the decimal that they stand for.
        var scaled = x * Math.Pow(10, digits);
        var rounded = Math.Round(Math.Round(scaled, 6), MidpointRounding.AwayFromZero) / Math.Pow(10, digits);
        return double.IsFinite(scaled) && Math.Abs(scaled) < 1e15 ? double.Parse(rounded.ToString("F" + digits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : x;
    }

    /// <summary>Consecutive ints, such as 3, 4, 5 for a start of 3 and a count of 3.</summary>
    /// <param name="machine">The run.</param>
    /// <param name="start">The first.</param>
    /// <param name="count">How many.</param>
    [Query]
    public static int[] Range(Machine machine, int start, int count)
    {
        machine.RequireLength(count);
        if (start > int.MaxValue - count)
        {
            throw new FigureException("The range goes beyond the largest int.");
        }

        var items = new int[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = start + i;
        }

        return items;
    }

    /// <summary>The items of an array as one text.</summary>
    /// <param name="machine">The run.</param>
    /// <param name="separator">What stands between two items.</param>
    /// <param name="items">Texts or numbers.</param>
    [Query]
    public static string Join(Machine machine, string separator, string[] items)
    {
        var length = (long)separator.Length * Math.Max(0, items.Length - 1);
        foreach (var item in items)
        {
            length += item.Length;
        }

        machine.RequireText((int)Math.Min(length, int.MaxValue));
        return string.Join(separator, items);
    }
}
