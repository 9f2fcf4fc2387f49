using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Tools;
using Flywheel.Worker.Dashboard.Knowledge;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Flywheel.Worker.Dashboard.Pages.Knowledge;

/// <summary>A node: where it stands, what lies below and around it, and how often it was used.</summary>
internal sealed class NodeModel(KnowledgeCatalog catalog) : PageModel
{
    public KnowledgeGraph Graph { get; private set; } = null!;

    public KnowledgeCoverage Coverage { get; private set; } = null!;

    public KnowledgeNode Node { get; private set; } = null!;

    public Neighbourhood Neighbourhood { get; private set; } = null!;

    /// <summary>The nodes from the domain down to the one above.</summary>
    public IReadOnlyList<KnowledgeNode> Above { get; private set; } = [];

    /// <summary>The tools that fit its figure kinds.</summary>
    public IReadOnlyList<VisualTool> Tools { get; private set; } = [];

    public IReadOnlyList<KnowledgeEdge> Requires { get; private set; } = [];

    public IReadOnlyList<KnowledgeNode> RequiredBy { get; private set; } = [];

    public IReadOnlyList<KnowledgeEdge> Related { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Neighbourhood = new Neighbourhood(Graph, Node);
        var above = new List<KnowledgeNode>();
        for (var node = Node.Parent; node is not null; node = node.Parent)
        {
            above.Insert(0, node);
        }

        Above = above;
        Tools = [.. Graph.Tools.Where(t => t.FigureKinds.Intersect(Node.FigureKinds, StringComparer.Ordinal).Any())];
        Requires = [.. Graph.EdgesFrom(Node).Where(e => e.Kind == KnowledgeEdgeKind.Requires)];
        Related = [.. Graph.EdgesFrom(Node).Where(e => e.Kind == KnowledgeEdgeKind.Related)];
        RequiredBy = [.. Graph.Edges.Where(e => e.Kind == KnowledgeEdgeKind.Requires && e.To == Node).Select(e => e.From)];
        return Page();
    }

    /// <summary>The tree's next level, for a branch of it that is opened in place.</summary>
    public async Task<IActionResult> OnGetChildrenAsync(string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ? Partial("_Children", new NodeChildren(Node, Coverage)) : NotFound();

    private async Task<bool> FindAsync(string id, CancellationToken cancellationToken)
    {
        Graph = await catalog.ReadGraphAsync(cancellationToken);
        if (Graph.Find(id) is not { } node)
        {
            return false;
        }

        Node = node;
        Coverage = await catalog.ReadCoverageAsync(Graph, run: null, cancellationToken);
        return true;
    }
}
