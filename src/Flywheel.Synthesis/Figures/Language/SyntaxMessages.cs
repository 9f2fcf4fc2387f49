using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>Says in the language's own words what Roslyn found wrong with a text.</summary>
internal static class SyntaxMessages
{
    public static FigureError Of(Diagnostic diagnostic, string source, LineMap lines)
    {
        var span = diagnostic.Location.SourceSpan;
        var found = Found(source, span.Start);
        var (message, suggestion) = diagnostic.Id switch
        {
            "CS0106" => ("Functions and variables have no modifiers.", $"Remove {found}."),
            "CS1003" when MissesSemicolon(diagnostic, source) => ("A semicolon is missing here.", "Add ;"),
            "CS1002" => ("A semicolon is missing here.", "Add ;"),
            "CS1003" or "CS1026" or "CS1513" or "CS1514" or "CS1525" when found.Length == 0 => ("The program ends too early.", Expected(diagnostic) is { } e ? $"Add {e}" : "Look for an unclosed bracket or an unfinished line."),
            "CS1026" => ($"A ) is missing before {found}.", "Add )"),
            "CS1513" => ("A } is missing here.", "Add }"),
            "CS1514" => ("A { is missing here.", "Add {"),
            "CS1003" when Expected(diagnostic) is { } expected => ($"{expected} is missing before {found}.", $"Add {expected}"),
            "CS1525" or "CS1733" => ($"{(found.Length > 0 ? found : "The end")} cannot stand here: a value is expected.", null),
            "CS1001" => ("A name is missing here.", null),
            "CS1031" => ("A type is missing here.", null),
            "CS1009" => ("This escape does not exist.", "Write \\\\ for a backslash."),
            "CS1010" => ("The string is not closed on its line.", "Add \""),
            "CS1012" or "CS1011" => ("A character in single quotes must be exactly one.", "Write texts in double quotes."),
            "CS1015" => ("The character is not closed.", "Write texts in double quotes."),
            "CS1039" or "CS1035" => ("The text or comment is never closed.", null),
            "CS1056" => ($"The character {found} is not part of the language.", null),
            "CS1013" or "CS1021" or "CS0594" => ("The number cannot be read.", "Write 12, 0.5 or 1.5e3."),
            "CS1022" => ($"{found} is one too many.", "Remove it, or add the opening bracket."),
            "CS8078" => ("The program is nested too deeply.", "Split it over several variables."),
            "CS8635" or "CS1041" => ($"{found} is a word of C# and no name.", "Use another name."),
            "CS8652" or "CS8773" or "CS9058" => ("The construct is not part of the figure language.", null),
            _ => (Sentence(diagnostic.GetMessage(CultureInfo.InvariantCulture)), null),
        };
        return Words.Error(diagnostic.Id == "CS0106" ? FigureErrorKind.Unsupported : FigureErrorKind.Syntax, lines, span.Start, message, suggestion);
    }

    /// <summary>Whether Roslyn takes the next line for a part of this one: what it misses there is the semicolon before it.</summary>
    public static bool MissesSemicolon(Diagnostic diagnostic, string source)
    {
        if (diagnostic.Id != "CS1003" || Expected(diagnostic) != ",")
        {
            return false;
        }

        var position = diagnostic.Location.SourceSpan.Start;
        var rest = source.AsSpan(position).TrimStart();
        return rest.Length > 0 && char.IsLetter(rest[0]) && source.AsSpan(position, source.Length - position - rest.Length).Contains('\n');
    }

    private static string Sentence(string message) => message.EndsWith('.') ? message : message + ".";

    /// <summary>The token that Roslyn misses; it stands in single quotes in the message.</summary>
    private static string? Expected(Diagnostic diagnostic)
    {
        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        var start = message.IndexOf('\'');
        var end = start < 0 ? -1 : message.IndexOf('\'', start + 1);
        return diagnostic.Id switch
        {
            "CS1026" => ")",
            "CS1513" => "}",
            "CS1514" => "{",
            "CS1003" when end > start + 1 => message[(start + 1)..end],
            _ => null,
        };
    }

    private static string Found(string source, int position)
    {
        while (position < source.Length && char.IsWhiteSpace(source[position]))
        {
            position++;
        }

        var end = position;
        while (end < source.Length && (char.IsLetterOrDigit(source[end]) || source[end] == '_'))
        {
            end++;
        }

        return position >= source.Length ? "" : Words.Clip(source[position..Math.Max(end, position + (char.IsHighSurrogate(source[position]) ? 2 : 1))], 24);
    }
}
