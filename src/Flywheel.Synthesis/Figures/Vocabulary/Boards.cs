using System.Globalization;
using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Boards with pieces, grids with robots and counters, and mazes. Squares are named by column letter and row number from the bottom: c4.</summary>
[Vocabulary("Boards and mazes", "board-position")]
internal static class Boards
{
    private const string Pieces = "king, queen, rook, bishop, knight and pawn";

    /// <summary>
    /// Draws a board; later pieces refer to its squares. Element <c>board</c>, points: its corners from the top left, clockwise; values
    /// <c>columns</c>, <c>rows</c> and <c>cell</c> (pixels).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="columns">2 to 16.</param>
    /// <param name="rows">2 to 16.</param>
    /// <param name="x">Left.</param>
    /// <param name="y">Top.</param>
    /// <param name="cell">Side of a square in pixels, 14 to 120.</param>
    /// <param name="style">chess (squares alternate) or plain.</param>
    /// <param name="coordinates">Whether column letters and row numbers are written at the border.</param>
    [Primitive]
    public static Element Board(Sketch sketch, int columns, int rows, double x, double y, double cell, string style = "chess", bool coordinates = true)
    {
        if (columns is < 2 or > 16 || rows is < 2 or > 16 || !(cell is >= 14 and <= 120))
        {
            throw new FigureException($"A board of {columns} x {rows} squares of {cell:0.#} pixels is out of range.", "Use 2 to 16 columns and rows and squares of 14 to 120 pixels.");
        }

        if (style is not ("chess" or "plain"))
        {
            throw new FigureException($"There is no board style \"{style}\".", "Styles are chess and plain.");
        }

        var frame = new BoardFrame(x, y, cell, columns, rows);
        var box = frame.Box;
        var element = sketch.Add("board", "", [new(box.Left, box.Top), new(box.Right, box.Top), new(box.Right, box.Bottom), new(box.Left, box.Bottom)], "", ("columns", columns), ("rows", rows), ("cell", cell));
        sketch.Remember(frame);
        if (style is "chess")
        {
            Chequer(sketch, frame);
        }
        else
        {
            Rule(sketch, frame);
        }

        sketch.Stroke(PathGeometry.Rectangle(box), sketch.Pen(width: 2.2));
        if (coordinates)
        {
            WriteCoordinates(sketch, frame);
        }

        return element;
    }

    /// <summary>
    /// Puts a chess piece on a square. Element <c>piece</c>, name: its square; points: the square's middle; values <c>type</c>, <c>color</c>,
    /// <c>column</c> and <c>row</c> (from 1 at the bottom left).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="type">king, queen, rook, bishop, knight or pawn.</param>
    /// <param name="square">Such as c4.</param>
    /// <param name="color">white or black.</param>
    [Primitive]
    public static Element Piece(Sketch sketch, string type, string square, string color = "white")
    {
        var glyph = type switch
        {
            "king" => 0,
            "queen" => 1,
            "rook" => 2,
            "bishop" => 3,
            "knight" => 4,
            "pawn" => 5,
            _ => throw new FigureException($"There is no piece \"{type}\".", $"Pieces are {Pieces}."),
        };
        if (color is not ("white" or "black"))
        {
            throw new FigureException($"A piece is white or black, not \"{color}\".");
        }

        var frame = Frame(sketch);
        var (column, row) = frame.Parse(square);
        var center = frame.Center(column, row);
        var element = sketch.Add("piece", square, [center], "", ("type", type), ("color", color), ("column", column), ("row", row));
        var size = frame.Cell * 0.86;
        var at = center - new Point(0, frame.Cell * 0.03);

        // The solid glyph gives the body, the outlined one its contour, so that white pieces are white on any square.
        sketch.Text(char.ConvertFromUtf32(0x265A + glyph), at, new TextStyle(sketch.Color(color), size));
        sketch.Text(char.ConvertFromUtf32((color is "white" ? 0x2654 : 0x265A) + glyph), at, new TextStyle(sketch.Color("black"), size));
        return element;
    }

