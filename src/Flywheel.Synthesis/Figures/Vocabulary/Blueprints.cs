using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Dimensioned drawings and views of solids from several sides.</summary>
[Vocabulary("Technical drawings", "blueprint-view")]
internal static class Blueprints
{
    private const double MostOffset = 400;

    /// <summary>
    /// Draws a dimension: a line with arrowheads beside an edge, thin extension lines, and its text. Element <c>dimension</c>, points: the measured places; text:
    /// what is written; value <c>value</c>: the number in the text.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x1">First place, x.</param>
    /// <param name="y1">First place, y.</param>
    /// <param name="x2">Second place, x.</param>
    /// <param name="y2">Second place, y.</param>
    /// <param name="text">What is written, such as 40.</param>
    /// <param name="offset">Distance of the dimension line from the places; positive to the right of the way from the first to the second.</param>
    [Primitive]
    public static Element Dimension(Sketch sketch, double x1, double y1, double x2, double y2, string text, double offset = 26)
    {
        var (a, b) = (new Point(x1, y1), new Point(x2, y2));
        if (a.DistanceTo(b) < 8)
        {
            throw new FigureException("The measured places are too close for a dimension line.");
        }

        if (!(Math.Abs(offset) <= MostOffset))
        {
            throw new FigureException($"A dimension line cannot stand {offset:0.##} pixels away.", $"Use -{MostOffset} to {MostOffset}.");
        }

        (string, ElementValue)[] value = Connectors.ValueOf(text) is { IsNumber: true } number ? [("value", number)] : [];
        var element = sketch.Add("dimension", "", [a, b], text, value);
        var side = (b - a).Unit.Normal;
        var (from, to) = (a + (side * offset), b + (side * offset));
        var thin = sketch.Pen("muted", 1);
        var start = side * (Math.Sign(offset) * 4);
        sketch.Stroke(PathGeometry.Line(a + start, from + start), thin);
        sketch.Stroke(PathGeometry.Line(b + start, to + start), thin);
        var pen = sketch.Pen("ink", 1.2);
        Essentials.DrawArrow(sketch, from.Towards(to, 0.5), from, pen);
        Essentials.DrawArrow(sketch, from.Towards(to, 0.5), to, pen);
        var direction = (b - a).Direction;
        var upright = direction is > 90 or <= -90 ? direction + 180 : direction;
        sketch.Text(text, from.Towards(to, 0.5) + (side * (Math.Sign(offset) * 10)), sketch.Style(14, halo: true), upright);
        return element;
    }

    /// <summary>
    /// Draws front, side and top view of a building of cubes, as squares. Elements <c>view</c>, named front, right and top (point: its middle), and <c>view-square</c>,
    /// named by its view; points: its middle; values <c>column</c> and <c>row</c> (from the bottom left) and, in the top view, <c>height</c> (0 unless shown).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="heights">Number of cubes on each place: rows from the back to the front, each from the left to the right.</param>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Top edge.</param>
    /// <param name="cell">Side of a square in pixels.</param>
    /// <param name="showHeights">Whether the top view carries the numbers of cubes.</param>
    /// <param name="fill">Colour of the squares; empty for none.</param>
    [Primitive]
    public static void CubeViews(Sketch sketch, double[][] heights, double x, double y, double cell = 30, bool showHeights = false, string fill = "blue")
    {
        Essentials.RequirePositive(cell, "cell");
        if (heights.Length is 0 or > 8 || heights[0].Length is 0 or > 8 || heights.Any(r => r.Length != heights[0].Length || r.Any(h => !(h >= 0 && h <= 8) || h != Math.Floor(h))))
        {
            throw new FigureException("A building has 1 to 8 equally long rows of 1 to 8 places, each with 0 to 8 cubes.");
        }

        var (columns, rows) = (heights[0].Length, heights.Length);
        double[] front = [.. Enumerable.Range(0, columns).Select(c => heights.Max(r => r[c]))];
        double[] right = [.. heights.Reverse().Select(r => r.Max())];
        var tall = (int)front.Max();
        var (gap, style) = (cell * 1.1, sketch.Style(14, color: "muted"));
        Silhouette("front", front, x, y + (tall * cell));
        Silhouette("right", right, x + (columns * cell) + gap, y + (tall * cell));
        var top = y + (tall * cell) + gap + 14;
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                if (heights[row][column] > 0)
                {
                    Square("top", x + (column * cell), top + (row * cell), column, rows - 1 - row, showHeights ? heights[row][column] : 0);
                }
            }
        }

        View("top", "from above", new Point(x + (columns * cell / 2), top + (rows * cell) + 14));

        void Silhouette(string name, double[] stacks, double left, double bottom)
        {
            for (var column = 0; column < stacks.Length; column++)
            {
                for (var row = 0; row < stacks[column]; row++)
                {
                    Square(name, left + (column * cell), bottom - ((row + 1) * cell), column, row, 0);
                }
            }

            View(name, name == "front" ? "from the front" : "from the right", new Point(left + (stacks.Length * cell / 2), bottom + 14));
        }

        void View(string name, string text, Point at)
        {
            sketch.Add("view", name, [at], text);
            sketch.Text(text, at, style);
        }

        void Square(string view, double left, double upper, int column, int row, double height)
        {
            var box = new Box(left, upper, left + cell, upper + cell);
            sketch.Add("view-square", view, [box.Center], height > 0 ? $"{height:0}" : "", ("column", column), ("row", row), ("height", height));
            Essentials.Outline(sketch, PathGeometry.Rectangle(box), "ink", fill, 0.22, 1.8, dashed: false);
            sketch.Text(height > 0 ? $"{height:0}" : "", box.Center, sketch.Style(Math.Clamp(cell * 0.5, 12, 18), FontFace.SansBold));
        }
    }
}
