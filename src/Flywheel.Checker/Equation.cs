using System.Globalization;
using System.Text.RegularExpressions;

namespace Flywheel.Checker;

/// <summary>An equation of numbers in a text: <c>180° - 40° - 60° = 80°</c>. Only what can be read without doubt is an equation.</summary>
/// <param name="Text">The two sides as written.</param>
/// <param name="Left">Value of the left side.</param>
/// <param name="Right">Value of the right side.</param>
/// <param name="Precision">How far the sides may differ: half a unit of the last decimal written, or more for a rounded one.</param>
internal sealed partial record Equation(string Text, double Left, double Right, double Precision)
{
    /// <summary>Whether the sides are equal as far as they are written.</summary>
    public bool Holds => Math.Abs(Left - Right) <= Precision;

    /// <summary>Every equation in a text; a chain a = b = c gives two.</summary>
    public static IEnumerable<Equation> FindAll(string text)
    {
        foreach (Match match in Chain().Matches(text))
        {
            // A bracket around a whole sum, or a trailing comma of the sentence, is more than this reads.
            if (match.Value.Count(c => c == '(') != match.Value.Count(c => c == ')') || (match.Index > 0 && text[match.Index - 1] == '('))
            {
                continue;
            }

            var sides = match.Value.Split('=', '≈');
            for (var i = 1; i < sides.Length; i++)
            {
                if (Evaluate(sides[i - 1]) is { } left && Evaluate(sides[i]) is { } right)
                {
                    var rounded = match.Value.Contains('≈', StringComparison.Ordinal);
                    yield return new Equation($"{sides[i - 1].Trim()} = {sides[i].Trim()}", left, right, Tolerance(sides[i - 1], sides[i], rounded));
                }
            }
        }
    }

    /// <summary>The value of a sum of products of numbers, with brackets around single numbers; null for anything else.</summary>
    private static double? Evaluate(string side)
    {
        var tokens = Token().Matches(side);
        if (tokens.Count % 2 == 0)
        {
            return null;
        }

        double sum = 0, product = Value(tokens[0]);
        for (var i = 1; i < tokens.Count; i += 2)
        {
            var next = Value(tokens[i + 1]);
            switch (tokens[i].Value)
            {
                case "×" or "·":
                    product *= next;
                    break;
                case "÷" or "/" or ":":
                    product /= next;
                    break;
                case "+":
                    (sum, product) = (sum + product, next);
                    break;
                case "-" or "−" or "–":
                    (sum, product) = (sum + product, -next);
                    break;
                default:
                    return null;
            }
        }

        return double.IsFinite(sum + product) ? sum + product : null;
    }

    private static double Value(Match token) =>
        double.TryParse(token.Value.Trim('(', ')').Replace('−', '-').Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;

    private static double Tolerance(string left, string right, bool rounded)
    {
        var decimals = Math.Max(Decimals(left), Decimals(right));
        var last = Math.Pow(10, -decimals);
        return rounded ? Math.Max(last, 0.5) : decimals == 0 ? 1e-6 : last * 1.01;
    }

    private static int Decimals(string side) => Fraction().Matches(side).Select(m => m.Length - 1).DefaultIfEmpty(0).Max();

    // A side is numbers joined by operators, with the same unit sign at most; a letter, root, power or bar right beside it makes the whole unreadable,
    // and so does an operator before it. The first side has an operator: "side 5 = 7" is no equation of numbers.
    [GeneratedRegex(@"(?<![\p{L}\d.,)²³√^|%(]|[/×·÷+:=≈−–-]\s?)(\(?[-−]?\d+(,\d{3})*(\.\d+)?\)?°?(\s?[+×·÷/−–-]\s?\(?[-−]?\d+(,\d{3})*(\.\d+)?\)?°?)+)(\s?[=≈]\s?(\(?[-−]?\d+(,\d{3})*(\.\d+)?\)?°?(\s?[+×·÷/−–-]\s?\(?[-−]?\d+(,\d{3})*(\.\d+)?\)?°?)*))+(?!\s?[+×·÷/^²³√=≈(−–]|[\d%]|\.\d|,\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Chain();

    [GeneratedRegex(@"\([-−]?\d+(,\d{3})*(\.\d+)?\)|(?<=^\s*|[+×·÷/−–-]\s?)[-−]?\d+(,\d{3})*(\.\d+)?|[+×·÷/:−–-]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<=\d)\.\d+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Fraction();
}
