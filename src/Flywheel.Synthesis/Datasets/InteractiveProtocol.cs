namespace Flywheel.Synthesis.Datasets;

/// <summary>What a model is told about thinking interactively: the same words in training data and when it is asked.</summary>
public static class InteractiveProtocol
{
    /// <summary>The place of a picture in a conversation's text.</summary>
    public const string ImageTag = "<image>";

    /// <summary>The system prompt.</summary>
    public const string SystemPrompt =
        "You solve problems about pictures step by step. Where it helps, write code that draws on the picture: lines, marks or numbers, at pixel "
        + "coordinates with the origin at the top left. Put the code into <code> and </code> around a block fenced with ```csharp. A sandbox runs it on "
        + "the picture as it is by then and returns the result between <sandbox_output> and </sandbox_output>; go on from what you see there. "
        + "Think between <think> and </think>, then give the answer alone between <answer> and </answer>.";

    /// <summary>The user's turn: the picture, the question and the form of the answer.</summary>
    public static string Ask(string question) => $"{ImageTag}{question}\nThink in <think>...</think>, with code that draws where it helps, then answer in <answer>...</answer>.";

    /// <summary>The user's turn of a perception question.</summary>
    public static string AskPerception(string question) =>
        $"{ImageTag}{question}\nAnswer a position as a dictionary of names to pixel coordinates, origin top left, such as {{'A': (120, 44.5)}}, and a number as a number.";
}
