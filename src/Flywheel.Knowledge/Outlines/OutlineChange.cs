using Flywheel.Knowledge.Graph;

namespace Flywheel.Knowledge.Outlines;

/// <summary>A node that differs between two versions of an outline.</summary>
/// <param name="Id">The node's id.</param>
/// <param name="Name">Its name: the new one, or of a removed node the old one.</param>
/// <param name="Level">How deep it lies, or lay.</param>
/// <param name="Kind">What became of it.</param>
public sealed record OutlineChange(string Id, string Name, KnowledgeLevel Level, OutlineChangeKind Kind);
