namespace Flywheel.Knowledge.Import;

/// <summary>What an import did to the database.</summary>
/// <param name="Nodes">The nodes.</param>
/// <param name="Edges">The edges: those of other domains change too, as their nodes find new or nearer ones.</param>
/// <param name="Tools">The visual tools.</param>
public sealed record ImportReport(ImportCounts Nodes, ImportCounts Edges, ImportCounts Tools)
{
    /// <summary>Nothing was touched: the database held all of it already.</summary>
    public bool Unchanged => Nodes.None && Edges.None && Tools.None;
}
