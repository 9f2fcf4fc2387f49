namespace Flywheel.Model.Decoding;

/// <summary>What an engine computed and what it was spared, over all requests.</summary>
/// <param name="PromptTokens">Prompt tokens that were computed.</param>
/// <param name="ReusedTokens">Prompt tokens that were cached from earlier requests.</param>
/// <param name="Pictures">Pictures that went through the vision tower.</param>
/// <param name="Steps">Decode steps; each makes one token for every request under way.</param>
/// <param name="Tokens">Tokens that were made.</param>
public sealed record EngineCounts(long PromptTokens, long ReusedTokens, long Pictures, long Steps, long Tokens);
