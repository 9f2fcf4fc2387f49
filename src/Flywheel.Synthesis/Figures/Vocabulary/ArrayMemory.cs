using System.Globalization;
using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Data in memory: arrays, stacks, queues and linked lists.</summary>
[Vocabulary("Arrays and memory", "array-memory")]
internal static class ArrayMemory
{
    /// <summary>
    /// Draws an array as a row of cells with their indices below. Elements <c>cell</c>, name: array name and index, as in <c>a[3]</c>;
    /// points: its centre; text: what it holds; values <c>array</c>, <c>index</c> and <c>value</c> (the number in it, if any).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Name of the array, written to its left; empty for none.</param>
    /// <param name="values">What the cells hold, 1 to 24; empty texts leave a cell empty.</param>
    /// <param name="x">Left of the first cell.</param>
    /// <param name="y">Top of the cells.</param>
    /// <param name="cell">Side of a cell in pixels.</param>
    /// <param name="first">Index of the first cell.</param>
    /// <param name="indices">Whether the indices are written.</param>
    /// <param name="fill">Colour of the cells.</param>
    [Primitive]
    public static Element[] ArrayCells(Sketch sketch, string name, string[] values, double x, double y, double cell = 42, int first = 0, bool indices = true, string fill = "shade")
    {
        RequireCells(values, 24);
        Essentials.RequirePositive(cell, "cell");
        var elements = new Element[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var box = new Box(x + (i * cell), y, x + ((i + 1) * cell), y + cell);
            elements[i] = Cell(sketch, name, i + first, values[i], box, fill);
            if (indices)
            {
                sketch.Text((i + first).ToString(CultureInfo.InvariantCulture), new Point(box.Center.X, box.Bottom + 11), sketch.Style(12, FontFace.Mono, "muted"));
            }
        }

        if (name.Length > 0)
        {
            Caption(sketch, name, new Point(x - 10, y + (cell / 2)), -1, 0);
        }

        return elements;
    }

    /// <summary>
    /// Draws a stack as cells one on another in an open box, the top marked by an arrow. Elements <c>cell</c> from the bottom, as of
    /// <c>ArrayCells</c> (index 0 is the bottom), and <c>stack</c>, points: the middle of its bottom; values <c>count</c> and <c>capacity</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Name of the stack, written below; empty for none.</param>
    /// <param name="values">What it holds, from the bottom; may be empty.</param>
    /// <param name="x">Middle, x.</param>
    /// <param name="y">Bottom, y.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="cell">Height of a cell in pixels.</param>
    /// <param name="capacity">Cells for which the box has room; 0 for one more than it holds.</param>
    /// <param name="fill">Colour of the cells.</param>
    [Primitive]
    public static Element StackCells(Sketch sketch, string name, string[] values, double x, double y, double width = 84, double cell = 34, int capacity = 0, string fill = "shade")
    {
        var room = capacity > 0 ? capacity : values.Length + 1;
        if (values.Length > room || room > 16)
        {
            throw new FigureException($"A stack of {values.Length} cells does not fit a capacity of {room}.", "Use up to 16 cells.");
        }

        for (var i = 0; i < values.Length; i++)
        {
            Cell(sketch, name, i, values[i], new Box(x - (width / 2), y - ((i + 1) * cell), x + (width / 2), y - (i * cell)), fill);
        }

        var element = sketch.Add("stack", name, [new Point(x, y)], name, ("count", values.Length), ("capacity", room));
        var (left, right, top) = (x - (width / 2), x + (width / 2), y - (room * cell) - 4);
        sketch.Stroke(PathGeometry.Polyline(new(left, top), new(left, y), new(right, y), new(right, top)), sketch.Pen(width: 2.6));
        if (values.Length > 0)
        {
            var at = new Point(right + 4, y - ((values.Length - 0.5) * cell));
            Essentials.DrawArrow(sketch, at + new Point(26, 0), at, sketch.Pen(width: 1.6));
            sketch.TextBeside("top", at + new Point(30, 0), sketch.Style(13), 1, 0);
        }

        if (name.Length > 0)
        {
            sketch.Text(name, new Point(x, y + 15), sketch.Style(15, FontFace.SansBold));
        }

        return element;
    }

