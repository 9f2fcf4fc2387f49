using Flywheel.Model.Chat;

namespace Flywheel.Model.Serving;

/// <summary>A request for a chat completion, read and checked.</summary>
/// <param name="Generation">What is asked of the generator.</param>
/// <param name="Streams">Whether the reply is sent piece by piece.</param>
/// <param name="IncludesUsage">Whether a stream ends with the numbers of tokens.</param>
internal sealed record ServedRequest(GenerationRequest Generation, bool Streams, bool IncludesUsage);
