using Flywheel.Knowledge.Graph;

namespace Flywheel.Worker.Dashboard.Knowledge;

/// <summary>A node in a drawing.</summary>
/// <param name="Node">The node.</param>
/// <param name="X">Its left edge.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Role">How it is styled: <c>self</c>, <c>parent</c>, <c>child</c>, <c>required</c> or <c>related</c>.</param>
/// <param name="Lines">Its name, in one or two lines.</param>
internal sealed record NeighbourBox(KnowledgeNode Node, int X, int Y, string Role, IReadOnlyList<string> Lines);
