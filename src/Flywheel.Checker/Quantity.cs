using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Flywheel.Checker;

/// <summary>A number with its unit, as it stands in a text.</summary>
/// <param name="Number">The number.</param>
/// <param name="Unit">The unit as written; empty for none.</param>
public sealed partial record Quantity(double Number, string Unit)
{
    /// <summary>Reads a text that is one number with or without a unit: <c>12</c>, <c>-3.5 cm</c>, <c>40°</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Quantity? quantity)
    {
        quantity = null;
        if (Whole().Match(text) is not { Success: true } match
            || !double.TryParse(match.Groups["number"].Value.Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        quantity = new Quantity(number, match.Groups["unit"].Value);
        return true;
    }

    [GeneratedRegex(@"^\s*(?<number>[-−]?\d+(\.\d+)?)\s*(?<unit>\D*?)\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();
}