    /// <summary>
    /// Puts a round counter on a square. Element <c>counter</c>, name: its square; points: the square's middle; text: its label; values
    /// <c>column</c>, <c>row</c> and <c>color</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="square">Such as c4.</param>
    /// <param name="label">Letter or number on it; empty for none.</param>
    /// <param name="color">Its colour.</param>
    [Primitive]
    public static Element Counter(Sketch sketch, string square, string label = "", string color = "blue")
    {
        var frame = Frame(sketch);
        var (column, row) = frame.Parse(square);
        var center = frame.Center(column, row);
        var element = sketch.Add("counter", square, [center], label, ("column", column), ("row", row), ("color", color));
        sketch.Fill(PathGeometry.Circle(center, frame.Cell * 0.34), sketch.Color(color));
        sketch.Stroke(PathGeometry.Circle(center, frame.Cell * 0.34), sketch.Pen(width: 1.4));
        sketch.Text(label, center, new TextStyle(sketch.Color(color).Luminance > 0.55 ? sketch.Color("black") : sketch.Color("white"), Math.Max(11, frame.Cell * 0.36), FontFace.SansBold));
        return element;
    }

    /// <summary>
    /// Blocks a square. Element <c>block</c>, name: its square; points: the square's middle; values <c>column</c> and <c>row</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="square">Such as c4.</param>
    /// <param name="color">Its colour.</param>
    [Primitive]
    public static Element Block(Sketch sketch, string square, string color = "grey")
    {
        var frame = Frame(sketch);
        var (column, row) = frame.Parse(square);
        var center = frame.Center(column, row);
        var element = sketch.Add("block", square, [center], "", ("column", column), ("row", row));
        sketch.Fill(PathGeometry.Rectangle(Box.Around(center, frame.Cell - 2, frame.Cell - 2), 2), sketch.Color(color));
        return element;
    }

    /// <summary>
    /// Puts a robot on a square, an arrowhead that shows where it faces. Element <c>robot</c>, name: its square; points: the square's middle
    /// and the tip; values <c>column</c>, <c>row</c> and <c>heading</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="square">Such as c4.</param>
    /// <param name="heading">north, east, south or west; north is up.</param>
    /// <param name="color">Its colour.</param>
    [Primitive]
    public static Element Robot(Sketch sketch, string square, string heading, string color = "red")
    {
        var direction = heading switch
        {
            "north" => new Point(0, -1),
            "east" => new Point(1, 0),
            "south" => new Point(0, 1),
            "west" => new Point(-1, 0),
            _ => throw new FigureException($"A robot cannot face \"{heading}\".", "Headings are north, east, south and west."),
        };
        var frame = Frame(sketch);
        var (column, row) = frame.Parse(square);
        var (center, reach) = (frame.Center(column, row), frame.Cell * 0.36);
        var (tip, side) = (center + (direction * reach), direction.Normal * (reach * 0.8));
        var element = sketch.Add("robot", square, [center, tip], "", ("column", column), ("row", row), ("heading", heading), ("color", color));
        var body = PathGeometry.Polygon(tip, center - (direction * reach) + side, center - (direction * (reach * 0.55)), center - (direction * reach) - side);
        Essentials.Outline(sketch, body, "ink", color, 1, 1.4, dashed: false);
        return element;
    }

