using System.Collections.ObjectModel;

namespace Microsoft.SemanticKernel.ChatCompletion;

public class ChatHistory : Collection<ChatMessageContent>
{
    public ChatHistory()
    {
    }

    public ChatHistory(string systemMessage)
        : this(systemMessage, AuthorRole.System)
    {
    }

    public ChatHistory(string message, AuthorRole role)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(message);
        Add(new ChatMessageContent(role, message));
    }

    public void AddSystemMessage(string content) => Add(new ChatMessageContent(AuthorRole.System, content));

    public void AddUserMessage(string content) => Add(new ChatMessageContent(AuthorRole.User, content));

    public void AddUserMessage(ChatMessageContentItemCollection contentItems) => Add(new ChatMessageContent(AuthorRole.User, contentItems));

    public void AddAssistantMessage(string content) => Add(new ChatMessageContent(AuthorRole.Assistant, content));
}
