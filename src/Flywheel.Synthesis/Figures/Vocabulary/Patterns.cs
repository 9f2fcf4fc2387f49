using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Matrices and rows of cells with shapes that follow a rule, one cell missing, and options to fill it with.</summary>
[Vocabulary("Patterns", "pattern-matrix")]
internal static class Patterns
{
    private const double Gap = 10;

    /// <summary>From the middle of a cell to the middle of its outer ninths, as a share of its side.</summary>
    private const double SlotDistance = 0.33;

    /// <summary>
    /// Draws empty cells in rows and columns, and below them a row of lettered cells with options. Elements <c>cell</c>, points: its middle;
    /// values <c>row</c>, <c>column</c> (from 1), <c>missing</c>, <c>side</c>; a missing one shows a question mark. Elements <c>option</c>,
    /// points: its middle; name and text: its letter.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="rows">1 to 6.</param>
    /// <param name="columns">1 to 8.</param>
    /// <param name="missingRow">Row of the missing cell; 0 for none.</param>
    /// <param name="missingColumn">Column of the missing cell; 0 for none.</param>
    /// <param name="options">Number of options, 0 to 6.</param>
    [Primitive]
    public static void PatternCells(Sketch sketch, int rows, int columns, int missingRow = 0, int missingColumn = 0, int options = 0)
    {
        if (rows is < 1 or > 6 || columns is < 1 or > 8 || options is < 0 or > 6)
        {
            throw new FigureException($"A pattern of {rows} x {columns} cells with {options} options cannot be drawn.", "Use 1 to 6 rows, 1 to 8 columns and at most 6 options.");
        }

        var top = sketch.Elements.Any(e => e.Kind is "title") ? 40.0 : 18;
        var optionSide = options == 0 ? 0 : Math.Min(70, ((sketch.Width - 30) / options) - Gap);
        var below = options == 0 ? 0 : optionSide + 44;
        var side = Math.Floor(Math.Min((sketch.Width - 36 - ((columns - 1) * Gap)) / columns, (sketch.Height - top - 18 - below - ((rows - 1) * Gap)) / rows));
        if (side < 24)
        {
            throw new FigureException("The cells of the pattern are smaller than 24 pixels.", "Use fewer cells or a larger canvas.");
        }

        side = Math.Min(side, 120);
        var grid = new CellGrid(side, optionSide);
        sketch.Remember(grid);
        var height = (rows * side) + ((rows - 1) * Gap) + below;
        var first = new Point(
            Math.Round((sketch.Width - (columns * side) - ((columns - 1) * Gap) + side) / 2),
            Math.Round(top + ((sketch.Height - top - 18 - height) / 2) + (side / 2)));
        for (var row = 1; row <= rows; row++)
        {
            for (var column = 1; column <= columns; column++)
            {
                var center = first + new Point((column - 1) * (side + Gap), (row - 1) * (side + Gap));
                grid.Cells[(row, column)] = center;
                Cell(sketch, center, side, row, column, row == missingRow && column == missingColumn);
            }
        }

        Options(sketch, grid, options, first.Y + ((rows - 0.5) * side) + ((rows - 1) * Gap) + 24 + (optionSide / 2));
    }

    /// <summary>
    /// Draws shapes into a cell. Element <c>pattern-shape</c> named after the shape, points: its middle; values <c>row</c>, <c>column</c>,
    /// <c>count</c>, <c>color</c>, <c>fill</c>, <c>size</c>, <c>rotation</c> (degrees clockwise), <c>slot</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="row">Row of the cell, from 1.</param>
    /// <param name="column">Column of the cell, from 1.</param>
    /// <param name="shape">circle, square, triangle, diamond, pentagon, hexagon, star, plus, arrow or flag.</param>
    /// <param name="count">How many, 1 to 9.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="fill">solid, light or none.</param>
    /// <param name="size">Size, 0.2 to 1.3; 1 fills the cell well.</param>
    /// <param name="rotation">Degrees clockwise.</param>
    /// <param name="slot">0 for the middle of the cell; 1 to 9 for one of its ninths, counted like text.</param>
    [Primitive]
    public static Element PatternShape(Sketch sketch, int row, int column, string shape, int count = 1, string color = "blue", string fill = "solid", double size = 1, double rotation = 0, int slot = 0)
    {
        var grid = Grid(sketch);
        if (!grid.Cells.TryGetValue((row, column), out var center))
        {
            throw new FigureException($"There is no cell in row {row}, column {column}.", "Rows and columns are counted from 1.");
        }

        return Shapes(sketch, center, grid.Side, shape, count, color, fill, size, rotation, slot, ("row", row), ("column", column));
    }

