using Flywheel.Knowledge.Graph;

namespace Flywheel.Knowledge.Outlines;

/// <summary>One line of an outline.</summary>
/// <param name="Line">Its line in the file, from 1; 0 when the outline was not read from a file.</param>
/// <param name="Parent">The index of the node above it in <see cref="Outline.Nodes"/>; -1 for the root.</param>
/// <param name="Level">How deep it lies.</param>
/// <param name="Name">As written, 3 to 100 characters.</param>
/// <param name="FigureKinds">The kinds that a topic names, sorted; empty for other levels.</param>
/// <param name="Requires">The indices of the topics that a topic requires, ascending; empty for other levels.</param>
public sealed record OutlineNode(
    int Line, int Parent, KnowledgeLevel Level, string Name, IReadOnlyList<string> FigureKinds, IReadOnlyList<int> Requires);
