using Flywheel.Model.Chat;

namespace Flywheel.Model.Tests.Chat;

/// <summary>What a scripted model writes for one request.</summary>
public sealed record ScriptedText(string Text, FinishReason Reason = FinishReason.Stop)
{
    public static implicit operator ScriptedText(string text) => new(text);
}
