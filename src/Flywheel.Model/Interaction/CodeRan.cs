using System.Collections.Immutable;
using Flywheel.Model.Chat;

namespace Flywheel.Model.Interaction;

/// <summary>A code block was run.</summary>
/// <param name="Segment">The segment that ended with it, from 1.</param>
/// <param name="Block">The code.</param>
/// <param name="Reply">What the sandbox returned.</param>
/// <param name="Shown">The pictures of the reply that the model is shown.</param>
public sealed record CodeRan(int Segment, CodeBlock Block, SandboxReply Reply, ImmutableArray<Picture> Shown) : ThinkingEvent;
