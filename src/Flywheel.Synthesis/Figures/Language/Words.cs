namespace Flywheel.Synthesis.Figures.Language;

/// <summary>Words of error messages; everything quoted from a program is cut to a bounded length.</summary>
internal static class Words
{
    private const int LongestQuote = 40;
    private const int LongestSentence = 300;

    /// <summary>The kind with its article: "a point".</summary>
    public static string A(ValueKind kind) => kind switch
    {
        ValueKind.Nothing => "nothing",
        ValueKind.Int => "an int",
        ValueKind.Double => "a double",
        ValueKind.Bool => "a bool",
        ValueKind.Text => "a string",
        ValueKind.Point => "a point",
        ValueKind.Element => "an element",
        ValueKind.Array => "an array",
        ValueKind.Function => "a function",
        _ => "a box",
    };

    /// <summary>The first letter raised.</summary>
    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The beginning of a name or text of the program.</summary>
    public static string Clip(string text, int length = LongestQuote)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return string.Concat(text.AsSpan(0, end), "…");
    }

    /// <summary>An error at an offset of a source; its sentences are cut to a bounded length.</summary>
    public static FigureError Error(FigureErrorKind kind, LineMap lines, int position, string message, string? suggestion)
    {
        var (line, column) = lines.Locate(position);
        return new FigureError(kind, line, column, Clip(message, LongestSentence), suggestion is null ? null : Clip(suggestion, LongestSentence));
    }

    /// <summary>A count with its noun: "1 argument", "3 arguments".</summary>
    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>"first", "second", ... for the position of an argument.</summary>
    public static string Ordinal(int index) => index switch
    {
        0 => "first",
        1 => "second",
        2 => "third",
        3 => "fourth",
        4 => "fifth",
        _ => $"{index + 1}th",
    };
}
