using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Graphs: named vertices joined by plain, weighted or directed edges.</summary>
[Vocabulary("Network graphs", "network-graph")]
internal static class NetworkGraphs
{
    /// <summary>
    /// Draws a vertex: a disc with its name inside, or a wider rounded shape if the name is long. Element <c>vertex</c>, points: its centre;
    /// text: its name; values <c>radius</c> (half of its height) and <c>half-width</c>, in pixels.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Its name; every vertex has its own.</param>
    /// <param name="x">Centre, x.</param>
    /// <param name="y">Centre, y.</param>
    /// <param name="radius">Radius in pixels, 6 to 60.</param>
    /// <param name="color">Colour of outline and name.</param>
    /// <param name="fill">Colour of the inside.</param>
    [Primitive]
    public static Element Vertex(Sketch sketch, string name, double x, double y, double radius = 17, string color = "ink", string fill = "shade")
    {
        Connectors.RequireNew(sketch, "vertex", name);
        if (!(radius is >= 6 and <= 60))
        {
            throw new FigureException($"A vertex of radius {radius:0.#} is out of range.", "Use 6 to 60 pixels.");
        }

        var center = new Point(x, y);
        var style = sketch.Style(Math.Clamp(radius * 0.95, 11, 20), name.Length > 2 ? FontFace.Sans : FontFace.SansBold, color);
        var halfWidth = Math.Max(radius, (sketch.Fonts.Measure(name, style).X / 2) + (name.Length > 2 ? 8 : 4));
        var element = sketch.Add("vertex", name, [center], name, ("radius", radius), ("half-width", halfWidth), ("color", color));
        var shape = halfWidth > radius + 2
            ? PathGeometry.Rectangle(Box.Around(center, 2 * halfWidth, 2 * radius), radius)
            : PathGeometry.Circle(center, radius);
        sketch.Fill(shape, sketch.Color("paper"));
        Essentials.Outline(sketch, shape, color, fill, 1, 2, dashed: false);
        sketch.Text(name, center, style);
        return element;
    }

    /// <summary>
    /// Draws vertices evenly around a circle, the first at the top, clockwise. Elements as of <c>Vertex</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="names">Names of the vertices, 2 to 24.</param>
    /// <param name="x">Centre of the circle, x.</param>
    /// <param name="y">Centre of the circle, y.</param>
    /// <param name="radius">Radius of the circle in pixels.</param>
    /// <param name="turn">Degrees by which the first vertex is moved clockwise from the top.</param>
    [Primitive]
    public static Element[] VertexRing(Sketch sketch, string[] names, double x, double y, double radius, double turn = 0)
    {
        if (names.Length is < 2 or > 24)
        {
            throw new FigureException($"A ring of {names.Length} vertices is out of range.", "Use 2 to 24.");
        }

        Essentials.RequirePositive(radius, "radius");
        return [.. names.Select((name, i) =>
        {
            var at = new Point(x, y) + Point.Polar(radius, 90 - turn - (360.0 * i / names.Length));
            return Vertex(sketch, name, at.X, at.Y);
        })];
    }

    /// <summary>
    /// Draws vertices in rows, evenly spaced within a rectangle. Elements as of <c>Vertex</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="rows">Names row by row; rows may differ in length.</param>
    /// <param name="x">Left of the rectangle of centres.</param>
    /// <param name="y">Top of the rectangle of centres.</param>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="height">Its height in pixels.</param>
    [Primitive]
    public static Element[] VertexRows(Sketch sketch, string[][] rows, double x, double y, double width, double height)
    {
        if (rows.Length == 0 || rows.Any(r => r.Length == 0))
        {
            throw new FigureException("Every row needs at least one vertex.");
        }

        var vertices = new List<Element>();
        for (var r = 0; r < rows.Length; r++)
        {
            for (var i = 0; i < rows[r].Length; i++)
            {
                vertices.Add(Vertex(sketch, rows[r][i], x + Share(i, rows[r].Length, width), y + Share(r, rows.Length, height)));
            }
        }

        return [.. vertices];
    }

