namespace Flywheel.Worker.Dashboard.Knowledge;

/// <summary>A node of a draft that another domain seems to have, and what was decided about it.</summary>
/// <param name="Id">The draft's node.</param>
/// <param name="Name">Its name.</param>
/// <param name="Level">How deep it lies.</param>
/// <param name="Below">How many nodes lie below it.</param>
/// <param name="TwinId">The node of the other domain.</param>
/// <param name="TwinPath">Where that stands.</param>
/// <param name="Likeness">How alike the names are, at most 1.</param>
/// <param name="Dropped">Whether the existing node is used in its place: then it left the draft with all below it.</param>
internal sealed record DraftDuplicate(string Id, string Name, string Level, int Below, string TwinId, string TwinPath, double Likeness, bool Dropped);
