using System.Globalization;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>Reads numbers out of the texts that a picture shows.</summary>
internal static class TextNumber
{
    /// <summary>The first number in a text, with its sign, thousands separators and decimals; null where there is none.</summary>
    public static double? First(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]) || (text[i] == '.' && IsDigit(text, i + 1)))
            {
                return Read(text, i, IsNegative(text, i));
            }
        }

        return null;
    }

    private static double? Read(string text, int start, bool negative)
    {
        Span<char> digits = stackalloc char[32];
        var count = 0;
        var decimals = false;
        for (var i = start; i < text.Length && count < digits.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                digits[count++] = text[i];
            }
            else if (text[i] == '.' && !decimals && IsDigit(text, i + 1))
            {
                decimals = true;
                digits[count++] = '.';
            }
            else if (!IsThousandsSeparator(text, i, decimals))
            {
                break;
            }
        }

        var number = double.Parse(digits[..count], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return negative ? -number : number;
    }

    // A hyphen after a letter or digit joins words or bounds a range; it is no sign.
    private static bool IsNegative(string text, int start) =>
        start > 0 && text[start - 1] is '-' or '\u2212' && (start == 1 || !char.IsLetterOrDigit(text[start - 2]));

    private static bool IsThousandsSeparator(string text, int i, bool decimals) =>
        !decimals && text[i] is ',' or '\u2009' or '\u202F' && IsDigit(text, i + 1) && IsDigit(text, i + 2) && IsDigit(text, i + 3) && !IsDigit(text, i + 4);

    private static bool IsDigit(string text, int i) => i >= 0 && i < text.Length && char.IsAsciiDigit(text[i]);
}
