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

    /// <summary>Whether a word may end beside the character at an index: letters do not touch letters, digits not digits.</summary>
    private static bool Ends(string text, int index, char edge, int direction)
    {
        if (index < 0 || index >= text.Length)
        {
            return true;
        }

        var beside = text[index];
        if (char.IsDigit(edge))
        {
            // 3.5 is one number, but a full stop behind a number ends a sentence.
            var next = index + direction;
            var joins = beside is '.' or ',' && next >= 0 && next < text.Length && char.IsDigit(text[next]);
            return !char.IsDigit(beside) && !joins && !(direction < 0 && beside is '-' or '−' && (next < 0 || !char.IsLetterOrDigit(text[next])));
        }

        // north-east is not north.
        var hyphen = beside is '-' && index + direction >= 0 && index + direction < text.Length && char.IsLetter(text[index + direction]);
        return !char.IsLetterOrDigit(edge) || !(char.IsLetter(beside) || hyphen || beside is '²' or '³');
    }
}
