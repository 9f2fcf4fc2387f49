using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>
/// Solids in parallel projection, hidden edges dashed, fitted to the canvas. Each records an element <c>solid</c> named after its shape;
/// polyhedra record every edge as <c>edge</c> (value <c>hidden</c>) and every corner as <c>point</c> if named, else as <c>vertex</c>.
/// </summary>
[Vocabulary("Solids", "solid-projection")]
internal static class Solids
{
    private const double Margin = 52;

    /// <summary>
    /// Draws a cuboid. Corners are named anticlockwise round the base from the front left, then the same round the top. Element
    /// <c>solid</c>, values <c>width</c>, <c>depth</c>, <c>height</c>; labelled edges carry their label as text.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="width">From left to right.</param>
    /// <param name="depth">From front to back.</param>
    /// <param name="height">From bottom to top.</param>
    /// <param name="widthLabel">Label of the lower front edge.</param>
    /// <param name="depthLabel">Label of the lower right edge.</param>
    /// <param name="heightLabel">Label of the left front edge.</param>
    /// <param name="names">Names of the eight corners; empty for none.</param>
    /// <param name="color">Tint of the faces.</param>
    [Primitive]
    public static Element Cuboid(Sketch sketch, double width, double depth, double height, string widthLabel = "", string depthLabel = "", string heightLabel = "", string[]? names = null, string color = "blue")
    {
        Essentials.RequirePositive(width, "width");
        Essentials.RequirePositive(depth, "depth");
        Essentials.RequirePositive(height, "height");
        Vector3[] corners = [new(0, 0, 0), new(width, 0, 0), new(width, depth, 0), new(0, depth, 0), new(0, 0, height), new(width, 0, height), new(width, depth, height), new(0, depth, height)];
        var labels = new Dictionary<(int, int), string> { [(0, 1)] = widthLabel, [(1, 2)] = depthLabel, [(0, 4)] = heightLabel };
        return Polyhedron.Draw(sketch, "cuboid", ParallelView.Oblique, corners, PrismFaces(4), names ?? [], labels, color, Margin, ("width", width), ("depth", depth), ("height", height));
    }

    /// <summary>
    /// Draws an upright prism over a regular polygon. Corners are named round the base, then round the top. Element <c>solid</c>, values
    /// <c>sides</c>, <c>radius</c>, <c>height</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="sides">Corners of the base, 3 to 12.</param>
    /// <param name="radius">From the base's centre to its corners.</param>
    /// <param name="height">Height of the prism.</param>
    /// <param name="heightLabel">Label of an upright edge.</param>
    /// <param name="sideLabel">Label of a base edge.</param>
    /// <param name="names">Names of the corners; empty for none.</param>
    /// <param name="azimuth">Turns the prism about its axis, degrees.</param>
    /// <param name="color">Tint of the faces.</param>
    [Primitive]
    public static Element Prism(Sketch sketch, int sides, double radius, double height, string heightLabel = "", string sideLabel = "", string[]? names = null, double azimuth = 17, string color = "blue")
    {
        var ring = Ring(sides, radius, height);
        Vector3[] corners = [.. ring, .. ring.Select(v => v + new Vector3(0, 0, height))];
        var view = ParallelView.From(azimuth, 22);
        var front = FrontEdge(ring, view);
        var labels = new Dictionary<(int, int), string> { [(Leftmost(ring, view), Leftmost(ring, view) + sides)] = heightLabel, [front] = sideLabel };
        return Polyhedron.Draw(sketch, "prism", view, corners, PrismFaces(sides), names ?? [], labels, color, Margin, ("sides", sides), ("radius", radius), ("height", height));
    }

    /// <summary>
    /// Draws a pyramid over a regular polygon, its apex above the centre. Corners are named round the base, the apex last. Element
    /// <c>solid</c>, values <c>sides</c>, <c>radius</c>, <c>height</c>; with a height label, the height is an element <c>height</c>, points:
    /// apex and foot.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="sides">Corners of the base, 3 to 12.</param>
    /// <param name="radius">From the base's centre to its corners.</param>
    /// <param name="height">Height of the pyramid.</param>
    /// <param name="heightLabel">Label of the height, which is then drawn dashed.</param>
    /// <param name="sideLabel">Label of a base edge.</param>
    /// <param name="names">Names of the corners; empty for none.</param>
    /// <param name="azimuth">Turns the pyramid about its axis, degrees.</param>
    /// <param name="color">Tint of the faces.</param>
    [Primitive]
    public static Element Pyramid(Sketch sketch, int sides, double radius, double height, string heightLabel = "", string sideLabel = "", string[]? names = null, double azimuth = 17, string color = "blue")
    {
        var ring = Ring(sides, radius, height);
        var view = ParallelView.From(azimuth, 22);
        var apex = new Vector3(0, 0, height);
        int[][] faces = [[.. Enumerable.Range(0, sides)], .. Enumerable.Range(0, sides).Select(i => new[] { i, (i + 1) % sides, sides })];
        var labels = new Dictionary<(int, int), string> { [FrontEdge(ring, view)] = sideLabel };
        var solid = Polyhedron.Draw(sketch, "pyramid", view, [.. ring, apex], faces, names ?? [], labels, color, Margin, ("sides", sides), ("radius", radius), ("height", height));
        if (heightLabel.Length > 0)
        {
            var placement = Placement.Fit(sketch, view, [.. ring, apex], Margin);
            Dimension(sketch, "height", placement.Map(apex), placement.Map(default), heightLabel);
        }

        return solid;
    }

