using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Rooted trees, drawn tidily from a bracket notation.</summary>
[Vocabulary("Tree diagrams", "tree-diagram")]
internal static class TreeDiagrams
{
    private const int MostNodes = 127;
    private const double TextSize = 15;

    /// <summary>
    /// Draws a rooted tree. The notation lists a node's children in brackets: <c>A(B(D, E), C)</c>; a hyphen stands for a missing child of a
    /// binary tree: <c>8(3(-, 6), 10)</c>; a text before a colon labels the branch to a node: <c>Start(heads: H, tails: T)</c>. Elements
    /// <c>tree-node</c> in preorder, name: its label (numbered from the second of that label on, as in <c>A#2</c>), points: its centre; text:
    /// its label; values <c>id</c> (preorder number from 0), <c>parent</c> (the parent's id, -1 for the root), <c>depth</c> (root 0),
    /// <c>children</c>, <c>leaf</c> (1 or 0), <c>side</c> (place among its parent's children from 0, missing ones counted) and <c>value</c>
    /// (the number in its label, if any); and <c>tree-edge</c>, points: both ends; text: its label; values <c>from</c> and <c>to</c> (ids).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="notation">The tree; at most 127 nodes.</param>
    /// <param name="x">Left of the area that it fills.</param>
    /// <param name="y">Top of the area.</param>
    /// <param name="width">Width of the area in pixels; 0 for the rest of the canvas.</param>
    /// <param name="height">Height of the area in pixels; 0 for the rest of the canvas.</param>
    /// <param name="shape">circle, box or plain.</param>
    /// <param name="grow">down or right.</param>
    /// <param name="fill">Colour of the nodes' inside.</param>
    [Primitive]
    public static Element[] Tree(Sketch sketch, string notation, double x = 20, double y = 20, double width = 0, double height = 0, string shape = "circle", string grow = "down", string fill = "shade")
    {
        if (shape is not ("circle" or "box" or "plain"))
        {
            throw new FigureException($"There is no node shape \"{shape}\".", "Shapes are circle, box and plain.");
        }

        if (grow is not ("down" or "right"))
        {
            throw new FigureException($"A tree cannot grow \"{grow}\".", "Use down or right.");
        }

        var area = new Box(x, y, x + (width > 0 ? width : sketch.Width - x - 20), y + (height > 0 ? height : sketch.Height - y - 20));
        var nodes = new TreeNotation(notation, MostNodes).Nodes;
        var spots = Place(sketch, nodes, area, shape, grow);
        return Draw(sketch, nodes, spots, shape, grow, fill);
    }

    /// <summary>Centres and half sizes of the nodes: leaves take equal shares of the breadth, parents stand over the middle of their children.</summary>
    private static Spot[] Place(Sketch sketch, IReadOnlyList<TreeNotation.Node> nodes, Box area, string shape, string grow)
    {
        var slots = new double[nodes.Count];
        var next = 0;
        Slot(0);
        var levels = nodes.Max(n => n.Depth);
        var across = grow == "down" ? area.Width : area.Height;
        var style = sketch.Style(TextSize);
        var sizes = nodes.Select(n => Size(sketch, n.Label, style, shape)).ToArray();
        var margin = new Point(sizes.Max(s => s.X), sizes.Max(s => s.Y));
        var inner = new Box(area.Left + margin.X, area.Top + margin.Y, area.Right - margin.X, area.Bottom - margin.Y);
        if (inner.IsEmpty)
        {
            throw new FigureException($"A tree does not fit into {area.Width:0} x {area.Height:0} pixels.", "Give it more room or shorten its labels.");
        }

        var breadth = Math.Max(1, next - 1);
        return [.. nodes.Select((n, i) =>
        {
            var (u, v) = (next == 1 ? 0.5 : slots[i] / breadth, levels == 0 ? 0.5 : (double)n.Depth / levels);
            return new Spot(
                grow == "down" ? new Point(inner.Left + (u * inner.Width), inner.Top + (v * inner.Height)) : new Point(inner.Left + (v * inner.Width), inner.Top + (u * inner.Height)),
                sizes[i]);
        })];

        double Slot(int id)
        {
            var children = nodes[id].Children;
            if (children.All(c => c < 0))
            {
                return slots[id] = next++;
            }

            // A missing child keeps its place, so that the other one leans to its own side.
            var places = children.Select(c => c < 0 ? next++ : Slot(c)).ToArray();
            return slots[id] = (places[0] + places[^1]) / 2;
        }
    }

