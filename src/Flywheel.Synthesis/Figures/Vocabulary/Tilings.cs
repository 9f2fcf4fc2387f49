using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Tilings of squares, hexagons and triangles, mirror lines, and ornaments with symmetry.</summary>
[Vocabulary("Tilings and ornaments", "tiling-pattern")]
internal static class Tilings
{
    /// <summary>
    /// Draws a tiling that fills the canvas as far as its proportions allow. Element <c>tiling</c> named after the shape, points: upper left
    /// and lower right corner; values <c>columns</c>, <c>rows</c>, <c>side</c>. Every tile is an element <c>tile</c>, points: its middle;
    /// values <c>row</c>, <c>column</c> (from 1), <c>color</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="shape">square, hexagon or triangle.</param>
    /// <param name="columns">Tiles in a row, 1 to 24.</param>
    /// <param name="rows">Rows, 1 to 24.</param>
    /// <param name="colors">Colours row by row from the top left, repeated if there are fewer; an empty text leaves a tile blank.</param>
    /// <param name="margin">Pixels left free round the tiling.</param>
    /// <param name="outline">Colour of the joints.</param>
    [Primitive]
    public static Element Tiling(Sketch sketch, string shape, int columns, int rows, string[] colors, double margin = 32, string outline = "ink")
    {
        if (columns is < 1 or > 24 || rows is < 1 or > 24 || colors.Length == 0)
        {
            throw new FigureException($"A tiling of {columns} x {rows} tiles with {colors.Length} colours cannot be drawn.", "Use 1 to 24 tiles each way and at least one colour.");
        }

        var raw = new Point[rows * columns][];
        for (var i = 0; i < raw.Length; i++)
        {
            raw[i] = Corners(shape, i % columns, i / columns);
        }

        var bounds = Box.Of(raw.SelectMany(t => t));
        var scale = Math.Min((sketch.Width - (2 * margin)) / bounds.Width, (sketch.Height - (2 * margin)) / bounds.Height);
        if (!(scale >= 8))
        {
            throw new FigureException("The tiles are smaller than 8 pixels.", "Use fewer tiles or a smaller margin.");
        }

        scale = Math.Floor(scale);
        var center = new Point(Math.Round(sketch.Width / 2), Math.Round(sketch.Height / 2));
        var area = Box.Around(center, bounds.Width * scale, bounds.Height * scale);
        sketch.Remember(new TiledArea(area));
        var tiling = sketch.Add("tiling", shape, [new(area.Left, area.Top), new(area.Right, area.Bottom)], "", ("columns", columns), ("rows", rows), ("side", scale));
        sketch.Fill(PathGeometry.Rectangle(area), sketch.Color("paper").Fade(0));
        for (var i = 0; i < raw.Length; i++)
        {
            Point[] corners = [.. raw[i].Select(p => center + ((p - bounds.Center) * scale))];
            Tile(sketch, corners, (i / columns) + 1, (i % columns) + 1, colors[i % colors.Length], outline);
        }

        return tiling;
    }

    /// <summary>Draws a dashed mirror line through the middle of the tiling. Element <c>mirror</c>, points: its ends.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="direction">vertical, horizontal, falling (from the upper left) or rising.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element MirrorLine(Sketch sketch, string direction, string color = "red")
    {
        var area = (sketch.Recall<TiledArea>() ?? throw new FigureException("A mirror line needs a tiling.", "Call Tiling(...) first; in a step draw a dashed Segment.")).Box;
        var middle = area.Center;
        const double Over = 18;
        var (a, b) = direction switch
        {
            "vertical" => (new Point(middle.X, area.Top - Over), new Point(middle.X, area.Bottom + Over)),
            "horizontal" => (new Point(area.Left - Over, middle.Y), new Point(area.Right + Over, middle.Y)),
            "falling" => (new Point(area.Left - Over, area.Top - Over), new Point(area.Right + Over, area.Bottom + Over)),
            "rising" => (new Point(area.Left - Over, area.Bottom + Over), new Point(area.Right + Over, area.Top - Over)),
            _ => throw new FigureException($"A mirror line cannot be \"{direction}\".", "Use vertical, horizontal, falling or rising."),
        };
        var element = sketch.Add("mirror", direction, [a, b], "", ("color", color));
        sketch.Stroke(PathGeometry.Line(a, b), sketch.Pen(color, 3, dashed: true));
        return element;
    }

