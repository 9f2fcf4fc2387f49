using Flywheel.Knowledge.Graph;

namespace Flywheel.Worker.Dashboard.Knowledge;

/// <summary>
/// A drawing of a node among its nearest: its parent above it, its children below, on the left what it requires, on the right what requires
/// it, and on both sides what it resembles. Every box has a place of its own in one of three columns, so nothing overlaps, however long the
/// names.
/// </summary>
internal sealed class Neighbourhood
{
    private const int MostChildren = 8;
    private const int MostRequired = 4;
    private const int MostRelated = 6;
    private const int BoxWidth = 272;
    private const int BoxHeight = 48;
    private const int Pitch = 60;
    private const int HeadingHeight = 22;
    private const int Margin = 8;
    private const int LettersInLine = 38;

    private static readonly int[] Columns = [Margin, 344, 680];

    private readonly List<NeighbourBox> _boxes = [];
    private readonly List<NeighbourLine> _lines = [];
    private readonly List<NeighbourHeading> _headings = [];

    /// <summary>Draws the neighbourhood of a node.</summary>
    public Neighbourhood(KnowledgeGraph graph, KnowledgeNode node)
    {
        var requires = Edges(graph, node, KnowledgeEdgeKind.Requires);
        var related = Edges(graph, node, KnowledgeEdgeKind.Related);
        KnowledgeNode[] requiredBy = [.. graph.Edges.Where(e => e.Kind == KnowledgeEdgeKind.Requires && e.To == node).Select(e => e.From)];
        More = Math.Max(0, node.Children.Count - MostChildren) + Math.Max(0, requires.Length - MostRequired) + Math.Max(0, requiredBy.Length - MostRequired) + Math.Max(0, related.Length - MostRelated);
        var centre = AddMiddle(node);
        KnowledgeNode[] near = [.. related.Take(MostRelated)];
        var half = (near.Length + 1) / 2;
        AddSide(0, centre, ("Requires", requires), ("Related", near[..half]));
        AddSide(2, centre, ("Required by", requiredBy), ("Related", near[half..]));
        Height = Math.Max(_boxes.Max(b => b.Y) + BoxHeight, centre.Y + BoxHeight) + Margin;
    }

    /// <summary>The drawing's width; its units are pixels where it is shown at full size.</summary>
    public static int Width => Columns[^1] + BoxWidth + Margin;

    /// <summary>The drawing's height.</summary>
    public int Height { get; }

    /// <summary>Neighbours that found no place.</summary>
    public int More { get; }

    /// <summary>The nodes, the one in the middle among them.</summary>
    public IReadOnlyList<NeighbourBox> Boxes => _boxes;

    /// <summary>What joins them.</summary>
    public IReadOnlyList<NeighbourLine> Lines => _lines;

    /// <summary>What the sides say.</summary>
    public IReadOnlyList<NeighbourHeading> Headings => _headings;

    /// <summary>A box's width.</summary>
    public static int WidthOfBox => BoxWidth;

    /// <summary>A box's height.</summary>
    public static int HeightOfBox => BoxHeight;

    private static KnowledgeNode[] Edges(KnowledgeGraph graph, KnowledgeNode node, KnowledgeEdgeKind kind) => [.. graph.EdgesFrom(node).Where(e => e.Kind == kind).Select(e => e.To)];

    private NeighbourBox AddMiddle(KnowledgeNode node)
    {
        var y = Margin;
        var (left, middle) = (Columns[1], Columns[1] + (BoxWidth / 2));
        if (node.Parent is { } parent)
        {
            Add(parent, left, y, "parent");
            _lines.Add(new NeighbourLine($"M{middle} {y + BoxHeight}V{y + Pitch + 12}", "tree"));
            y += Pitch + 12;
        }

        var centre = Add(node, left, y, "self");
        y += BoxHeight + 24;
        const int indent = 24;
        foreach (var child in node.Children.Take(MostChildren))
        {
            Add(child, left + indent, y, "child");
            _lines.Add(new NeighbourLine($"M{left + 10} {centre.Y + BoxHeight}V{y + (BoxHeight / 2)}H{left + indent}", "tree"));
            y += Pitch;
        }

        return centre;
    }

    private void AddSide(int column, NeighbourBox centre, params (string Heading, KnowledgeNode[] Nodes)[] groups)
    {
        var y = Margin;
        foreach (var (heading, nodes) in groups.Where(g => g.Nodes.Length > 0))
        {
            _headings.Add(new NeighbourHeading(heading, Columns[column], y + 14));
            y += HeadingHeight;
            foreach (var node in nodes.Take(MostRequired))
            {
                Add(node, Columns[column], y, heading == "Related" ? "related" : "required");
                var (from, to) = column == 0 ? (centre.X, Columns[0] + BoxWidth) : (centre.X + BoxWidth, Columns[2]);
                var (fromY, toY, middle) = (centre.Y + (BoxHeight / 2), y + (BoxHeight / 2), (from + to) / 2);
                _lines.Add(new NeighbourLine($"M{from} {fromY}C{middle} {fromY} {middle} {toY} {to} {toY}", heading == "Related" ? "related" : "required"));
                y += Pitch;
            }

            y += Margin;
        }
    }

    private NeighbourBox Add(KnowledgeNode node, int x, int y, string role)
    {
        var box = new NeighbourBox(node, x, y, role, Wrap(node.Name));
        _boxes.Add(box);
        return box;
    }

    /// <summary>One or two lines that fit the box; a name too long for two ends in an ellipsis.</summary>
    private static string[] Wrap(string name)
    {
        if (name.Length <= LettersInLine)
        {
            return [name];
        }

        var cut = name.LastIndexOf(' ', LettersInLine);
        var first = cut > LettersInLine / 2 ? name[..cut] : name[..LettersInLine];
        var rest = name[first.Length..].TrimStart();
        return [first, rest.Length <= LettersInLine ? rest : rest[..(LettersInLine - 1)].TrimEnd() + "…"];
    }
}
