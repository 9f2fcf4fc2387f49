using System.Collections.Immutable;

namespace Flywheel.Synthesis.Datasets;

/// <summary>A conversation to train on.</summary>
/// <param name="Id">The problem's id.</param>
/// <param name="Messages">The turns, in order.</param>
/// <param name="Pictures">PNG files, in the order of their places in the text.</param>
internal sealed record Conversation(string Id, ImmutableArray<ConversationTurn> Messages, ImmutableArray<byte[]> Pictures);