    /// <summary>
    /// Draws a queue as a row of cells between two rails, its front on the left and its back on the right. Elements <c>cell</c> from the
    /// front, as of <c>ArrayCells</c> (index 0 is the front), and <c>queue</c>, points: front end and back end; value <c>count</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Name of the queue, written above; empty for none.</param>
    /// <param name="values">What it holds, from the front; may be empty.</param>
    /// <param name="x">Left.</param>
    /// <param name="y">Top.</param>
    /// <param name="cell">Side of a cell in pixels.</param>
    /// <param name="fill">Colour of the cells.</param>
    [Primitive]
    public static Element QueueCells(Sketch sketch, string name, string[] values, double x, double y, double cell = 42, string fill = "shade")
    {
        if (values.Length > 20)
        {
            throw new FigureException($"A queue of {values.Length} cells is too long.", "Use up to 20 cells.");
        }

        for (var i = 0; i < values.Length; i++)
        {
            Cell(sketch, name, i, values[i], new Box(x + (i * cell), y, x + ((i + 1) * cell), y + cell), fill);
        }

        var right = x + (Math.Max(1, values.Length) * cell);
        var element = sketch.Add("queue", name, [new Point(x, y + (cell / 2)), new Point(right, y + (cell / 2))], name, ("count", values.Length));
        foreach (var rail in new[] { y - 1, y + cell + 1 })
        {
            sketch.Stroke(PathGeometry.Line(new(x - 16, rail), new(right + 16, rail)), sketch.Pen(width: 2.4));
        }

        sketch.Text("front", new Point(x + (cell / 2), y + cell + 14), sketch.Style(13));
        sketch.Text("back", new Point(right - (cell / 2), y + cell + 14), sketch.Style(13));
        if (name.Length > 0)
        {
            sketch.Text(name, new Point((x + right) / 2, y - 16), sketch.Style(15, FontFace.SansBold));
        }

        return element;
    }

    /// <summary>
    /// Draws a node of a linked list: a cell for its value and one for its pointer. Element <c>list-node</c>, points: its centre; text: the
    /// value; values <c>value</c> (the number in it, if any), <c>half-width</c> and <c>pointer-x</c> (middle of the pointer's cell).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">How pointers refer to it; not written in the picture.</param>
    /// <param name="value">What it holds.</param>
    /// <param name="x">Centre, x.</param>
    /// <param name="y">Centre, y.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="pointer">Side of the pointer's cell, right or left; best the one on which the next node stands.</param>
    /// <param name="fill">Colour of the value's cell.</param>
    [Primitive]
    public static Element ListNode(Sketch sketch, string name, string value, double x, double y, double width = 66, string pointer = "right", string fill = "shade")
    {
        if (pointer is not ("right" or "left"))
        {
            throw new FigureException($"A pointer's cell cannot be on the side \"{pointer}\".", "Use right or left.");
        }

        Connectors.RequireNew(sketch, "list-node", name);
        var center = new Point(x, y);
        var box = Box.Around(center, width, 34);
        var right = pointer is "right";
        var divide = right ? box.Right - 24 : box.Left + 24;
        var number = Connectors.ValueOf(value);
        (string, ElementValue)[] facts = [("half-width", width / 2), ("pointer-x", divide + (right ? 12 : -12))];
        var element = sketch.Add("list-node", name, [center], value, number.IsNumber ? [.. facts, ("value", number)] : facts);
        sketch.Fill(PathGeometry.Rectangle(box), sketch.Color("paper"));
        sketch.Fill(PathGeometry.Rectangle(right ? box with { Right = divide } : box with { Left = divide }), sketch.Color(fill));
        sketch.Stroke(PathGeometry.Rectangle(box, 3), sketch.Pen(width: 1.8));
        sketch.Stroke(PathGeometry.Line(new(divide, box.Top), new(divide, box.Bottom)), sketch.Pen(width: 1.5));
        sketch.Text(value, new Point(((right ? box.Left : box.Right) + divide) / 2, y), sketch.Style(15, FontFace.Mono));
        return element;
    }

