using Flywheel.Synthesis.Datasets;

namespace Flywheel.Model.Interaction;

/// <summary>The words around a question: what the model is told about its sandbox, and how it is asked.</summary>
/// <param name="SystemPrompt">The instructions.</param>
/// <param name="Ask">Makes the user's turn, which follows the picture, of a question.</param>
public sealed record ThinkingForm(string SystemPrompt, Func<string, string> Ask)
{
    /// <summary>For models trained on this program's data: code in the figure language.</summary>
    public static ThinkingForm Figure { get; } = new(
        InteractiveProtocol.SystemPrompt,
        question => InteractiveProtocol.Ask(question)[InteractiveProtocol.ImageTag.Length..]);

    /// <summary>For the released checkpoint: code in Python on a picture file.</summary>
    public static ThinkingForm Python { get; } = new(
        "You solve problems about a picture step by step. Whenever a drawing would help, write Python code that draws auxiliary graphics on the "
            + "picture: lines, marks, numbers. Wrap it as <code>, a block fenced with ```python, </code>. The code runs in an external sandbox; let it "
            + "save the processed picture to a file and print the path of that file as its last act. What it made comes back between "
            + "<sandbox_output> and </sandbox_output>; look at it and go on thinking.",
        question => $"{question}\nimage_path: {PythonSandbox.PicturePath}\nReason inside <think>...</think>, then give the final answer inside <answer>...</answer>.");
}