    /// <summary>
    /// Draws a ring of equal petals round a centre. Element <c>petal-ring</c>, points: its centre; value <c>count</c>; then every petal as an
    /// element <c>petal</c>, points: its tip.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="count">Number of petals, 2 to 24.</param>
    /// <param name="x">Centre, x.</param>
    /// <param name="y">Centre, y.</param>
    /// <param name="inner">Radius where petals start, in pixels.</param>
    /// <param name="outer">Radius where petals end, in pixels.</param>
    /// <param name="shape">leaf, drop, kite, disc or blade; blades are bent, so a ring of them turns onto itself but has no mirror line.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="rotation">Degrees clockwise from the first petal pointing up.</param>
    [Primitive]
    public static Element PetalRing(Sketch sketch, int count, double x, double y, double inner, double outer, string shape = "leaf", string color = "blue", double rotation = 0)
    {
        if (count is < 2 or > 24 || !(inner >= 0 && outer > inner + 4))
        {
            throw new FigureException($"A ring of {count} petals from {inner:0.##} to {outer:0.##} pixels cannot be drawn.", "Use 2 to 24 petals, and an outer radius well above the inner one.");
        }

        var center = new Point(x, y);
        var ring = sketch.Add("petal-ring", shape, [center], "", ("count", count), ("color", color), ("rotation", rotation));
        sketch.Fill(PathGeometry.Circle(center, 1.5), sketch.Color(color));
        for (var i = 0; i < count; i++)
        {
            var direction = 90 - rotation - (i * 360.0 / count);
            sketch.Add("petal", shape, [center + Point.Polar(outer, direction)], "", ("color", color));
            var path = Petal(shape, inner, outer, Math.Min(70.0, 300.0 / count)).Map(Affine.Rotation(direction, default)).Map(Affine.Translation(x, y));
            sketch.Fill(path, sketch.Color(color).Fade(0.55));
            sketch.Stroke(path, sketch.Pen("ink", 1.5));
        }

        return ring;
    }

    /// <summary>
    /// Draws a regular polygon. Element <c>regular-polygon</c>, points: its centre, then its corners; values <c>sides</c>, <c>radius</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="sides">3 to 20.</param>
    /// <param name="x">Centre, x.</param>
    /// <param name="y">Centre, y.</param>
    /// <param name="radius">Radius to the corners in pixels.</param>
    /// <param name="rotation">Degrees clockwise from the first corner pointing up.</param>
    /// <param name="color">Colour of the outline.</param>
    /// <param name="fill">Colour of the inside; empty for none.</param>
    /// <param name="opacity">Opacity of the inside, 0 to 1.</param>
    [Primitive]
    public static Element RegularPolygon(Sketch sketch, int sides, double x, double y, double radius, double rotation = 0, string color = "ink", string fill = "", double opacity = 0.4)
    {
        if (sides is < 3 or > 20)
        {
            throw new FigureException($"A regular polygon with {sides} sides cannot be drawn.", "Use 3 to 20.");
        }

        Essentials.RequirePositive(radius, "radius");
        var center = new Point(x, y);
        var corners = ShapePaths.Corners(sides, center, radius, 90 - rotation);
        var element = sketch.Add("regular-polygon", "", [center, .. corners], "", ("sides", sides), ("radius", radius), ("color", color), ("fill", fill));
        Essentials.Outline(sketch, PathGeometry.Polygon(corners), color, fill, opacity, 2, dashed: false);
        return element;
    }