    /// <summary>
    /// Draws the pointer of a list node to the next one as an arrow from its pointer cell. Element <c>list-link</c>, points: tail and tip;
    /// values <c>from</c> and <c>to</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="from">Name of the node that holds the pointer.</param>
    /// <param name="to">Name of the node that it points to; empty for the end of the list, drawn as a stroke through the cell.</param>
    /// <param name="bend">How far the arrow bulges to the left of its direction, as a share of its length.</param>
    [Primitive]
    public static Element ListLink(Sketch sketch, string from, string to, double bend = 0)
    {
        var tail = Connectors.Require(sketch, "list-node", from);
        var start = new Point(tail.Find("pointer-x")!.Value.Number, tail.Position.Y);
        if (to.Length == 0)
        {
            var end = sketch.Add("list-link", $"{from}-", [start, start], "", ("from", from), ("to", ""));
            sketch.Stroke(PathGeometry.Line(start + new Point(-12, 17), start + new Point(12, -17)), sketch.Pen(width: 1.6));
            return end;
        }

        var head = Connectors.Require(sketch, "list-node", to);
        var control = start.Towards(head.Position, 0.5) - ((head.Position - start).Normal * (2 * bend));
        var tip = Connectors.BoxBorder(head.Position, head.Find("half-width")!.Value.Number + 1, 18, control);
        var element = sketch.Add("list-link", $"{from}-{to}", [start, tip], "", ("from", from), ("to", to));
        sketch.Fill(PathGeometry.Circle(start, 3.2), sketch.Ink);
        Connectors.Curve(sketch, start, control, tip, sketch.Pen(width: 1.7), arrow: true);
        return element;
    }

    /// <summary>
    /// Draws a named pointer, such as head or low, as an arrow to a cell or list node. Element <c>pointer</c>, points: tail and tip; text: its
    /// name; value <c>to</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Its name, written at the tail.</param>
    /// <param name="to">Name of the cell, as in a[3], or of the list node.</param>
    /// <param name="side">Side from which it comes: top, bottom, left or right.</param>
    /// <param name="length">Length of the arrow in pixels.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element CellPointer(Sketch sketch, string name, string to, string side = "top", double length = 28, string color = "ink")
    {
        var target = sketch.Elements.FirstOrDefault(e => e.Kind is "list-node" && string.Equals(e.Name, to, StringComparison.Ordinal))
            ?? Connectors.Require(sketch, "cell", to);
        var half = target.Find("half-width")?.Number ?? 0;
        var size = target.Find("size")?.Number ?? 34;
        var reach = new Point(half > 0 ? half : size / 2, size / 2);
        var away = side switch
        {
            "top" => new Point(0, -1),
            "bottom" => new Point(0, 1),
            "left" => new Point(-1, 0),
            "right" => new Point(1, 0),
            _ => throw new FigureException($"There is no side \"{side}\".", "Sides are top, bottom, left and right."),
        };
        var tip = target.Position + new Point(away.X * (reach.X + 2), away.Y * (reach.Y + (side == "bottom" && half == 0 ? 20 : 2)));
        var tail = tip + (away * length);
        var element = sketch.Add("pointer", name, [tail, tip], name, ("to", to), ("color", color));
        Essentials.DrawArrow(sketch, tail, tip, sketch.Pen(color, 1.7));
        sketch.TextBeside(name, tail + (away * 3), sketch.Style(14, FontFace.Mono, color, halo: true), away.X, away.Y);
        return element;
    }

    private static Element Cell(Sketch sketch, string array, int index, string text, Box box, string fill)
    {
        var number = Connectors.ValueOf(text);
        (string, ElementValue)[] facts = [("array", array), ("index", index), ("size", box.Height)];
        var element = sketch.Add("cell", $"{array}[{index}]", [box.Center], text, number.IsNumber ? [.. facts, ("value", number)] : facts);
        Essentials.Outline(sketch, PathGeometry.Rectangle(box), "ink", fill, 1, 1.7, dashed: false);
        var size = Math.Clamp(box.Height * 0.42, 12, 17);
        sketch.Text(text, box.Center, sketch.Style(Math.Min(size, text.Length == 0 ? size : Math.Max(11, (box.Width - 6) / (text.Length * 0.61))), FontFace.Mono));
        return element;
    }

    private static void Caption(Sketch sketch, string text, Point at, double alignX, double alignY) =>
        sketch.TextBeside(text, at, sketch.Style(16, FontFace.SansBold), alignX, alignY);

    private static void RequireCells(string[] values, int most)
    {
        if (values.Length < 1 || values.Length > most)
        {
            throw new FigureException($"{values.Length} cells are out of range.", $"Use 1 to {most}.");
        }
    }
}