    /// <summary>
    /// Draws an upright cylinder. Element <c>solid</c>, points: centres of base and top; values <c>radius</c>, <c>height</c>. Labels draw
    /// elements <c>radius</c> (from the top's centre) and <c>height</c> (beside it).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="radius">Radius of the base.</param>
    /// <param name="height">Height.</param>
    /// <param name="radiusLabel">Label of the radius.</param>
    /// <param name="heightLabel">Label of the height.</param>
    /// <param name="color">Tint of the surface.</param>
    [Primitive]
    public static Element Cylinder(Sketch sketch, double radius, double height, string radiusLabel = "", string heightLabel = "", string color = "blue")
    {
        var (bottom, top, rx, ry) = Round(sketch, radius, height, radius);
        var element = sketch.Add("solid", "cylinder", [bottom, top], "", ("radius", radius), ("height", height));
        var side = new Point(rx, 0);
        var hull = new PathBuilder().MoveTo(top - side).LineTo(bottom - side).ArcTo(bottom, rx, ry, 180, 180).LineTo(top + side).ArcTo(top, rx, ry, 0, 180).Close().Build();
        sketch.Fill(hull, sketch.Color(color).Fade(0.14));
        sketch.Stroke(new PathBuilder().MoveTo(bottom + side).ArcTo(bottom, rx, ry, 0, 180).Build(), sketch.Pen("muted", 1.4, dashed: true));
        sketch.Stroke(new PathBuilder().MoveTo(top - side).LineTo(bottom - side).ArcTo(bottom, rx, ry, 180, 180).LineTo(top + side).Build(), sketch.Pen());
        sketch.Stroke(new PathBuilder().AddEllipse(top, rx, ry).Build(), sketch.Pen());
        RadiusAndHeight(sketch, top, top + side, radiusLabel, top + side + new Point(16, 0), bottom + side + new Point(16, 0), heightLabel);
        return element;
    }

    /// <summary>
    /// Draws an upright cone. Element <c>solid</c>, points: centre of the base and apex; values <c>radius</c>, <c>height</c>. Labels draw
    /// elements <c>radius</c>, <c>height</c> and <c>slant</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="radius">Radius of the base.</param>
    /// <param name="height">Height.</param>
    /// <param name="radiusLabel">Label of the radius.</param>
    /// <param name="heightLabel">Label of the height.</param>
    /// <param name="slantLabel">Label of the slant side.</param>
    /// <param name="color">Tint of the surface.</param>
    [Primitive]
    public static Element Cone(Sketch sketch, double radius, double height, string radiusLabel = "", string heightLabel = "", string slantLabel = "", string color = "blue")
    {
        var (bottom, apex, rx, ry) = Round(sketch, radius, height, 0);
        var element = sketch.Add("solid", "cone", [bottom, apex], "", ("radius", radius), ("height", height));

        // The outline leaves the base where the lines from the apex touch the ellipse.
        var touch = Math.Asin(Math.Min(1, ry / (bottom.Y - apex.Y))) * 180 / Math.PI;
        var right = bottom + new Point(rx * Math.Cos(touch * Math.PI / 180), -ry * Math.Sin(touch * Math.PI / 180));
        var left = new Point((2 * bottom.X) - right.X, right.Y);
        var hull = new PathBuilder().MoveTo(apex).LineTo(left).ArcTo(bottom, rx, ry, 180 - touch, 180 + (2 * touch)).LineTo(apex);
        sketch.Fill(hull.Build(), sketch.Color(color).Fade(0.14));
        sketch.Stroke(new PathBuilder().MoveTo(right).ArcTo(bottom, rx, ry, touch, 180 - (2 * touch)).Build(), sketch.Pen("muted", 1.4, dashed: true));
        sketch.Stroke(hull.Close().Build(), sketch.Pen());
        RadiusAndHeight(sketch, bottom, bottom + new Point(rx, 0), radiusLabel, apex, bottom, heightLabel);
        if (slantLabel.Length > 0)
        {
            sketch.Add("slant", "", [apex, left], slantLabel);
            sketch.Label(slantLabel, apex.Towards(left, 0.5), sketch.Style(15, Essentials.FaceOf(slantLabel), halo: true), 6, new Point(-1, -0.5));
        }

        return element;
    }

