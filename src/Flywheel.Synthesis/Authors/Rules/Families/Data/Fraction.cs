namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Fractions in lowest terms, as answers write them.</summary>
internal static class Fraction
{
    /// <summary>Statements for answer code that reduce <c>a</c>/<c>b</c> and return the text.</summary>
    public const string Reduce = """
        var x = a;
        var y = b;
        while (y > 0)
        {
            var rest = x % y;
            x = y;
            y = rest;
        }
        return a == b ? "1" : $"{a / x}/{b / x}";
        """;

    /// <summary>The fraction in lowest terms: "3/8", or "1".</summary>
    public static string Text(int numerator, int denominator)
    {
        var divisor = Divisor(numerator, denominator);
        return numerator == denominator ? "1" : $"{numerator / divisor}/{denominator / divisor}";
    }

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