    /// <summary>Draws shapes into an option, like <c>PatternShape</c> in a cell; the element has the value <c>option</c>: its letter.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="option">Letter of the option.</param>
    /// <param name="shape">circle, square, triangle, diamond, pentagon, hexagon, star, plus, arrow or flag.</param>
    /// <param name="count">How many, 1 to 9.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="fill">solid, light or none.</param>
    /// <param name="size">Size, 0.2 to 1.3.</param>
    /// <param name="rotation">Degrees clockwise.</param>
    /// <param name="slot">0 for the middle; 1 to 9 for one of its ninths.</param>
    [Primitive]
    public static Element OptionShape(Sketch sketch, string option, string shape, int count = 1, string color = "blue", string fill = "solid", double size = 1, double rotation = 0, int slot = 0)
    {
        var grid = Grid(sketch);
        if (!grid.Options.TryGetValue(option, out var center))
        {
            throw new FigureException($"There is no option \"{option}\".", $"Options are {string.Join(", ", grid.Options.Keys)}.");
        }

        return Shapes(sketch, center, grid.OptionSide, shape, count, color, fill, size, rotation, slot, ("option", option));
    }

    /// <summary>
    /// Draws a triangle, square or rectangle of dots, or an L, growing with its number. Element <c>dot-pattern</c>, points: middles of the
    /// dots; value <c>count</c>; text: the caption under it.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="shape">triangle, square, rectangle (one wider than high), ell (arms of equal length) or row.</param>
    /// <param name="size">Dots along its side, 1 to 12.</param>
    /// <param name="x">Left, in pixels.</param>
    /// <param name="y">Bottom, in pixels.</param>
    /// <param name="spacing">Pixels between dots.</param>
    /// <param name="label">Caption.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element DotPattern(Sketch sketch, string shape, int size, double x, double y, double spacing = 18, string label = "", string color = "blue")
    {
        if (size is < 1 or > 12 || !(spacing >= 6))
        {
            throw new FigureException($"A dot pattern of side {size} cannot be drawn.", "Use a side of 1 to 12 and a spacing of at least 6 pixels.");
        }

        Point[] dots = [.. Dots(shape, size).Select(d => new Point(x + ((d.Column + 0.5) * spacing), y - ((d.Row + 0.5) * spacing)))];
        var element = sketch.Add("dot-pattern", shape, dots, label, ("count", dots.Length), ("color", color));
        foreach (var dot in dots)
        {
            sketch.Fill(PathGeometry.Circle(dot, spacing * 0.34), sketch.Color(color));
        }

        sketch.TextBeside(label, new Point(Box.Of(dots).Center.X, y + 6), sketch.Style(14), 0, 1);
        return element;
    }

    /// <summary>Middles of up to nine shapes in a square of side one round (0, 0).</summary>
    internal static Point[] Arrangement(int count)
    {
        int[] rows = count switch
        {
            1 => [1],
            2 => [2],
            3 => [1, 2],
            4 => [2, 2],
            5 => [2, 1, 2],
            6 => [3, 3],
            7 => [2, 3, 2],
            8 => [3, 2, 3],
            9 => [3, 3, 3],
            _ => throw new FigureException($"{count} shapes do not fit into a cell.", "Use 1 to 9."),
        };
        var pitch = Pitch(count);
        return [.. rows.SelectMany((n, r) => Enumerable.Range(0, n).Select(c => new Point((c - ((n - 1) / 2.0)) * pitch, (r - ((rows.Length - 1) / 2.0)) * pitch)))];
    }

    private static double Pitch(int count) => count <= 4 ? 0.42 : 0.29;

