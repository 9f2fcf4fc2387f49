using System.Globalization;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>Number formats such as <c>0.##</c> and <c>F2</c>; bounded, since a format can ask for any number of digits.</summary>
internal static class Formats
{
    private const int LongestFormat = 32;
    private const int MostDigits = 30;

    /// <summary>The number in that format.</summary>
    /// <exception cref="FigureException">It is no number, or the format is not one of its.</exception>
    public static string Write(in Value value, string format)
    {
        if (!value.IsNumber)
        {
            throw new FigureException($"Only numbers have a format, not {Words.A(value.Kind)}.", kind: FigureErrorKind.Type);
        }

        if (format.Length > LongestFormat || (int.TryParse(format.AsSpan(Math.Min(1, format.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits > MostDigits))
        {
            throw Bad(format);
        }

        try
        {
            return value.Kind == ValueKind.Int
                ? value.AsInt.ToString(format, CultureInfo.InvariantCulture)
                : value.Number.ToString(format, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            throw Bad(format);
        }
    }

    private static FigureException Bad(string format) =>
        new($"\"{Words.Clip(format)}\" is not a number format.", "Use one such as 0.##, 0.00, F1 or N0.");
}
