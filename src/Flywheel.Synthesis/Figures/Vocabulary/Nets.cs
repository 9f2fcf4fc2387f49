using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Unfolded solids.</summary>
[Vocabulary("Nets", "solid-net")]
internal static class Nets
{
    /// <summary>
    /// Draws a net of equal squares, such as that of a cube. One element <c>net-face</c> each, named by its letter; points: its middle, then its
    /// corners from the top left, clockwise; text: the letter; values <c>row</c>, <c>column</c> and <c>side</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="rows">Rows of the net as texts: a letter is a face, a blank is none: <c>[" A  ", "BCDE", " F  "]</c>.</param>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Top edge.</param>
    /// <param name="side">Side of a square in pixels.</param>
    /// <param name="fill">Colour of the faces; empty for none.</param>
    [Primitive]
    public static void SquareNet(Sketch sketch, string[] rows, double x, double y, double side = 70, string fill = "blue")
    {
        Essentials.RequirePositive(side, "side");
        if (rows.Sum(r => r.Count(c => c != ' ')) is 0 or > 40)
        {
            throw new FigureException("A net has 1 to 40 faces.", "Write a letter for each face and blanks between, row by row.");
        }

        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
            {
                if (rows[row][column] != ' ')
                {
                    Face(sketch, $"{rows[row][column]}", $"{rows[row][column]}", new Box(x + (column * side), y + (row * side), x + ((column + 1) * side), y + ((row + 1) * side)), fill, ("row", row), ("column", column), ("side", side));
                }
            }
        }
    }

    /// <summary>
    /// Draws the net of a cuboid as a cross: front, right, back and left in a row, top above and bottom below the front. Elements <c>net-face</c>, named
    /// front, right, back, left, top and bottom; points: middle, then corners from the top left, clockwise; values <c>width</c> and <c>height</c> in units.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="width">Width of the cuboid in units.</param>
    /// <param name="depth">Depth in units.</param>
    /// <param name="height">Height in units.</param>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Top edge.</param>
    /// <param name="unit">Pixels a unit.</param>
    /// <param name="labels">Texts for width, depth and height, such as 4 cm; empty for none.</param>
    /// <param name="fill">Colour of the faces; empty for none.</param>
    [Primitive]
    public static void CuboidNet(Sketch sketch, double width, double depth, double height, double x, double y, double unit, string[]? labels = null, string fill = "blue")
    {
        Essentials.RequirePositive(width, "width");
        Essentials.RequirePositive(depth, "depth");
        Essentials.RequirePositive(height, "height");
        Essentials.RequirePositive(unit, "unit");
        var (w, d, h) = (width * unit, depth * unit, height * unit);
        var (top, left) = (y + d, x);
        Part("front", left, top, w, h, width, height);
        Part("right", left + w, top, d, h, depth, height);
        Part("back", left + w + d, top, w, h, width, height);
        Part("left", left + (2 * w) + d, top, d, h, depth, height);
        Part("top", left, y, w, d, width, depth);
        Part("bottom", left, top + h, w, d, width, depth);
        if (labels is [var across, var deep, var high])
        {
            var style = sketch.Style(15, halo: true);
            sketch.Text(across, new Point(left + (w / 2), y - 12), style);
            sketch.TextBeside(deep, new Point(left + w + 7, y + (d / 2)), style, 1, 0);
            sketch.TextBeside(high, new Point(left - 7, top + (h / 2)), style, -1, 0);
        }
        else if (labels is not null)
        {
            throw new FigureException($"A cuboid's net has three labels, not {labels.Length}.", "Give texts for width, depth and height.");
        }

        void Part(string name, double fromX, double fromY, double wide, double tall, double units, double unitsHigh) =>
            Face(sketch, name, "", new Box(fromX, fromY, fromX + wide, fromY + tall), fill, ("width", units), ("height", unitsHigh));
    }

    private static void Face(Sketch sketch, string name, string text, Box box, string fill, params ReadOnlySpan<(string Key, ElementValue Value)> values)
    {
        sketch.Add("net-face", name, [box.Center, new(box.Left, box.Top), new(box.Right, box.Top), new(box.Right, box.Bottom), new(box.Left, box.Bottom)], text, values);
        Essentials.Outline(sketch, PathGeometry.Rectangle(box), "ink", fill, 0.18, 2, dashed: false);
        sketch.Text(text, box.Center, sketch.Style(Math.Clamp(box.Height * 0.36, 13, 28), FontFace.SansBold));
    }
}
