namespace Flywheel.Checker;

/// <summary>Cuts texts into sentences.</summary>
internal static class Sentences
{
    /// <summary>The sentences with the white space behind them, so that joined they are the text again; a bracket around a sentence belongs to it, and a remark in brackets is one, too.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var closes = text[i] == ')' && text[start] == '(' && text.AsSpan(start, i - start).Count('(') == text.AsSpan(start, i - start + 1).Count(')');
            if (!closes && (text[i] is not ('.' or '?' or '!') || (i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]) && text[i + 1] != ')')))
            {
                continue;
            }

            var end = i + 1;
            while (end < text.Length && (text[end] == ')' || char.IsWhiteSpace(text[end])))
            {
                end++;
            }

            sentences.Add(text[start..end]);
            start = end;
            i = end - 1;
        }

        if (start < text.Length)
        {
            sentences.Add(text[start..]);
        }

        return sentences;
    }
}