    /// <summary>
    /// Draws a sphere with its equator. Element <c>solid</c>, points: its centre; value <c>radius</c>. A label draws an element
    /// <c>radius</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="radius">Radius, in its own unit.</param>
    /// <param name="radiusLabel">Label of the radius.</param>
    /// <param name="color">Tint of the surface.</param>
    [Primitive]
    public static Element Sphere(Sketch sketch, double radius, string radiusLabel = "", string color = "blue")
    {
        Essentials.RequirePositive(radius, "radius");
        var center = sketch.Canvas.Center;
        var r = Math.Round((Math.Min(sketch.Width, sketch.Height) / 2) - Margin);
        var element = sketch.Add("solid", "sphere", [center], "", ("radius", radius));
        sketch.Fill(PathGeometry.Circle(center, r), sketch.Color(color).Fade(0.14));
        sketch.Stroke(PathGeometry.Circle(center, r), sketch.Pen());
        sketch.Stroke(new PathBuilder().MoveTo(center + new Point(r, 0)).ArcTo(center, r, r * 0.28, 0, 180).Build(), sketch.Pen("muted", 1.4, dashed: true));
        sketch.Stroke(new PathBuilder().MoveTo(center - new Point(r, 0)).ArcTo(center, r, r * 0.28, 180, 180).Build(), sketch.Pen("ink", 1.4));
        RadiusAndHeight(sketch, center, center + new Point(r, 0), radiusLabel, default, default, "");
        return element;
    }

    /// <summary>
    /// Draws a building of unit cubes in isometric view. Element <c>solid</c> named cubes, then for every cube, seen or not, an element
    /// <c>cube</c>, points: middle of its top; values <c>row</c> and <c>column</c> (from 1, row 1 at the back), <c>level</c> (from 1).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="heights">Rows of stack heights, the back row first; 0 for no stack. At most 8 x 8 stacks of 8.</param>
    /// <param name="color">Tint of the cubes.</param>
    [Primitive]
    public static Element CubeStack(Sketch sketch, double[][] heights, string color = "blue")
    {
        RequireHeights(heights);
        var (rows, columns, tallest) = (heights.Length, heights.Max(r => r.Length), heights.Max(r => r.Max()));
        var view = ParallelView.From(45, 33);
        Vector3[] corners = [.. from x in new double[] { 0, columns } from y in new double[] { 0, rows } from z in new[] { 0, tallest } select new Vector3(x, y, z)];
        var placement = Placement.Fit(sketch, view, corners, 36, largest: 62);
        var element = sketch.Add("solid", "cubes", [.. Quad(placement, default, new(columns, 0, 0), new(0, rows, 0))], "", ("rows", rows), ("columns", columns));
        sketch.Fill(PathGeometry.Polygon(element.Points.AsSpan()), sketch.Color("shade"));
        sketch.Stroke(PathGeometry.Polygon(element.Points.AsSpan()), sketch.Pen("grid", 1));
        foreach (var (row, column) in from row in Enumerable.Range(0, rows) from column in Enumerable.Range(0, heights[row].Length) select (row, column))
        {
            for (var level = 0; level < heights[row][column]; level++)
            {
                Cube(sketch, placement, new Vector3(column, rows - 1 - row, level), row, sketch.Color(color));
            }
        }

        return element;
    }

    /// <summary>
    /// Draws a segment between two named corners, such as a diagonal. Element <c>segment</c> named after both, points: its ends.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="from">Name of one point.</param>
    /// <param name="to">Name of the other.</param>
    /// <param name="label">Text beside its middle.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="dashed">Whether it is dashed, as inside a solid.</param>
    [Primitive]
    public static Element Diagonal(Sketch sketch, string from, string to, string label = "", string color = "accent", bool dashed = false) =>
        Essentials.Segment(sketch, Named(sketch, from), Named(sketch, to), label, color, 2, dashed, from + to);

    private static Point Named(Sketch sketch, string name) =>
        sketch.Elements.FirstOrDefault(e => e.Kind is "point" && string.Equals(e.Name, name, StringComparison.Ordinal))?.Position
        ?? throw new FigureException($"There is no point \"{name}\".", "Name the corners when you draw the solid.");

    private static Vector3[] Ring(int sides, double radius, double height)
    {
        if (sides is < 3 or > 12)
        {
            throw new FigureException($"A base with {sides} corners cannot be drawn.", "Use 3 to 12.");
        }

        Essentials.RequirePositive(radius, "radius");
        Essentials.RequirePositive(height, "height");
        return [.. Enumerable.Range(0, sides).Select(i => Around(i * 2 * Math.PI / sides))];

        Vector3 Around(double angle) => new(radius * Math.Cos(angle), radius * Math.Sin(angle), 0);
    }

