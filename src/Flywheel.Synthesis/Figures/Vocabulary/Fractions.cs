using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>
/// Parts of a whole: bars, circles, grids and sets of counters with shaded parts, bar models and place-value blocks. Every part is an element
/// <c>part</c>, points: its middle; value <c>shaded</c>; its name is the name of the whole that it belongs to.
/// </summary>
[Vocabulary("Fractions and blocks", "fraction-model")]
internal static class Fractions
{
    /// <summary>
    /// Draws a bar cut into equal parts, the first ones shaded. Element <c>whole</c>, points: its corners from the top left; values
    /// <c>parts</c>, <c>shaded</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="parts">Number of parts, 1 to 60.</param>
    /// <param name="shaded">Number of shaded parts.</param>
    /// <param name="x">Left, in pixels.</param>
    /// <param name="y">Top, in pixels.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="color">Colour of the shading.</param>
    /// <param name="name">Name, written to its left if given.</param>
    [Primitive]
    public static Element FractionBar(Sketch sketch, int parts, int shaded, double x, double y, double width = 360, double height = 48, string color = "blue", string name = "")
    {
        RequireParts(parts, shaded, 60);
        Essentials.RequirePositive(width, "width");
        Essentials.RequirePositive(height, "height");
        var box = new Box(x, y, x + width, y + height);
        var whole = Whole(sketch, name, box, parts, shaded);
        if (name.Length > 0)
        {
            sketch.TextBeside(name, new Point(x - 8, y + (height / 2)), sketch.Style(17, Essentials.FaceOf(name)), -1, 0);
        }

        for (var i = 0; i < parts; i++)
        {
            Part(sketch, name, new Box(x + (width * i / parts), y, x + (width * (i + 1) / parts), y + height), i < shaded, color);
        }

        return whole;
    }

    /// <summary>
    /// Draws a rectangle cut into rows and columns of equal parts. Element <c>whole</c>; values <c>parts</c>, <c>shaded</c>, <c>rows</c>,
    /// <c>columns</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="rows">Rows, 1 to 12.</param>
    /// <param name="columns">Columns, 1 to 12.</param>
    /// <param name="shaded">Which parts are shaded, counted from 0 row by row from the top left.</param>
    /// <param name="x">Left, in pixels.</param>
    /// <param name="y">Top, in pixels.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="color">Colour of the shading.</param>
    /// <param name="name">Name in the inventory.</param>
    [Primitive]
    public static Element FractionGrid(Sketch sketch, int rows, int columns, double[] shaded, double x, double y, double width, double height, string color = "blue", string name = "")
    {
        if (rows is < 1 or > 12 || columns is < 1 or > 12)
        {
            throw new FigureException($"A grid of {rows} rows and {columns} columns cannot be drawn.", "Use 1 to 12 of each.");
        }

        var chosen = shaded.ToHashSet();
        if (chosen.FirstOrDefault(i => !(i >= 0 && i < rows * columns) || i != Math.Floor(i), -1) is var bad and not -1)
        {
            throw new FigureException($"There is no part {bad:0.##} in a grid of {rows * columns} parts.", "Parts are counted from 0.");
        }

        var box = new Box(x, y, x + width, y + height);
        var whole = Whole(sketch, name, box, rows * columns, chosen.Count, ("rows", rows), ("columns", columns));
        for (var i = 0; i < rows * columns; i++)
        {
            var (left, top) = (x + (width * (i % columns) / columns), y + (height * (i / columns) / rows));
            Part(sketch, name, new Box(left, top, left + (width / columns), top + (height / rows)), chosen.Contains(i), color);
        }

        return whole;
    }

