using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Services;

namespace Flywheel.Model.Chat;

/// <summary>
/// A generator, such as the local model, as a chat service of Semantic Kernel. A message's metadata holds its <see cref="GenerationEnd"/> under
/// <see cref="EndKey"/>; the settings of the OpenAI connector are understood.
/// </summary>
/// <param name="generator">The model.</param>
public sealed class GeneratorChatService(IGenerator generator) : IChatCompletionService
{
    /// <summary>Where a message's metadata holds how it ended.</summary>
    public const string EndKey = "GenerationEnd";

    /// <inheritdoc />
    public IReadOnlyDictionary<string, object?> Attributes { get; } =
        new Dictionary<string, object?>(StringComparer.Ordinal) { [AIServiceExtensions.ModelIdKey] = generator.Model };

    /// <inheritdoc />
    /// <exception cref="GenerationException">The request cannot be met, or the model failed.</exception>
    public async Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default)
    {
        var text = new StringBuilder();
        GenerationEnd? end = null;
        await foreach (var piece in generator.GenerateAsync(ChatPrompt.ToRequest(chatHistory, executionSettings), cancellationToken))
        {
            text.Append(piece.Text);
            end = piece.End ?? end;
        }

        return [new ChatMessageContent(AuthorRole.Assistant, text.ToString(), generator.Model, end, null, Metadata(end))];
    }

    /// <inheritdoc />
    /// <exception cref="GenerationException">The request cannot be met, or the model failed.</exception>
    public async IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory,
        PromptExecutionSettings? executionSettings = null,
        Kernel? kernel = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var piece in generator.GenerateAsync(ChatPrompt.ToRequest(chatHistory, executionSettings), cancellationToken))
        {
            yield return new StreamingChatMessageContent(AuthorRole.Assistant, piece.Text, piece, 0, generator.Model, null, Metadata(piece.End));
        }
    }

    private static Dictionary<string, object?>? Metadata(GenerationEnd? end) =>
        end is null ? null : new Dictionary<string, object?>(StringComparer.Ordinal) { [EndKey] = end };
}
