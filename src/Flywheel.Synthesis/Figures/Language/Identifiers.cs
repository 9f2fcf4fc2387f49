using System.Globalization;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>Which names are refused because a reader cannot tell what they are.</summary>
internal static class Identifiers
{
    // Letters of other scripts with the shape of an ASCII letter.
    private const string Lookalikes =
        "\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A5\u03A7\u03BF\u03BD\u03F2\u03F3\u037F" + // Greek
        "\u0405\u0406\u0408\u0410\u0412\u0415\u0417\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0423\u0425\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04BB\u04CF\u0501\u051B\u051D" + // Cyrillic
        "\u0131\u0251\u0261\u0269\u1D00\u1D04\u1D0F\u1D20\u1D21\u1D22\u0578\u057D\u0585\u0561\u10E7\u05D5\u05D8\u05DF\u0660\u06F0\u0966"; // dotless i, IPA, Armenian, Georgian, Hebrew, zeros

    /// <summary>Control characters, and format characters that change how the text around them is shown.</summary>
    public static bool IsInvisible(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' or '\u061C' or '\u180E' or '\u200B' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>Whether every surrogate has its partner.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a character beyond ASCII can stand inside a name of C#.</summary>
    public static bool MayContinue(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.Format or UnicodeCategory.LetterNumber;

    /// <summary>Why a name is refused; null for one that is fine. Greek letters may stand beside Latin ones, as in Δx.</summary>
    public static string? Objection(ReadOnlySpan<char> name)
    {
        if (!name.ContainsAnyExceptInRange('\0', '\x7f'))
        {
            return null;
        }

        var script = 0;
        foreach (var c in name)
        {
            if (c <= '\x7f' && !char.IsAsciiLetter(c))
            {
                continue;
            }

            if (!char.IsLetter(c) || Lookalikes.Contains(c) || c is >= '\uFF00' and <= '\uFFEF')
            {
                return $"The name {Words.Clip(name.ToString())} contains the character U+{(int)c:X4}, which is easily mistaken for another.";
            }

            var own = Script(c);
            if (script != 0 && own != script)
            {
                return $"The name {Words.Clip(name.ToString())} mixes scripts.";
            }

            script = own;
        }

        return null;
    }

    private static int Script(char c) => c switch
    {
        <= '\u024F' or (>= '\u1E00' and <= '\u1EFF') or (>= '\u0370' and <= '\u03FF') => 1,
        >= '\u0400' and <= '\u052F' => 2,
        >= '\u3040' and <= '\u9FFF' => 3,
        _ => c >> 8,
    };
}
