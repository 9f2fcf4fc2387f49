namespace Flywheel.Checker;

/// <summary>Looks for words in texts.</summary>
internal static class Words
{
    /// <summary>Whether a text contains another one that is not part of a longer word or number.</summary>
    public static bool Contains(string text, string word) => IndexOf(text, word, 0) >= 0;

    /// <summary>Where a text contains another one that is not part of a longer word or number; -1 for nowhere.</summary>
    public static int IndexOf(string text, string word, int from)
    {
        for (var at = text.IndexOf(word, from, StringComparison.Ordinal); at >= 0 && word.Length > 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if (Ends(text, at - 1, word[0], -1) && Ends(text, end, word[^1], 1))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Where a text contains another one for the last time as a word of its own; -1 for nowhere.</summary>
    public static int LastIndexOf(string text, string word)
    {
        var last = -1;
        for (var at = IndexOf(text, word, 0); at >= 0; at = IndexOf(text, word, at + 1))
        {
            last = at;
        }

        return last;
    }

    /// <summary>Whether a word may end beside the character at an index: letters do not touch letters, digits not digits, and no hyphen joins it to a name.</summary>
    private static bool Ends(string text, int index, char edge, int direction)
    {
        if (index < 0 || index >= text.Length)
        {
            return true;
        }

        var beside = text[index];
        var beyond = index + direction >= 0 && index + direction < text.Length ? text[index + direction] : ' ';

        // north-east is not north, m/s is not m, H₂ is not H, F# is not F, and the arrow S1-S2 is not the state S1.
        var joinsName = beside is '-' or '/' && char.IsLetter(beyond) && (char.IsLetter(edge) || direction > 0);
        if (!char.IsDigit(edge))
        {
            return !char.IsLetterOrDigit(edge) || !(char.IsLetter(beside) || joinsName || beside is '²' or '³' or '#' or (>= '₀' and <= '₉'));
        }

        // 3.5 is one number, but a full stop behind a number ends a sentence; the unit of 5cm ends a number, the letter of S1 does not begin one.
        var joinsNumber = beside is '.' or ',' && char.IsDigit(beyond);
        var isNegative = direction < 0 && beside is '-' or '−' && !char.IsLetterOrDigit(beyond);
        return !char.IsDigit(beside) && !joinsName && !joinsNumber && !isNegative && !(direction < 0 && char.IsLetter(beside));
    }
}