    /// <summary>
    /// Draws a circle cut into equal sectors, the first ones clockwise from the top shaded. Element <c>whole</c>, points: its centre; values
    /// <c>parts</c>, <c>shaded</c>, <c>radius</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="parts">Number of parts, 1 to 36.</param>
    /// <param name="shaded">Number of shaded parts.</param>
    /// <param name="x">Centre, x.</param>
    /// <param name="y">Centre, y.</param>
    /// <param name="radius">Radius in pixels.</param>
    /// <param name="color">Colour of the shading.</param>
    /// <param name="name">Name, written below if given.</param>
    [Primitive]
    public static Element FractionCircle(Sketch sketch, int parts, int shaded, double x, double y, double radius, string color = "blue", string name = "")
    {
        RequireParts(parts, shaded, 36);
        Essentials.RequirePositive(radius, "radius");
        var center = new Point(x, y);
        var whole = sketch.Add("whole", name, [center], name, ("parts", parts), ("shaded", shaded), ("radius", radius));
        sketch.Fill(PathGeometry.Circle(center, radius), sketch.Color("paper"));
        sketch.TextBeside(name, center + new Point(0, radius + 8), sketch.Style(17, Essentials.FaceOf(name)), 0, 1);
        var sweep = 360.0 / parts;
        for (var i = 0; i < parts; i++)
        {
            var start = 90 - (i * sweep);
            var at = parts == 1 ? center : center + Point.Polar(radius * 0.62, start - (sweep / 2));
            sketch.Add("part", name, [at], "", ("shaded", i < shaded));
            var path = parts == 1 ? PathGeometry.Circle(center, radius) : new PathBuilder().AddSector(center, radius, start, -sweep).Build();
            Paint(sketch, path, i < shaded, color);
        }

        return whole;
    }

    /// <summary>
    /// Draws a set of counters in rows, the first ones filled. Element <c>whole</c>; values <c>parts</c>, <c>shaded</c>; counters are its
    /// parts.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="total">Number of counters, 1 to 60.</param>
    /// <param name="shaded">Number of filled ones.</param>
    /// <param name="perRow">Counters in a row.</param>
    /// <param name="x">Centre of the first counter, x.</param>
    /// <param name="y">Centre of the first counter, y.</param>
    /// <param name="spacing">Pixels between centres.</param>
    /// <param name="color">Colour of filled counters.</param>
    /// <param name="name">Name in the inventory.</param>
    [Primitive]
    public static Element Counters(Sketch sketch, int total, int shaded, int perRow, double x, double y, double spacing = 40, string color = "blue", string name = "")
    {
        RequireParts(total, shaded, 60);
        if (perRow < 1 || !(spacing >= 8))
        {
            throw new FigureException("Counters need at least one in a row and a spacing of at least 8 pixels.");
        }

        var rows = (total + perRow - 1) / perRow;
        var box = new Box(x - (spacing / 2), y - (spacing / 2), x + ((Math.Min(total, perRow) - 0.5) * spacing), y + ((rows - 0.5) * spacing));
        var whole = Whole(sketch, name, box, total, shaded);
        for (var i = 0; i < total; i++)
        {
            var at = new Point(x + (i % perRow * spacing), y + (i / perRow * spacing));
            sketch.Add("part", name, [at], "", ("shaded", i < shaded));
            Paint(sketch, PathGeometry.Circle(at, spacing * 0.36), i < shaded, color);
        }

        return whole;
    }

