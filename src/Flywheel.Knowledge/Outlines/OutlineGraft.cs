namespace Flywheel.Knowledge.Outlines;

/// <summary>A node that people added to a domain beside its outline; it is put back whenever the outline is imported.</summary>
/// <param name="ParentId">Id of the node that it is put below: a topic gains a concept, a concept a principle.</param>
/// <param name="Name">Its name.</param>
/// <param name="Principle">The first principle of a new concept; null for a new principle.</param>
public sealed record OutlineGraft(string ParentId, string Name, string? Principle);
