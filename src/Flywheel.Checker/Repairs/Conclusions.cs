using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Repairs;

/// <summary>Changes what a conclusion states.</summary>
internal static class Conclusions
{
    /// <summary>The conclusion with one stated value replaced by another.</summary>
    public static string Replace(string conclusion, string old, string right)
    {
        var result = conclusion;
        for (var at = Words.IndexOf(result, old, 0); at >= 0 && old.Length > 0; at = Words.IndexOf(result, old, at + right.Length))
        {
            result = result[..at] + right + result[(at + old.Length)..];
        }

        return result;
    }

    /// <summary>The conclusion with the letter of a choice replaced, wherever it is spoken of as a choice.</summary>
    public static string ReplaceLetter(string conclusion, string old, string right)
    {
        var result = conclusion;
        foreach (var word in (ReadOnlySpan<string>)["choice", "option", "answer", "Choice", "Option", "Answer"])
        {
            result = result.Replace($"{word} {old}", $"{word} {right}", StringComparison.Ordinal).Replace($"{word} is {old}", $"{word} is {right}", StringComparison.Ordinal);
        }

        return result;
    }

    /// <summary>A conclusion that claims nothing but the answer.</summary>
    public static string Plain(Answer answer) => answer is ChoiceAnswer choice
        ? $"What the steps show gives {choice.Meaning.Text}, which is choice {choice.Letter}."
        : $"What the steps show gives the answer {answer.Text}.";
}
