using Flywheel.Model.Qwen;

namespace Flywheel.Model.Decoding;

/// <summary>A prompt to continue.</summary>
/// <param name="Prompt">The prompt.</param>
/// <param name="Sampling">How to continue it.</param>
/// <param name="Deadline">How long it may take from its submission on; null for as long as it takes.</param>
public sealed record DecodeRequest(Prompt Prompt, SamplingOptions Sampling, TimeSpan? Deadline = null);