    /// <summary>
    /// Draws one row of a bar model: boxes side by side, as wide as their sizes, with a label in each. Element <c>bar-row</c>, points: its
    /// left and right end; then an element <c>bar-part</c> a box, points: its middle; value <c>size</c>; text: its label.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="sizes">Sizes of the boxes, in units.</param>
    /// <param name="labels">Labels of the boxes, as many.</param>
    /// <param name="x">Left, in pixels.</param>
    /// <param name="y">Top, in pixels.</param>
    /// <param name="unit">Pixels to one unit.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="color">Tint of the boxes.</param>
    /// <param name="name">Name, written to its left if given.</param>
    [Primitive]
    public static Element BarModel(Sketch sketch, double[] sizes, string[] labels, double x, double y, double unit, double height = 46, string color = "blue", string name = "")
    {
        if (sizes.Length is < 1 or > 24 || sizes.Length != labels.Length)
        {
            throw new FigureException($"A bar model needs 1 to 24 sizes and as many labels, not {sizes.Length} and {labels.Length}.");
        }

        foreach (var size in sizes)
        {
            Essentials.RequirePositive(size, "size of a box");
        }

        Essentials.RequirePositive(unit, "unit");
        Essentials.RequirePositive(height, "height");
        var middle = y + (height / 2);
        var row = sketch.Add("bar-row", name, [new(x, middle), new(x + (sizes.Sum() * unit), middle)], name, ("total", sizes.Sum()));
        sketch.Stroke(PathGeometry.Rectangle(new Box(x, y, x + (sizes.Sum() * unit), y + height)), sketch.Pen("ink", 1.6));
        sketch.TextBeside(name, new Point(x - 8, middle), sketch.Style(15, Essentials.FaceOf(name)), -1, 0);
        var left = x;
        for (var i = 0; i < sizes.Length; i++)
        {
            var box = new Box(left, y, left + (sizes[i] * unit), y + height);
            sketch.Add("bar-part", name, [box.Center], labels[i], ("size", sizes[i]));
            sketch.Fill(PathGeometry.Rectangle(box), sketch.Color(color).Fade(0.22));
            sketch.Stroke(PathGeometry.Rectangle(box), sketch.Pen("ink", 1.6));
            sketch.Text(labels[i], box.Center, sketch.Style(15, Essentials.FaceOf(labels[i])));
            left = box.Right;
        }

        return row;
    }

    /// <summary>
    /// Draws a brace over or under a stretch with a label, such as the total of a bar model. Element <c>brace</c>, points: both ends and its
    /// tip.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="left">Left end, x.</param>
    /// <param name="right">Right end, x.</param>
    /// <param name="y">Height of its ends in pixels.</param>
    /// <param name="label">Text at its tip.</param>
    /// <param name="below">Whether it opens upwards and its label stands below.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element Brace(Sketch sketch, double left, double right, double y, string label, bool below = false, string color = "ink")
    {
        if (!(right - left >= 12))
        {
            throw new FigureException("A brace needs at least 12 pixels from left to right.");
        }

        var sign = below ? 1 : -1;
        var depth = Math.Min(8, (right - left) / 4);
        var middle = (left + right) / 2;
        var tip = new Point(middle, y + (sign * 2 * depth));
        var element = sketch.Add("brace", "", [new(left, y), new(right, y), tip], label, ("color", color));
        var line = y + (sign * depth);
        var path = new PathBuilder().MoveTo(new(left, y)).QuadTo(new(left, line), new(left + depth, line)).LineTo(new(middle - depth, line)).QuadTo(new(middle, line), tip)
            .QuadTo(new(middle, line), new(middle + depth, line)).LineTo(new(right - depth, line)).QuadTo(new(right, line), new(right, y));
        sketch.Stroke(path.Build(), sketch.Pen(color, 1.6));
        sketch.TextBeside(label, tip + new Point(0, sign * 2), sketch.Style(15, Essentials.FaceOf(label), color, halo: true), 0, sign);
        return element;
    }

