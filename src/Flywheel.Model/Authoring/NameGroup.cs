using System.Collections.Immutable;

namespace Flywheel.Model.Authoring;

/// <summary>Names that mean one thing.</summary>
/// <param name="Name">The name that stands for all: the known one, or of new ones the one that was proposed most.</param>
/// <param name="IsKnown">Whether it was known before.</param>
/// <param name="Members">The proposed names and how often each was, most first.</param>
public sealed record NameGroup(string Name, bool IsKnown, ImmutableArray<KeyValuePair<string, int>> Members);
