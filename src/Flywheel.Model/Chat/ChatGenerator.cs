using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Services;
using OpenAI.Chat;

namespace Flywheel.Model.Chat;

/// <summary>A chat service of Semantic Kernel, such as a remote server, as a generator.</summary>
/// <param name="service">The service.</param>
public sealed class ChatGenerator(IChatCompletionService service) : IGenerator
{
    /// <inheritdoc />
    public string Model { get; } = service.GetModelId() ?? "unnamed";

    /// <inheritdoc />
    public async IAsyncEnumerable<GeneratedPiece> GenerateAsync(GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (reason, usage) = (FinishReason.Stop, (ChatTokenUsage?)null);
        await foreach (var message in service.GetStreamingChatMessageContentsAsync(ChatPrompt.ToHistory(request.Turns), ChatPrompt.ToSettings(request), null, cancellationToken))
        {
            if (message.InnerContent is GeneratedPiece piece)
            {
                yield return piece;
                if (piece.End is not null)
                {
                    yield break;
                }

                continue;
            }

            var update = message.InnerContent as StreamingChatCompletionUpdate;
            usage = update?.Usage ?? usage;
            reason = update?.FinishReason == ChatFinishReason.Length ? FinishReason.Length : reason;
            if (!string.IsNullOrEmpty(message.Content))
            {
                yield return new GeneratedPiece(message.Content, 0, LogProbabilities(update));
            }
        }

        // Servers of this kind do not say which stop string came up.
        yield return GeneratedPiece.Last(new GenerationEnd(reason, null, usage?.InputTokenCount ?? 0, usage?.OutputTokenCount ?? 0));
    }

    private static ImmutableArray<TokenLogProbability> LogProbabilities(StreamingChatCompletionUpdate? update) => update is null
        ? []
        : [.. update.ContentTokenLogProbabilities.Select(t => new TokenLogProbability(
            t.Token, t.LogProbability, [.. t.TopLogProbabilities.Select(a => KeyValuePair.Create(a.Token, (double)a.LogProbability))]))];
}