    /// <summary>
    /// Draws a maze of square cells; later counters and robots refer to its cells as squares. Element <c>maze</c>, points: its corners; values
    /// <c>columns</c>, <c>rows</c>, <c>cell</c>; for each wall a <c>maze-wall</c>, points: its middle, values <c>column</c> and <c>row</c>
    /// (from 1 at the bottom left); for each letter a <c>maze-mark</c>, name and text: the letter, with the same values.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="lines">The cells from the top: # a wall, a dot a free cell, a letter a free cell with that letter. All of one length.</param>
    /// <param name="x">Left.</param>
    /// <param name="y">Top.</param>
    /// <param name="cell">Side of a cell in pixels.</param>
    /// <param name="wall">Colour of the walls.</param>
    [Primitive]
    public static Element Maze(Sketch sketch, string[] lines, double x, double y, double cell, string wall = "muted")
    {
        if (lines.Length is < 2 or > 24 || lines[0].Length is < 2 or > 24 || lines.Any(l => l.Length != lines[0].Length) || !(cell is >= 8 and <= 100))
        {
            throw new FigureException("A maze has 2 to 24 lines of one length of 2 to 24 cells of 8 to 100 pixels.");
        }

        var frame = new BoardFrame(x, y, cell, lines[0].Length, lines.Length);
        var box = frame.Box;
        var element = sketch.Add("maze", "", [new(box.Left, box.Top), new(box.Right, box.Top), new(box.Right, box.Bottom), new(box.Left, box.Bottom)], "", ("columns", frame.Columns), ("rows", frame.Rows), ("cell", cell));
        sketch.Remember(frame);
        Rule(sketch, frame);
        for (var r = 0; r < lines.Length; r++)
        {
            for (var c = 0; c < lines[r].Length; c++)
            {
                MazeCell(sketch, frame, lines[r][c], c + 1, frame.Rows - r, wall);
            }
        }

        sketch.Add("maze-border", "", []);
        sketch.Stroke(PathGeometry.Rectangle(box), sketch.Pen(width: 2.4));
        return element;
    }

    private static void MazeCell(Sketch sketch, BoardFrame frame, char what, int column, int row, string wall)
    {
        var center = frame.Center(column, row);
        if (what == '#')
        {
            sketch.Add("maze-wall", "", [center], "", ("column", column), ("row", row));
            sketch.Fill(PathGeometry.Rectangle(Box.Around(center, frame.Cell, frame.Cell)), sketch.Color(wall));
        }
        else if (char.IsLetter(what))
        {
            sketch.Add("maze-mark", what.ToString(), [center], what.ToString(), ("column", column), ("row", row));
            sketch.Text(what.ToString(), center, sketch.Style(Math.Max(11, frame.Cell * 0.58), FontFace.SansBold));
        }
        else if (what != '.')
        {
            throw new FigureException($"A maze cannot contain \"{what}\".", "Use # for walls, dots for free cells and letters for marks.");
        }
    }

    private static BoardFrame Frame(Sketch sketch) =>
        sketch.Recall<BoardFrame>() ?? throw new FigureException("There is no board yet.", "Call Board or Maze first.");

    private static void Chequer(Sketch sketch, BoardFrame frame)
    {
        var dark = sketch.Color("brown").Mix(sketch.Color("white"), 0.35);
        var light = sketch.Color("brown").Mix(sketch.Color("white"), 0.82);
        for (var row = 1; row <= frame.Rows; row++)
        {
            for (var column = 1; column <= frame.Columns; column++)
            {
                sketch.Fill(PathGeometry.Rectangle(Box.Around(frame.Center(column, row), frame.Cell, frame.Cell)), (row + column) % 2 == 0 ? dark : light);
            }
        }
    }

    private static void Rule(Sketch sketch, BoardFrame frame)
    {
        var (box, pen) = (frame.Box, sketch.Pen("grid", 1.2));
        for (var c = 1; c < frame.Columns; c++)
        {
            sketch.Stroke(PathGeometry.Line(new(box.Left + (c * frame.Cell), box.Top), new(box.Left + (c * frame.Cell), box.Bottom)), pen);
        }

        for (var r = 1; r < frame.Rows; r++)
        {
            sketch.Stroke(PathGeometry.Line(new(box.Left, box.Top + (r * frame.Cell)), new(box.Right, box.Top + (r * frame.Cell))), pen);
        }
    }

    private static void WriteCoordinates(Sketch sketch, BoardFrame frame)
    {
        var style = sketch.Style(Math.Clamp(frame.Cell * 0.34, 12, 15));
        for (var c = 1; c <= frame.Columns; c++)
        {
            sketch.Text(((char)('a' + c - 1)).ToString(), new Point(frame.Center(c, 1).X, frame.Box.Bottom + 12), style);
        }

        for (var r = 1; r <= frame.Rows; r++)
        {
            sketch.Text(r.ToString(CultureInfo.InvariantCulture), new Point(frame.Box.Left - 12, frame.Center(1, r).Y), style);
        }
    }
}