    private static IEnumerable<(int Row, int Column)> Dots(string shape, int size)
    {
        Func<int, int, bool> inside = shape switch
        {
            "triangle" => (row, column) => row + column < size,
            "square" => (_, column) => column < size,
            "rectangle" => (_, column) => column < size + 1,
            "ell" => (row, column) => (row == 0 && column < size) || column == 0,
            "row" => (row, column) => row == 0 && column < size,
            _ => throw new FigureException($"There is no dot pattern \"{shape}\".", "Use triangle, square, rectangle, ell or row."),
        };
        return from row in Enumerable.Range(0, size) from column in Enumerable.Range(0, size + 1) where inside(row, column) select (row, column);
    }

    private static CellGrid Grid(Sketch sketch) =>
        sketch.Recall<CellGrid>() ?? throw new FigureException("Shapes need cells to stand in.", "Call PatternCells(...) first; in a step draw in pixels.");

    private static void Cell(Sketch sketch, Point center, double side, int row, int column, bool missing)
    {
        sketch.Add("cell", "", [center], missing ? "?" : "", ("row", row), ("column", column), ("missing", missing), ("side", side));
        Frame(sketch, center, side);
        if (missing)
        {
            sketch.Text("?", center, sketch.Style(side * 0.5, FontFace.SansBold, "muted"));
        }
    }

    private static void Options(Sketch sketch, CellGrid grid, int options, double y)
    {
        for (var i = 0; i < options; i++)
        {
            var letter = ((char)('A' + i)).ToString();
            var center = new Point(Math.Round((sketch.Width / 2) + ((i - ((options - 1) / 2.0)) * (grid.OptionSide + Gap + 6))), Math.Round(y));
            grid.Options[letter] = center;
            sketch.Add("option", letter, [center], letter, ("side", grid.OptionSide));
            Frame(sketch, center, grid.OptionSide);
            sketch.TextBeside(letter, center + new Point(0, (grid.OptionSide / 2) + 3), sketch.Style(14, FontFace.SansBold), 0, 1);
        }
    }

    private static void Frame(Sketch sketch, Point center, double side)
    {
        var box = Box.Around(center, side, side);
        sketch.Fill(PathGeometry.Rectangle(box, 4), sketch.Color("paper"));
        sketch.Stroke(PathGeometry.Rectangle(box, 4), sketch.Pen("ink", 1.4));
    }

    private static Element Shapes(Sketch sketch, Point center, double side, string shape, int count, string color, string fill, double size, double rotation, int slot, params ReadOnlySpan<(string Key, ElementValue Value)> place)
    {
        if (slot is < 0 or > 9)
        {
            throw new FigureException($"There is no slot {slot}.", "Use 0 for the middle, or 1 to 9.");
        }

        if (!(size >= 0.2 && size <= 1.3))
        {
            throw new FigureException($"A size of {size:0.##} is out of range.", "Use 0.2 to 1.3.");
        }

        var opacity = fill switch
        {
            "solid" => 0.9,
            "light" => 0.35,
            "none" => 0,
            _ => throw new FigureException($"There is no fill \"{fill}\".", "Fills are solid, light and none."),
        };
        var middle = slot == 0 ? center : center + (new Point(((slot - 1) % 3) - 1, ((slot - 1) / 3) - 1) * (side * SlotDistance));
        var radius = (slot > 0 ? 0.125 : count == 1 ? 0.36 : Pitch(count) * 0.44) * side * size;
        var element = sketch.Add("pattern-shape", shape, [middle], "", [.. place, ("count", count), ("color", color), ("fill", fill), ("size", size), ("rotation", rotation), ("slot", slot)]);
        foreach (var offset in Arrangement(count))
        {
            var path = ShapePaths.Of(shape, middle + (offset * side), radius, rotation);
            if (opacity > 0)
            {
                sketch.Fill(path, sketch.Color(color).Fade(opacity));
            }

            sketch.Stroke(path, sketch.Pen(opacity > 0.5 ? "ink" : color, opacity > 0.5 ? 1.1 : 1.8));
        }

        return element;
    }

    /// <summary>Where cells and options lie on the canvas.</summary>
    private sealed record CellGrid(double Side, double OptionSide)
    {
        public Dictionary<(int Row, int Column), Point> Cells { get; } = [];

        public SortedDictionary<string, Point> Options { get; } = new(StringComparer.Ordinal);
    }
}
