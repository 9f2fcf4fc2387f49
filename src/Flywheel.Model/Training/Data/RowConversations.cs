using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Flywheel.Model.Chat;
using Flywheel.Model.Interaction;
using Flywheel.Synthesis.Datasets;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;

namespace Flywheel.Model.Training.Data;

/// <summary>
/// Turns rows into the conversations that the model will have when it is asked: the same instructions, and the sandbox's pictures in the assistant's
/// own turn. A row holds the picture after its last code block; those after earlier blocks are drawn again. Thread-safe.
/// </summary>
/// <param name="pictures">Takes pictures.</param>
/// <param name="engine">Draws figures and steps again.</param>
/// <param name="renderer">Paints them.</param>
internal sealed partial class RowConversations(PictureStore pictures, FigureEngine engine, FigureRenderer renderer)
{
    private const string Thought = "CoT_with_code";

    /// <summary>The conversation of a row.</summary>
    /// <exception cref="RowFaultException">The row cannot be learned from; the message says which column is wrong and how.</exception>
    public IReadOnlyList<ConversationTurn> Of(DatasetRow row, CancellationToken cancellationToken) =>
        ReferenceEquals(row.Schema, DatasetSchema.VInteraction) ? Interaction(row, cancellationToken) : Perception(row);

    private ConversationTurn[] Perception(DatasetRow row) =>
    [
        new("system", [new WrittenText(ChatForm.DefaultInstructions, false)], IsLearned: false),
        User(row, InteractiveProtocol.AskPerception(Filled(row, "question"))[InteractiveProtocol.ImageTag.Length..]),
        new("assistant", [new WrittenText(Filled(row, "answer").Trim(), true)], IsLearned: true),
    ];

    private ConversationTurn[] Interaction(DatasetRow row, CancellationToken cancellationToken)
    {
        var form = FormOf(row);
        return
        [
            new("system", [new WrittenText(form.SystemPrompt, false)], IsLearned: false),
            User(row, form.Ask(Filled(row, "question"))),
            new("assistant", Thinking(row, cancellationToken), IsLearned: true),
        ];
    }

    /// <summary>The words that the model is asked in depend on the language that the row answers in.</summary>
    private static ThinkingForm FormOf(DatasetRow row) =>
        PythonFence().IsMatch(row.Text(Thought)) ? ThinkingForm.Python : ThinkingForm.Figure;

    private ConversationTurn User(DatasetRow row, string text) =>
        new("user", [new ShownPicture(Take("image", row.Image("image").Bytes)), new WrittenText(text, false)], IsLearned: false);

    private ImmutableArray<ConversationPiece> Thinking(DatasetRow row, CancellationToken cancellationToken)
    {
        var text = Filled(row, Thought).Trim();
        if (InteractiveThought.Parse(text, out var error) is not { } thought) throw new RowFaultException($"column {Thought}: {error}");
        text = text[..(text.LastIndexOf(Protocol.AnswerCloses, StringComparison.Ordinal) + Protocol.AnswerCloses.Length)];
        var blocks = Block().Matches(text);
        var shown = blocks.Select(block => block.Groups["output"].Success ? Count(block.Groups["output"].Value) : 1).ToArray();
        var drawn = Drawn(row, thought, shown, cancellationToken);
        var pieces = ImmutableArray.CreateBuilder<ConversationPiece>();
        var (at, picture) = (0, 0);
        foreach (var (block, count) in blocks.Zip(shown))
        {
            pieces.Add(new WrittenText(text[at..block.Index] + block.Groups["code"].Value, true));
            var printed = Protocol.Defuse(block.Groups["output"].Value.Replace(InteractiveProtocol.ImageTag, "", StringComparison.Ordinal).Trim());
            pieces.Add(new WrittenText($"\n{Protocol.OutputOpens}{printed}", false));
            for (var i = 0; i < count; i++) pieces.Add(new ShownPicture(Take("edited_image", drawn[picture++])));
            pieces.Add(new WrittenText(Protocol.OutputCloses, false));
            at = block.Index + block.Length;
        }
        pieces.Add(new WrittenText(text[at..], true));
        return pieces.ToImmutable();
    }

    /// <summary>The pictures that the sandbox returns, as files.</summary>
    private byte[][] Drawn(DatasetRow row, InteractiveThought thought, int[] shown, CancellationToken cancellationToken)
    {
        var last = row.Image("edited_image").Bytes;
        if (shown.Sum() == 0) return [];
        if (shown.Sum() == 1) return [last];
        if (shown.Any(count => count != 1)) throw new RowFaultException($"column {Thought}: it shows {shown.Sum()} pictures, and the row has the last one alone; code in the figure language with one picture a block can be drawn again");
        var files = new byte[shown.Length][];
        var scene = Required(engine.Draw(row.Text("original_img_code"), cancellationToken), "original_img_code", "the picture");
        for (var i = 0; i < files.Length - 1; i++)
        {
            scene = Required(engine.DrawStep(scene, thought.Steps[i].Code, cancellationToken), Thought, $"code block {i + 1}");
            files[i] = renderer.Png(scene);
        }
        files[^1] = last;
        return files;
    }

    private static Synthesis.Figures.Scenes.Scene Required(FigureResult result, string column, string what) =>
        result.Scene ?? throw new RowFaultException($"column {column}: the row has several code blocks and the picture of the last one alone, and {what} cannot be drawn again: {result.Errors[0]}");

    private TrainingPicture Take(string column, byte[] file)
    {
        try
        {
            return pictures.Take(file);
        }
        catch (PictureException error)
        {
            throw new RowFaultException($"column {column}: {error.Message}");
        }
    }

    private static string Filled(DatasetRow row, string column) =>
        row.Text(column) is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw new RowFaultException($"column {column}: it is blank");

    private static int Count(string output) => output.Split(InteractiveProtocol.ImageTag).Length - 1;

    [GeneratedRegex(@"(?<code><code>.*?</code>)\s*(<sandbox_output>(?<output>.*?)</sandbox_output>)?", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Block();

    [GeneratedRegex(@"(```|''')(python|py)\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PythonFence();
}
