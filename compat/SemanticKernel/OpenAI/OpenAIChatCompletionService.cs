using System.ClientModel;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Services;
using OpenAI;
using OpenAI.Chat;

namespace Microsoft.SemanticKernel.Connectors.OpenAI;

/// <summary>A chat model behind the OpenAI API.</summary>
public sealed class OpenAIChatCompletionService : IChatCompletionService
{
    private readonly string _modelId;
    private readonly ChatClient _client;

    public OpenAIChatCompletionService(string modelId, OpenAIClient openAIClient, ILoggerFactory? loggerFactory = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(modelId);
        ArgumentNullException.ThrowIfNull(openAIClient);
        (_modelId, _client) = (modelId, openAIClient.GetChatClient(modelId));
        Attributes = new Dictionary<string, object?>(StringComparer.Ordinal) { [AIServiceExtensions.ModelIdKey] = modelId };
    }

    public IReadOnlyDictionary<string, object?> Attributes { get; }

    public async Task<IReadOnlyList<Microsoft.SemanticKernel.ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default)
    {
        var completion = (await RunAsync(() => _client.CompleteChatAsync(Messages(chatHistory), Options(executionSettings), cancellationToken))).Value;
        var metadata = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(completion.Id)] = completion.Id,
            [nameof(completion.CreatedAt)] = completion.CreatedAt,
            [nameof(completion.SystemFingerprint)] = completion.SystemFingerprint,
            [nameof(completion.Usage)] = completion.Usage,
            [nameof(completion.Refusal)] = completion.Refusal,
            [nameof(completion.FinishReason)] = completion.FinishReason.ToString(),
            [nameof(completion.ContentTokenLogProbabilities)] = completion.ContentTokenLogProbabilities,
        };
        return [new Microsoft.SemanticKernel.ChatMessageContent(AuthorRole.Assistant, string.Concat(completion.Content.Select(p => p.Text)), _modelId, completion, null, metadata)];
    }

    public async IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory,
        PromptExecutionSettings? executionSettings = null,
        Kernel? kernel = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var updates = _client.CompleteChatStreamingAsync(Messages(chatHistory), Options(executionSettings), cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (updates)
        {
            while (await RunAsync(async () => await updates.MoveNextAsync()))
            {
                var update = updates.Current;
                var metadata = new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    [nameof(update.CompletionId)] = update.CompletionId,
                    [nameof(update.CreatedAt)] = update.CreatedAt,
                    [nameof(update.SystemFingerprint)] = update.SystemFingerprint,
                    [nameof(update.RefusalUpdate)] = update.RefusalUpdate,
                    [nameof(update.Usage)] = update.Usage,
                    [nameof(update.FinishReason)] = update.FinishReason?.ToString(),
                };
                var role = update.Role is { } sender ? new AuthorRole(sender.ToString().ToLowerInvariant()) : (AuthorRole?)null;
                yield return new StreamingChatMessageContent(role, string.Concat(update.ContentUpdate.Select(p => p.Text)), update, 0, _modelId, null, metadata);
            }
        }
    }

    private static async Task<T> RunAsync<T>(Func<Task<T>> request)
    {
        try
        {
            return await request();
        }
        catch (ClientResultException e)
        {
            string? content = null;
            try
            {
                content = e.GetRawResponse()?.Content?.ToString();
            }
            catch (InvalidOperationException)
            {
                // The response was streamed; its content was not kept.
            }

            throw new HttpOperationException(e.Status == 0 ? null : (HttpStatusCode)e.Status, content, e.Message, e);
        }
    }

    private static ChatCompletionOptions Options(PromptExecutionSettings? executionSettings)
    {
        var settings = OpenAIPromptExecutionSettings.FromExecutionSettings(executionSettings);
        var options = new ChatCompletionOptions
        {
            MaxOutputTokenCount = settings.MaxTokens,
            Temperature = (float?)settings.Temperature,
            TopP = (float?)settings.TopP,
            IncludeLogProbabilities = settings.Logprobs,
            TopLogProbabilityCount = settings.TopLogprobs,
#pragma warning disable OPENAI001 // The seed is there, and marked as under evaluation by the service.
            Seed = settings.Seed,
#pragma warning restore OPENAI001
        };
        foreach (var stop in settings.StopSequences ?? [])
            options.StopSequences.Add(stop);
        return options;
    }

    private static List<ChatMessage> Messages(ChatHistory history) => [.. history.Select(Message)];

    private static ChatMessage Message(Microsoft.SemanticKernel.ChatMessageContent message)
    {
        if (message.Role == AuthorRole.System)
            return new SystemChatMessage(message.Content ?? "");
        if (message.Role == AuthorRole.Assistant)
            return new AssistantChatMessage(message.Content ?? "");
        if (message.Role != AuthorRole.User)
            throw new NotSupportedException($"Role {message.Role} is not supported");
        return message.Items.All(i => i is TextContent) && message.Items.Count == 1 ? new UserChatMessage(message.Content) : new UserChatMessage(message.Items.Select(Part));
    }

    private static ChatMessageContentPart Part(KernelContent item) => item switch
    {
        TextContent text => ChatMessageContentPart.CreateTextPart(text.Text ?? ""),
        ImageContent { Data: { } data } image => ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(data), image.MimeType ?? "image/png"),
        ImageContent { Uri: { } uri } => ChatMessageContentPart.CreateImagePart(uri),
        _ => throw new NotSupportedException($"Unsupported chat message content type '{item.GetType()}'."),
    };
}