    private static int[][] PrismFaces(int sides) =>
    [
        [.. Enumerable.Range(0, sides)],
        [.. Enumerable.Range(sides, sides)],
        .. Enumerable.Range(0, sides).Select(i => new[] { i, (i + 1) % sides, ((i + 1) % sides) + sides, i + sides }),
    ];

    private static (int, int) FrontEdge(Vector3[] ring, ParallelView view)
    {
        var edge = Enumerable.Range(0, ring.Length).MaxBy(i => (ring[i] + ring[(i + 1) % ring.Length]).Dot(view.Toward));
        return (edge, (edge + 1) % ring.Length);
    }

    private static int Leftmost(Vector3[] ring, ParallelView view) => Enumerable.Range(0, ring.Length).MinBy(i => ring[i].Dot(view.Right));

    /// <summary>Pixel centres of base and top and the half-axes of the base's ellipse, for a body of revolution fitted to the canvas.</summary>
    private static (Point Bottom, Point Top, double RadiusX, double RadiusY) Round(Sketch sketch, double radius, double height, double topRadius)
    {
        Essentials.RequirePositive(radius, "radius");
        Essentials.RequirePositive(height, "height");
        const double Flattening = 0.3;
        var extent = height + (radius * Flattening) + (topRadius * Flattening);
        var scale = Math.Min((sketch.Width - (2 * Margin)) / (2 * radius), (sketch.Height - (2 * Margin)) / extent);
        var bottom = new Point(Math.Round(sketch.Width / 2), Math.Round(((sketch.Height + (extent * scale)) / 2) - (radius * Flattening * scale)));
        return (bottom, new Point(bottom.X, Math.Round(bottom.Y - (height * scale))), Math.Round(radius * scale), radius * Flattening * scale);
    }

    private static void RadiusAndHeight(Sketch sketch, Point center, Point rim, string radiusLabel, Point top, Point bottom, string heightLabel)
    {
        if (heightLabel.Length > 0)
        {
            Dimension(sketch, "height", top, bottom, heightLabel);
        }

        if (radiusLabel.Length > 0)
        {
            Dimension(sketch, "radius", center, rim, radiusLabel);
            sketch.Fill(PathGeometry.Circle(center, 2.6), sketch.Ink);
        }
    }

    private static void Dimension(Sketch sketch, string kind, Point a, Point b, string label)
    {
        sketch.Add(kind, "", [a, b], label);
        sketch.Stroke(PathGeometry.Line(a, b), sketch.Pen("ink", 1.4, dashed: true));
        var prefer = Math.Abs(a.X - b.X) < Math.Abs(a.Y - b.Y) ? new Point(1, 0) : new Point(0, -1);
        sketch.Label(label, a.Towards(b, 0.5), sketch.Style(15, Essentials.FaceOf(label), halo: true), 5, prefer);
    }

    private static void RequireHeights(double[][] heights)
    {
        if (heights.Length is < 1 or > 8 || heights.Any(r => r.Length is < 1 or > 8) || heights.Any(r => r.Any(h => h is not (>= 0 and <= 8) || h != Math.Floor(h))) || heights.Sum(r => r.Sum()) < 1)
        {
            throw new FigureException("A building of cubes needs 1 to 8 rows of 1 to 8 whole heights from 0 to 8, not all zero.", "Write heights as [[2, 1], [1, 0]].");
        }
    }

    private static Point[] Quad(Placement placement, Vector3 corner, Vector3 u, Vector3 v) =>
        [placement.Map(corner), placement.Map(corner + u), placement.Map(corner + u + v), placement.Map(corner + v)];

    private static void Cube(Sketch sketch, Placement placement, Vector3 at, int row, Color tint)
    {
        Vector3 x = new(1, 0, 0), y = new(0, 1, 0), z = new(0, 0, 1);
        sketch.Add("cube", "", [placement.Map(at + z + ((x + y) * 0.5))], "", ("row", row + 1), ("column", at.X + 1), ("level", at.Z + 1));
        ReadOnlySpan<(Point[] Face, double Light)> faces = [(Quad(placement, at + z, x, y), 0.72), (Quad(placement, at, x, z), 0.5), (Quad(placement, at + x, y, z), 0.28)];
        foreach (var (face, light) in faces)
        {
            sketch.Fill(PathGeometry.Polygon(face), tint.Mix(sketch.Color("paper"), light));
            sketch.Stroke(PathGeometry.Polygon(face), sketch.Pen("ink", 1.4));
        }
    }
}