    /// <summary>
    /// Joins two vertices. Element <c>edge</c>, name: both names joined by a hyphen; points: its ends at the vertices' borders and its middle;
    /// text: the label; values <c>from</c>, <c>to</c>, <c>directed</c> (1 or 0) and, with a label, <c>value</c> (its number).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="from">Name of the first vertex.</param>
    /// <param name="to">Name of the second vertex; the same for a loop.</param>
    /// <param name="label">Weight or other text on the edge.</param>
    /// <param name="directed">Whether it is an arrow.</param>
    /// <param name="bend">How far its middle bulges to the left of its direction, as a share of its length; 0 is straight.</param>
    /// <param name="at">Where the label sits, as a share of the way.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="width">Line width in pixels.</param>
    /// <param name="dashed">Whether the line is dashed.</param>
    [Primitive]
    public static Element Edge(Sketch sketch, string from, string to, string label = "", bool directed = false, double bend = 0, double at = 0.5, string color = "ink", double width = 1.8, bool dashed = false)
    {
        var (tail, head) = (Connectors.Require(sketch, "vertex", from), Connectors.Require(sketch, "vertex", to));
        if (!(Math.Abs(bend) <= 1.5) || !(at is >= 0 and <= 1))
        {
            throw new FigureException("The bend must be -1.5 to 1.5, and the label's place 0 to 1.");
        }

        if (tail.Index == head.Index)
        {
            return Loop(sketch, tail, label, directed, color, width);
        }

        var (a, b) = (tail.Position, head.Position);
        var control = a.Towards(b, 0.5) - ((b - a).Normal * (2 * bend));
        var (start, end) = (Border(tail, control), Border(head, control));
        Point On(double share) => start.Towards(control, share).Towards(control.Towards(end, share), share);
        var element = sketch.Add("edge", $"{from}-{to}", [start, end, On(0.5)], label, Facts(from, to, label, directed, color));
        Connectors.Curve(sketch, start, control, end, sketch.Pen(color, width, dashed), directed);
        Connectors.LabelOn(sketch, label, On(at), sketch.Style(15, Essentials.FaceOf(label), color));
        return element;
    }

    /// <summary>
    /// Traces a way along points with a broad translucent line, as with a text marker, so that what lies beneath stays readable. Element
    /// <c>trail</c>, points: its corners.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="points">At least two points.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="width">Line width in pixels.</param>
    /// <param name="opacity">0.1 to 1.</param>
    [Primitive]
    public static Element Trail(Sketch sketch, Point[] points, string color = "accent", double width = 11, double opacity = 0.38)
    {
        Essentials.RequireCount(points, 2, "A trail");
        var element = sketch.Add("trail", "", points, "", ("color", color));
        sketch.Stroke(PathGeometry.Polyline(points), new Pen(sketch.Color(color).Fade(Math.Clamp(opacity, 0.1, 1)), width));
        return element;
    }

    private static Element Loop(Sketch sketch, Element vertex, string label, bool directed, string color, double width)
    {
        var (center, radius) = (vertex.Position, vertex.Find("radius")!.Value.Number);
        var outwards = (center - sketch.Canvas.Center).Direction;
        var (start, end) = (center + Point.Polar(radius, outwards + 28), center + Point.Polar(radius, outwards - 28));
        var (reach1, reach2) = (center + Point.Polar(radius * 3.4, outwards + 34), center + Point.Polar(radius * 3.4, outwards - 34));
        var top = center + Point.Polar(radius * 2.75, outwards);
        var element = sketch.Add("edge", $"{vertex.Name}-{vertex.Name}", [start, end, top], label, Facts(vertex.Name, vertex.Name, label, directed, color));
        var pen = sketch.Pen(color, width);
        sketch.Stroke(new PathBuilder().MoveTo(start).CubicTo(reach1, reach2, directed ? end + ((reach2 - end).Unit * Connectors.HeadLength(pen) * 0.7) : end).Build(), pen);
        if (directed)
        {
            Connectors.Head(sketch, reach2, end, pen);
        }

        Connectors.LabelOn(sketch, label, top, sketch.Style(15, Essentials.FaceOf(label), color));
        return element;
    }

    private static (string, ElementValue)[] Facts(string from, string to, string label, bool directed, string color)
    {
        (string, ElementValue)[] facts = [("from", from), ("to", to), ("directed", directed), ("color", color)];
        return label.Length == 0 ? facts : [.. facts, ("value", Connectors.ValueOf(label))];
    }

    private static Point Border(Element vertex, Point towards)
    {
        var (radius, halfWidth) = (vertex.Find("radius")!.Value.Number, vertex.Find("half-width")!.Value.Number);
        return halfWidth > radius + 2
            ? Connectors.BoxBorder(vertex.Position, halfWidth, radius, towards)
            : vertex.Position + ((towards - vertex.Position).Unit * radius);
    }

    private static double Share(int index, int count, double extent) => count == 1 ? extent / 2 : extent * index / (count - 1);
}
