using System.Globalization;
using System.Text.Json.Serialization;

namespace Flywheel.Synthesis.Problems;

/// <summary>A number, with a unit where it has one.</summary>
/// <param name="Number">The value.</param>
/// <param name="Unit">Unit as written behind the number, such as <c>cm</c> or <c>°</c>; empty for none.</param>
/// <param name="Tolerance">How far off a value may be and still be right; 0 for exact (compared within 1e-6).</param>
/// <param name="Decimals">Decimals written, 0 to 6; trailing zeros are dropped.</param>
public sealed record NumberAnswer(double Number, string Unit = "", double Tolerance = 0, int Decimals = 4) : Answer
{
    /// <inheritdoc />
    [JsonIgnore]
    public override string Text
    {
        get
        {
            var number = Format(Number, Decimals);
            return Unit.Length == 0 ? number : Unit is "°" or "%" ? number + Unit : $"{number} {(number is "1" or "-1" ? Singular(Unit) : Unit)}";
        }
    }

    /// <summary>Units that are words are stored in the plural: "days", "square units".</summary>
    private static string Singular(string unit) => unit switch
    {
        { Length: > 4 } when unit.EndsWith("ches", StringComparison.Ordinal) || unit.EndsWith("xes", StringComparison.Ordinal) => unit[..^2],
        { Length: > 3 } when unit.EndsWith('s') && !unit.EndsWith("ss", StringComparison.Ordinal) && char.IsLetter(unit[^2]) && !unit.Contains('/', StringComparison.Ordinal) => unit[..^1],
        _ => unit,
    };

    /// <summary>A number with at most that many decimals, without trailing zeros and never as minus zero.</summary>
    public static string Format(double number, int decimals = 4)
    {
        var rounded = Math.Round(number, Math.Clamp(decimals, 0, 6), MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.######", CultureInfo.InvariantCulture);
    }
}
