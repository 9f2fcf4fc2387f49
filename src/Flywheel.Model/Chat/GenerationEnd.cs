namespace Flywheel.Model.Chat;

/// <summary>How a generation ended and what it used.</summary>
/// <param name="Reason">Why it stopped.</param>
/// <param name="StopString">The stop string that came up; null if the model ended by itself, or the generator cannot tell.</param>
/// <param name="PromptTokens">Tokens read, pictures included; 0 where unknown.</param>
/// <param name="CompletionTokens">Tokens written; 0 where unknown.</param>
public sealed record GenerationEnd(FinishReason Reason, string? StopString, int PromptTokens, int CompletionTokens);
