using System.Diagnostics.CodeAnalysis;
using System.Xml;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Microsoft.SemanticKernel;

/// <summary>Reads a prompt of <c>&lt;message role="..."&gt;</c> elements as a conversation.</summary>
internal static class ChatPromptParser
{
    /// <summary>False where the prompt is plain text.</summary>
    public static bool TryParse(string prompt, [NotNullWhen(true)] out ChatHistory? history)
    {
        history = null;
        if (!prompt.Contains("<message", StringComparison.OrdinalIgnoreCase))
            return false;
        var document = new XmlDocument { XmlResolver = null };
        try
        {
            document.LoadXml($"<root>{prompt}</root>");
        }
        catch (XmlException)
        {
            return false;
        }

        history = [];
        foreach (var node in document.DocumentElement!.ChildNodes.OfType<XmlElement>().Where(n => n.Name == "message" && n.HasAttribute("role")))
            history.Add(Read(node));
        return history.Count > 0;
    }

    private static ChatMessageContent Read(XmlElement message)
    {
        var role = new AuthorRole(message.GetAttribute("role"));
        var items = new ChatMessageContentItemCollection();
        foreach (var part in message.ChildNodes.OfType<XmlElement>())
        {
            var content = part.InnerText.Trim();
            switch (part.Name)
            {
                case "image":
                    items.Add(content.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? new ImageContent(content) : new ImageContent(new Uri(content)));
                    break;
                case "text":
                    items.Add(new TextContent(content));
                    break;
            }
        }

        return items.Count > 0 ? new ChatMessageContent(role, items) : new ChatMessageContent(role, message.InnerText.Trim());
    }
}