    /// <summary>
    /// Draws place-value blocks in a row: squares of a hundred, rods of ten and unit cubes. Every block is an element <c>block</c>, value
    /// <c>value</c>: 100, 10 or 1.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="hundreds">0 to 6.</param>
    /// <param name="tens">0 to 12.</param>
    /// <param name="ones">0 to 20.</param>
    /// <param name="x">Left, in pixels.</param>
    /// <param name="y">Top, in pixels.</param>
    /// <param name="cell">Side of a unit in pixels.</param>
    /// <param name="color">Tint of the blocks.</param>
    [Primitive]
    public static void PlaceValueBlocks(Sketch sketch, int hundreds, int tens, int ones, double x, double y, double cell = 7, string color = "blue")
    {
        if (hundreds is < 0 or > 6 || tens is < 0 or > 12 || ones is < 0 or > 20 || hundreds + tens + ones == 0 || !(cell >= 3))
        {
            throw new FigureException($"{hundreds} hundreds, {tens} tens and {ones} ones cannot be drawn.", "Use at most 6 hundreds, 12 tens and 20 ones, and cells of at least 3 pixels.");
        }

        for (var i = 0; i < hundreds; i++)
        {
            Block(sketch, new Point(x + (i % 2 * 11.5 * cell), y + (i / 2 * 11.5 * cell)), 10, 10, cell, color);
        }

        var left = x + (Math.Min(hundreds, 2) * 11.5 * cell);
        for (var i = 0; i < tens; i++)
        {
            Block(sketch, new Point(left + (i % 6 * 1.9 * cell), y + (i / 6 * 11.5 * cell)), 1, 10, cell, color);
        }

        left += (Math.Min(tens, 6) * 1.9 * cell) + cell;
        for (var i = 0; i < ones; i++)
        {
            Block(sketch, new Point(left + (i / 5 * 2.1 * cell), y + (i % 5 * 2.1 * cell)), 1, 1, cell, color);
        }
    }

    private static void Block(Sketch sketch, Point at, int columns, int rows, double cell, string color)
    {
        var box = new Box(at.X, at.Y, at.X + (columns * cell), at.Y + (rows * cell));
        sketch.Add("block", "", [box.Center], "", ("value", columns * rows));
        sketch.Fill(PathGeometry.Rectangle(box), sketch.Color(color).Fade(0.25));
        var lines = new PathBuilder();
        for (var i = 1; i < columns; i++)
        {
            lines.AddPolyline([new(at.X + (i * cell), box.Top), new(at.X + (i * cell), box.Bottom)], close: false);
        }

        for (var i = 1; i < rows; i++)
        {
            lines.AddPolyline([new(box.Left, at.Y + (i * cell)), new(box.Right, at.Y + (i * cell))], close: false);
        }

        if (columns * rows > 1)
        {
            sketch.Stroke(lines.Build(), new Pen(sketch.Ink.Fade(0.45), 0.7));
        }

        sketch.Stroke(PathGeometry.Rectangle(box), sketch.Pen("ink", 1.3));
    }

    private static Element Whole(Sketch sketch, string name, Box box, int parts, int shaded, params ReadOnlySpan<(string Key, ElementValue Value)> more)
    {
        Essentials.RequirePositive(box.Width, "width");
        Essentials.RequirePositive(box.Height, "height");
        var element = sketch.Add(
            "whole", name, [new(box.Left, box.Top), new(box.Right, box.Top), new(box.Right, box.Bottom), new(box.Left, box.Bottom)], name,
            [("parts", parts), ("shaded", shaded), .. more]);
        sketch.Fill(PathGeometry.Rectangle(box), sketch.Color("paper"));
        return element;
    }

    private static void Part(Sketch sketch, string name, Box box, bool shaded, string color)
    {
        sketch.Add("part", name, [box.Center], "", ("shaded", shaded));
        Paint(sketch, PathGeometry.Rectangle(box), shaded, color);
    }

    private static void Paint(Sketch sketch, PathGeometry path, bool shaded, string color)
    {
        if (shaded)
        {
            sketch.Fill(path, sketch.Color(color).Fade(0.6));
        }

        sketch.Stroke(path, sketch.Pen("ink", 1.6));
    }

    private static void RequireParts(int parts, int shaded, int most)
    {
        if (parts < 1 || parts > most || shaded < 0 || shaded > parts)
        {
            throw new FigureException($"{shaded} shaded of {parts} parts cannot be drawn.", $"Use 1 to {most} parts and shade no more than there are.");
        }
    }
}
