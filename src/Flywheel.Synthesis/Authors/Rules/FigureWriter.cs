using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Authors.Rules;

/// <summary>
/// Writes figure programs line by line. Numbers in interpolated lines are written with at most two decimals, strings as quoted and escaped
/// literals (use <see cref="Raw"/> for a piece of code), points as two numbers, arrays as collection expressions.
/// </summary>
public sealed class FigureWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>Appends a line of code; interpolated values become literals.</summary>
    public FigureWriter Line(ref CodeHandler code)
    {
        _text.Append(code.Text).Append('\n');
        return this;
    }

    /// <summary>Appends a line of code as it is.</summary>
    public FigureWriter Line(Raw code)
    {
        _text.Append(code.Code).Append('\n');
        return this;
    }

    /// <summary>The program so far.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>A piece of code made of literals, for building programs out of parts.</summary>
    public static string Code(ref CodeHandler code) => code.Text.ToString();

    /// <summary>A string as a literal of the figure language.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A number as a literal: at most two decimals, never minus zero.</summary>
    public static string Number(double number)
    {
        var rounded = Math.Round(number, 2, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>A piece of code that is inserted as it is.</summary>
    /// <param name="Code">The code.</param>
    public readonly record struct Raw(string Code);

    /// <summary>Turns the holes of an interpolated string into literals.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct CodeHandler(int literalLength, int formattedCount)
    {
        internal StringBuilder Text { get; } = new(literalLength + (formattedCount * 8));

        /// <summary>Code between holes.</summary>
        public void AppendLiteral(string code) => Text.Append(code);

        /// <summary>A number.</summary>
        public void AppendFormatted(double number) => Text.Append(Number(number));

        /// <summary>A number.</summary>
        public void AppendFormatted(int number) => Text.Append(number);

        /// <summary>A truth value.</summary>
        public void AppendFormatted(bool flag) => Text.Append(flag ? "true" : "false");

        /// <summary>A string literal.</summary>
        public void AppendFormatted(string text) => Text.Append(Quote(text));

        /// <summary>Two numbers.</summary>
        public void AppendFormatted(Point point) => Text.Append(Number(point.X)).Append(", ").Append(Number(point.Y));

        /// <summary>Code as it is.</summary>
        public void AppendFormatted(Raw code) => Text.Append(code.Code);

        /// <summary>An array of numbers.</summary>
        public void AppendFormatted(IEnumerable<double> numbers) => AppendItems(numbers.Select(Number));

        /// <summary>An array of numbers.</summary>
        public void AppendFormatted(IEnumerable<int> numbers) => AppendItems(numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));

        /// <summary>An array of strings.</summary>
        public void AppendFormatted(IEnumerable<string> texts) => AppendItems(texts.Select(Quote));

        private void AppendItems(IEnumerable<string> items) => Text.Append('[').AppendJoin(", ", items).Append(']');
    }
}