    private static Element[] Draw(Sketch sketch, IReadOnlyList<TreeNotation.Node> nodes, Spot[] spots, string shape, string grow, string fill)
    {
        for (var i = 1; i < nodes.Count; i++)
        {
            DrawEdge(sketch, nodes, spots, i, shape, grow);
        }

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var elements = new Element[nodes.Count];
        for (var i = 0; i < nodes.Count; i++)
        {
            var count = seen[nodes[i].Label] = seen.GetValueOrDefault(nodes[i].Label) + 1;
            elements[i] = DrawNode(sketch, nodes[i], i, count == 1 ? nodes[i].Label : $"{nodes[i].Label}#{count}", spots[i], shape, fill);
        }

        return elements;
    }

    private static void DrawEdge(Sketch sketch, IReadOnlyList<TreeNotation.Node> nodes, Spot[] spots, int id, string shape, string grow)
    {
        var (parent, child) = (spots[nodes[id].Parent], spots[id]);
        Point a, b;
        if (shape == "circle")
        {
            var along = (child.Center - parent.Center).Unit;
            (a, b) = (parent.Center + (along * parent.Half.Y), child.Center - (along * child.Half.Y));
        }
        else
        {
            var down = grow == "down";
            a = parent.Center + (down ? new Point(0, parent.Half.Y) : new Point(parent.Half.X, 0));
            b = child.Center - (down ? new Point(0, child.Half.Y) : new Point(child.Half.X, 0));
        }

        var branch = nodes[id].Branch;
        sketch.Add("tree-edge", "", [a, b], branch, ("from", nodes[id].Parent), ("to", id));
        sketch.Stroke(PathGeometry.Line(a, b), sketch.Pen(width: 1.7));
        Connectors.LabelOn(sketch, branch, a.Towards(b, 0.5), sketch.Style(13));
    }

    private static Element DrawNode(Sketch sketch, TreeNotation.Node node, int id, string name, Spot spot, string shape, string fill)
    {
        var value = Connectors.ValueOf(node.Label);
        (string, ElementValue)[] facts =
        [
            ("id", id), ("parent", node.Parent), ("depth", node.Depth), ("side", node.Side),
            ("children", node.Children.Count(c => c >= 0)), ("leaf", node.Children.All(c => c < 0)),
        ];
        var element = sketch.Add("tree-node", name, [spot.Center], node.Label, value.IsNumber ? [.. facts, ("value", value)] : facts);
        var outline = shape == "circle" && spot.Half.X <= spot.Half.Y + 1
            ? PathGeometry.Circle(spot.Center, spot.Half.Y)
            : PathGeometry.Rectangle(Box.Around(spot.Center, 2 * spot.Half.X, 2 * spot.Half.Y), shape == "circle" ? spot.Half.Y : 5);
        if (shape != "plain")
        {
            sketch.Fill(outline, sketch.Color("paper"));
            Essentials.Outline(sketch, outline, "ink", fill, 1, 1.8, dashed: false);
        }

        sketch.Text(node.Label, spot.Center, sketch.Style(TextSize));
        return element;
    }

    private static Point Size(Sketch sketch, string label, TextStyle style, string shape)
    {
        var half = sketch.Fonts.Measure(label, style).X / 2;
        return shape switch
        {
            "circle" => new Point(Math.Max(17, half + 7), 17),
            "box" => new Point(Math.Max(16, half + 8), 14),
            _ => new Point(half + 3, 11),
        };
    }

    private readonly record struct Spot(Point Center, Point Half);
}