    /// <summary>
    /// Draws a row of a motif moved along by equal steps, as on a frieze. Element <c>frieze</c>, points: middles of first and last motif;
    /// value <c>count</c>; then every motif as an element <c>motif</c>, points: its middle; values <c>rotation</c>, <c>color</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="shapes">Shapes in order, repeated along the row: circle, square, triangle, diamond, pentagon, hexagon, star, plus, arrow or flag.</param>
    /// <param name="colors">Colours in order, repeated along the row.</param>
    /// <param name="rotations">Degrees clockwise in order, repeated along the row.</param>
    /// <param name="count">Number of motifs, 1 to 40.</param>
    /// <param name="x">Middle of the first motif, x.</param>
    /// <param name="y">Middle of the row, y.</param>
    /// <param name="spacing">Pixels between middles.</param>
    [Primitive]
    public static Element Frieze(Sketch sketch, string[] shapes, string[] colors, double[] rotations, int count, double x, double y, double spacing)
    {
        if (count is < 1 or > 40 || shapes.Length == 0 || colors.Length == 0 || rotations.Length == 0 || !(spacing >= 12))
        {
            throw new FigureException($"A frieze of {count} motifs cannot be drawn.", "Use 1 to 40 motifs at least 12 pixels apart, and at least one shape, colour and rotation.");
        }

        var frieze = sketch.Add("frieze", "", [new(x, y), new(x + ((count - 1) * spacing), y)], "", ("count", count));
        var half = new Point(0, spacing * 0.62);
        var (left, right) = (new Point(x - (spacing / 2), y), new Point(x + ((count - 0.5) * spacing), y));
        sketch.Stroke(PathGeometry.Line(left - half, right - half), sketch.Pen("ink", 1.6));
        sketch.Stroke(PathGeometry.Line(left + half, right + half), sketch.Pen("ink", 1.6));
        for (var i = 0; i < count; i++)
        {
            var (shape, color, rotation) = (shapes[i % shapes.Length], colors[i % colors.Length], rotations[i % rotations.Length]);
            var at = new Point(x + (i * spacing), y);
            sketch.Add("motif", shape, [at], "", ("rotation", rotation), ("color", color));
            var path = ShapePaths.Of(shape, at, spacing * 0.4, rotation);
            sketch.Fill(path, sketch.Color(color).Fade(0.7));
            sketch.Stroke(path, sketch.Pen("ink", 1.2));
        }

        return frieze;
    }

    /// <summary>Corners of a tile in a tiling whose tiles are one wide.</summary>
    private static Point[] Corners(string shape, int column, int row)
    {
        const double Root = 1.7320508075688772;
        switch (shape)
        {
            case "square":
                return [new(column, row), new(column + 1, row), new(column + 1, row + 1), new(column, row + 1)];
            case "hexagon":
                return ShapePaths.Corners(6, new Point(column + (row % 2 * 0.5), row * Root / 2), 1 / Root, 90);
            case "triangle":
                var (left, top, bottom) = (column * 0.5, row * Root / 2, (row + 1) * Root / 2);
                return (column + row) % 2 == 0
                    ? [new(left, bottom), new(left + 0.5, top), new(left + 1, bottom)]
                    : [new(left, top), new(left + 1, top), new(left + 0.5, bottom)];
            default:
                throw new FigureException($"There is no tiling of \"{shape}\".", "Tiles are square, hexagon or triangle.");
        }
    }

    private static void Tile(Sketch sketch, Point[] corners, int row, int column, string color, string outline)
    {
        var middle = corners.Aggregate((a, b) => a + b) * (1.0 / corners.Length);
        sketch.Add("tile", "", [middle], "", ("row", row), ("column", column), ("color", color));
        var path = PathGeometry.Polygon(corners);
        if (color.Length > 0)
        {
            sketch.Fill(path, sketch.Color(color).Fade(0.75));
        }

        sketch.Stroke(path, sketch.Pen(outline, 1.3));
    }

    /// <summary>A petal along the positive x axis.</summary>
    private static PathGeometry Petal(string shape, double inner, double outer, double spread)
    {
        var length = outer - inner;
        var width = Math.Min(length * 0.5, Math.Tan(spread / 2 * Math.PI / 180) * (inner + (length * 0.6)));
        Point start = new(inner, 0), tip = new(outer, 0);
        return shape switch
        {
            "leaf" => new PathBuilder().MoveTo(start).QuadTo(new(inner + (length / 2), -1.4 * width), tip).QuadTo(new(inner + (length / 2), 1.4 * width), start).Close().Build(),
            "drop" => new PathBuilder().MoveTo(start).CubicTo(new(inner + (length * 0.55), -width * 0.4), new(outer, -1.6 * width), tip).CubicTo(new(outer, 1.6 * width), new(inner + (length * 0.55), width * 0.4), start).Close().Build(),
            "kite" => PathGeometry.Polygon(start, new(inner + (length * 0.65), -width * 0.8), tip, new(inner + (length * 0.65), width * 0.8)),
            "disc" => PathGeometry.Circle(new(outer - Math.Min(width, length / 2), 0), Math.Min(width, length / 2)),
            "blade" => new PathBuilder().MoveTo(start).QuadTo(new(inner + (length * 0.5), -1.9 * width), tip).QuadTo(new(inner + (length * 0.55), -0.3 * width), start).Close().Build(),
            _ => throw new FigureException($"There is no petal \"{shape}\".", "Petals are leaf, drop, kite, disc and blade."),
        };
    }

    /// <summary>Where the tiling lies on the canvas.</summary>
    private sealed record TiledArea(Box Box);
}
