using System.Collections.Immutable;

namespace Flywheel.Model.Interaction;

/// <summary>The tags of thinking with images, and what is read from a text that holds them.</summary>
public static class Protocol
{
    /// <summary>Before a code block.</summary>
    public const string CodeOpens = "<code>";

    /// <summary>After a code block.</summary>
    public const string CodeCloses = "</code>";

    /// <summary>Before what the sandbox returned.</summary>
    public const string OutputOpens = "<sandbox_output>";

    /// <summary>After what the sandbox returned.</summary>
    public const string OutputCloses = "</sandbox_output>";

    /// <summary>Before the answer.</summary>
    public const string AnswerOpens = "<answer>";

    /// <summary>After the answer.</summary>
    public const string AnswerCloses = "</answer>";

    private static readonly string[] Tags =
        [CodeOpens, CodeCloses, OutputOpens, OutputCloses, AnswerOpens, AnswerCloses, "<think>", "</think>", "<image>", "<|"];

    /// <summary>Where generation stops.</summary>
    public static ImmutableArray<string> StopStrings { get; } = [CodeCloses, AnswerCloses, OutputOpens, OutputCloses];

    /// <summary>Whether a text ends inside a pair of tags.</summary>
    internal static bool IsOpen(string text, string opening, string closing)
    {
        var start = text.LastIndexOf(opening, StringComparison.Ordinal);
        return start >= 0 && text.IndexOf(closing, start, StringComparison.Ordinal) < 0;
    }

    /// <summary>The text after the last opening tag up to its closing tag or the end; null without the tag.</summary>
    internal static string? Last(string text, string opening, string closing)
    {
        var start = text.LastIndexOf(opening, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        start += opening.Length;
        var end = text.IndexOf(closing, start, StringComparison.Ordinal);
        return end < 0 ? text[start..] : text[start..end];
    }

    /// <summary>
    /// Takes the meaning from tags and control tokens in what a program printed, so that it can neither answer for the model nor end its turn.
    /// </summary>
    internal static string Defuse(string output) => Tags.Aggregate(output, (text, tag) => text.Replace(tag, tag.Insert(1, " "), StringComparison.OrdinalIgnoreCase));
}
