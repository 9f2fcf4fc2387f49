using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Datasets;

/// <summary>
/// A chain of thought with code in it, in the form of the <c>CoT_with_code</c> column: thoughts, each followed by a code block and the place of
/// the picture that the sandbox returns, then a conclusion and the answer.
/// </summary>
/// <param name="Steps">Thoughts and their code.</param>
/// <param name="Conclusion">What is thought after the last code block.</param>
/// <param name="Answer">The text between the answer tags.</param>
public sealed partial record InteractiveThought(ImmutableArray<ThinkingStep> Steps, string Conclusion, string Answer)
{
    /// <summary>The language name of code blocks that hold our figure language.</summary>
    public const string Language = "csharp";

    private static readonly string[] Tags = ["<think>", "</think>", "<code>", "</code>", "<sandbox_output>", "</sandbox_output>", "<answer>", "</answer>", "<image>", "```"];

    /// <summary>Writes the column's text.</summary>
    /// <exception cref="ArgumentException">A thought, code, conclusion or answer holds one of the form's own tags.</exception>
    public string Write()
    {
        if (FindTag() is { } tag)
        {
            throw new ArgumentException($"The thought holds {tag}, which belongs to the form around it.");
        }

        var text = new StringBuilder("<think>");
        foreach (var step in Steps)
        {
            text.Append(step.Thought.Trim()).Append(" <code>\n```").Append(Language).Append('\n').Append(step.Code.Trim()).Append("\n```\n</code>\n<sandbox_output><image></sandbox_output> ");
        }

        return text.Append(Conclusion.Trim()).Append("</think><answer>").Append(Answer).Append("</answer>").ToString();
    }

    /// <summary>One of the form's own tags that stands where it would break the form; null if there is none.</summary>
    public string? FindTag() => Array.Find(Tags, tag => Conclusion.Contains(tag, StringComparison.Ordinal) || Answer.Contains(tag, StringComparison.Ordinal)
        || Steps.Any(s => s.Thought.Contains(tag, StringComparison.Ordinal) || s.Code.Contains(tag, StringComparison.Ordinal)));

    /// <summary>Reads the column's text. Code blocks may be <c>csharp</c>, <c>python</c> or unnamed, fenced by backticks, apostrophes or nothing.</summary>
    /// <returns>The parts, or null with an error that says what is wrong.</returns>
    public static InteractiveThought? Parse(string text, out string? error)
    {
        error = null;
        var opening = text.IndexOf("<think>", StringComparison.Ordinal);
        var closing = text.LastIndexOf("</think>", StringComparison.Ordinal);
        if (opening < 0 || closing < opening)
        {
            error = "it has no <think>...</think>";
            return null;
        }

        var rest = text[(closing + "</think>".Length)..];
        var (from, to) = (rest.LastIndexOf("<answer>", StringComparison.Ordinal), rest.LastIndexOf("</answer>", StringComparison.Ordinal));
        if (from < 0 || to < from)
        {
            error = "it has no <answer>...</answer> after the thought";
            return null;
        }

        var thought = text[(opening + "<think>".Length)..closing];
        var steps = ImmutableArray.CreateBuilder<ThinkingStep>();
        var start = 0;
        foreach (Match block in Block().Matches(thought))
        {
            steps.Add(new ThinkingStep(thought[start..block.Index].Trim(), Unfence(block.Groups["code"].Value)));
            start = block.Index + block.Length;
        }

        if (thought.IndexOf("<code>", start, StringComparison.Ordinal) >= 0)
        {
            error = $"code block {steps.Count + 1} is not closed by </code>";
            return null;
        }

        return new InteractiveThought(steps.ToImmutable(), thought[start..].Trim(), rest[(from + "<answer>".Length)..to].Trim());
    }

    private static string Unfence(string block)
    {
        var match = Fence().Match(block);
        return (match.Success ? match.Groups["code"].Value : block).Trim();
    }

    [GeneratedRegex(@"<code>(?<code>.*?)</code>\s*(<sandbox_output>.*?</sandbox_output>)?", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\s*(```|''')(csharp|python|cs|py)?\s*\n(?<code>.*?)(```|''')\s*$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();
}
