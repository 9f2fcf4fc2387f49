namespace Flywheel.Model.Chat;

/// <summary>What the requests to a model came to.</summary>
/// <param name="Requests">Requests, each counted once however often it was tried.</param>
/// <param name="Failures">Requests that failed for good.</param>
/// <param name="Retries">Attempts beyond the first of each request.</param>
/// <param name="Uncounted">Requests that were answered at least in part but for which the server told no numbers, such as broken streams.</param>
/// <param name="PromptTokens">Tokens read.</param>
/// <param name="CompletionTokens">Tokens written.</param>
/// <param name="Cost">The price of the tokens counted, in the currency of the prices.</param>
public sealed record TokenUsage(long Requests, long Failures, long Retries, long Uncounted, long PromptTokens, long CompletionTokens, decimal Cost);
