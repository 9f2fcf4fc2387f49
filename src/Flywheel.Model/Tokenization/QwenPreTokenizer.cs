using System.Globalization;
using System.Text;

namespace Flywheel.Model.Tokenization;

/// <summary>
/// Cuts text into the pieces inside which tokens are merged, as Qwen2's regular expression does. Written out because .NET's
/// expressions see UTF-16 units, where \p{L} misses every letter beyond the basic plane.
/// </summary>
internal static class QwenPreTokenizer
{
    /// <summary>The expression that this class implements, as tokenizer.json states it.</summary>
    public const string Pattern = @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    private enum Kind
    {
        Letter,
        Number,
        Newline,
        Space,
        Other,
    }

    /// <summary>The length of the first piece of a text that is not empty, in UTF-16 units.</summary>
    public static int FirstPiece(ReadOnlySpan<char> text)
    {
        if (Contraction(text) is > 0 and var contraction) return contraction;
        var kind = KindAt(text, 0, out var width);
        if (kind == Kind.Letter) return Run(text, 0, Kind.Letter);
        if (kind is Kind.Space or Kind.Other && width < text.Length && KindAt(text, width, out _) == Kind.Letter) return Run(text, width, Kind.Letter);
        if (kind == Kind.Number) return width;
        if (kind == Kind.Other) return Newlines(text, Run(text, 0, Kind.Other));
        if (text[0] == ' ' && text.Length > 1 && KindAt(text, 1, out _) == Kind.Other) return Newlines(text, Run(text, 1, Kind.Other));
        return Blank(text);
    }

    /// <summary>White space: to its last line break, else all but the blank before a word, else all.</summary>
    private static int Blank(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && char.IsWhiteSpace(text[end])) end++;
        var lineBreak = text[..end].LastIndexOfAny('\r', '\n');
        if (lineBreak >= 0) return lineBreak + 1;
        return end == text.Length || end == 1 ? end : end - 1;
    }

    private static int Contraction(ReadOnlySpan<char> text)
    {
        if (text[0] != '\'' || text.Length < 2) return 0;
        var first = Fold(text[1]);
        if (first is 's' or 't' or 'm' or 'd') return 2;
        if (text.Length < 3) return 0;
        return (first, Fold(text[2])) is ('r', 'e') or ('v', 'e') or ('l', 'l') ? 3 : 0;
    }

    // The long s folds to s, as case-insensitive matching of all of Unicode has it.
    private static char Fold(char letter) => letter == 'ſ' ? 's' : char.ToLowerInvariant(letter);

    private static int Run(ReadOnlySpan<char> text, int start, Kind kind)
    {
        while (start < text.Length && KindAt(text, start, out var width) == kind) start += width;
        return start;
    }

    private static int Newlines(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && text[start] is '\r' or '\n') start++;
        return start;
    }

    private static Kind KindAt(ReadOnlySpan<char> text, int index, out int width)
    {
        Rune.DecodeFromUtf16(text[index..], out var rune, out width);
        if (rune.Value is '\r' or '\n') return Kind.Newline;
        if (Rune.IsWhiteSpace(rune)) return Kind.Space;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => Kind.Letter,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Number,
            _ => Kind.Other,
        };
    }
}
