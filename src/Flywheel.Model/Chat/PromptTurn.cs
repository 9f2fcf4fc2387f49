using System.Collections.Immutable;

namespace Flywheel.Model.Chat;

/// <summary>A turn of a conversation.</summary>
/// <param name="Role">Who speaks.</param>
/// <param name="Parts">Text and pictures, in order.</param>
public sealed record PromptTurn(PromptRole Role, ImmutableArray<PromptPart> Parts)
{
    /// <summary>A turn of text.</summary>
    public PromptTurn(PromptRole role, string text)
        : this(role, [new TextPart(text)])
    {
    }

    /// <summary>The turn's text, without its pictures.</summary>
    public string Text => string.Concat(Parts.OfType<TextPart>().Select(p => p.Text));
}
