using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Checker;

/// <summary>Moves what a step draws, by its literal coordinates.</summary>
internal static partial class StepCode
{
    /// <summary>Calls of which only the first two numbers are a position; behind it come sizes.</summary>
    private static readonly HashSet<string> OnePosition = new(StringComparer.Ordinal) { "Rectangle", "Circle", "Dot", "Text", "Label", "Arc" };

    /// <summary>The code with every position moved by the same displacement; null if it has none.</summary>
    public static string? Shifted(string code, Point shift)
    {
        var result = new StringBuilder(code.Length + 16);
        var end = 0;
        foreach (Match call in Calls().Matches(code))
        {
            if (call.Index < end)
            {
                continue;
            }

            result.Append(code, end, call.Index - end).Append(Moved(call, shift));
            end = call.Index + call.Length;
        }

        var moved = result.Append(code, end, code.Length - end).ToString();
        return moved == code ? null : moved;
    }

    private static string Moved(Match call, Point shift)
    {
        var onlyOne = OnePosition.Contains(call.Groups["name"].Value);
        var done = false;
        var numbers = Pair().Replace(call.Groups["numbers"].Value, pair =>
        {
            if (done)
            {
                return pair.Value;
            }

            done = onlyOne;
            return $"{Number(pair, "x", shift.X)}, {Number(pair, "y", shift.Y)}";
        });
        return call.Groups["before"].Value + numbers;
    }

    private static string Number(Match pair, string name, double shift) =>
        FigureWriter.Number(double.Parse(pair.Groups[name].Value, CultureInfo.InvariantCulture) + shift);

    // A name, a bracket, possibly a text, and the positional numbers that follow.
    [GeneratedRegex("""(?<before>\b(?<name>[A-Z]\w*)\(\s*("([^"\\]|\\.)*"\s*,\s*)?)(?<numbers>-?\d+(\.\d+)?(\s*,\s*-?\d+(\.\d+)?)+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Calls();

    [GeneratedRegex(@"(?<x>-?\d+(\.\d+)?)\s*,\s*(?<y>-?\d+(\.\d+)?)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pair();
}
