using System.Collections.Frozen;

namespace Flywheel.Knowledge.Graph;

/// <summary>Splits names into the stems of their telling words.</summary>
internal static class Words
{
    private static readonly FrozenSet<string> s_stopWords = (
        "a an and are as at be been before after all also always any back become becomes both but by can come comes do does each either equal "
        + "equals every few first for from gets give gives given goes had has have hold holds how if in into is it its keep keeps last "
        + "less lie lies make makes many may means more most must never no nor not of off often on one only onto or other others "
        + "out over own per same second set sets several show shows side sides so some such take takes than that the their them then there these "
        + "they third this those three through to too toward two under until up upon use used uses using value very was way were what when "
        + "where whether which while who whose will with within without you your "
        + "above across along again against another around away below beside between beyond down else even exactly four five half "
        + "high higher low lower large larger small smaller big bigger left right top bottom next near just like long short total whole part parts "
        + "form forms find finding found reading read name naming names count counting compare comparing number numbers kind kinds type types basic "
        + "simple common different new old rule rules law laws idea ideas question answer").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The stems of a text's words in order, without stop words, single letters and plain numbers.</summary>
    public static IEnumerable<string> StemsOf(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                if (StemOf(text[start..i].ToLowerInvariant()) is { } stem)
                    yield return stem;
                start = -1;
            }
        }
    }

    private static string? StemOf(string word)
    {
        if (word.Length < 2 || s_stopWords.Contains(word) || !word.Any(char.IsLetter))
            return null;
        return Stem(word);
    }

    /// <summary>
    /// Takes off the endings of plurals and of verbs where enough of the word is left. It need not give a dictionary's word: it need
    /// only give the same one for the forms that outlines use.
    /// </summary>
    private static string Stem(string word)
    {
        if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal))
            word = word[..^3] + "y";
        else if (word.Length > 4 && (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)
            || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal)))
            word = word[..^2];
        else if (word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i'))
            word = word[..^1];
        if (word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal))
            word = Undouble(word[..^3]);
        else if (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal))
            word = Undouble(word[..^2]);
        return word.Length > 5 && word[^1] == 'e' ? word[..^1] : word;
    }

    private static string Undouble(string stem)
        => stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z') ? stem[..^1] : stem;
}
