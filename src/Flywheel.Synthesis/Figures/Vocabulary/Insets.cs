using System.Globalization;
using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>
/// Small constructions in a band below the main picture, which expansions add to a problem. Their element kinds begin with <c>inset-</c>,
/// so that answer code written for the main picture never counts them.
/// </summary>
[Vocabulary("Insets")]
internal static class Insets
{
    private const double Margin = 26;
    private const double KeySize = 15;
    private const double SmallestKeySize = 11;
    private const double RowSize = 13;

    /// <summary>Room for the number at the end of a key's row.</summary>
    private const double NumberWidth = 52;

    /// <summary>Opens a band below the picture; the insets that follow are drawn in it. Element <c>panel</c>, points: its corners.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="height">Height of the band, 60 to 300 pixels.</param>
    [Primitive]
    public static Element Panel(Sketch sketch, double height)
    {
        if (!(height >= 60 && height <= 300))
        {
            throw new FigureException($"A panel of {height:0} pixels is out of range.", "Use 60 to 300.");
        }

        var box = sketch.Extend(height);
        sketch.Remember(new Panel(box));
        var element = sketch.Add("panel", "", [new(box.Left, box.Top), new(box.Right, box.Top), new(box.Right, box.Bottom), new(box.Left, box.Bottom)]);
        sketch.Stroke(PathGeometry.Line(new(box.Left + 14, box.Top), new(box.Right - 14, box.Top)), sketch.Pen("muted", 1.2, dashed: true));
        return element;
    }

    /// <summary>
    /// Draws a gauge with a pointer. Element <c>inset-dial</c>, points: pivot and tip of the pointer; values <c>value</c>, <c>low</c>,
    /// <c>high</c>. Ten divisions from low to high, every second one numbered.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="value">Where the pointer stands.</param>
    /// <param name="low">Left end of the scale.</param>
    /// <param name="high">Right end of the scale.</param>
    [Primitive]
    public static Element InsetDial(Sketch sketch, double value, double low, double high)
    {
        if (!(high > low && value >= low && value <= high))
        {
            throw new FigureException($"The dial's value {value} must lie between {low} and {high}.");
        }

        var box = Box(sketch);
        var pivot = new Point(box.Center.X, box.Bottom - 16);
        var radius = box.Height - 46;
        var tip = pivot + Point.Polar(radius - 9, Direction(value));
        var element = sketch.Add("inset-dial", "", [pivot, tip], "", ("value", value), ("low", low), ("high", high), ("radius", radius));
        sketch.Stroke(new PathBuilder().AddArc(pivot, radius, 180, -180).Build(), sketch.Pen("ink", 2));
        for (var i = 0; i <= 10; i++)
        {
            var at = low + ((high - low) * i / 10);
            var outer = Point.Polar(1, Direction(at));
            sketch.Stroke(PathGeometry.Line(pivot + (outer * (radius - (i % 2 == 0 ? 9 : 5))), pivot + (outer * radius)), sketch.Pen("ink", 1.4));
            if (i % 2 == 0)
            {
                sketch.Text(Number(at), pivot + (outer * (radius + 14)), sketch.Style(12));
            }
        }

        sketch.Stroke(PathGeometry.Line(pivot, tip), sketch.Pen("red", 2.4));
        sketch.Fill(PathGeometry.Circle(pivot, 5), sketch.Ink);
        return element;

        double Direction(double at) => 180 - (180 * (at - low) / (high - low));
    }

    /// <summary>Draws dice in a row. One element <c>inset-die</c> each, points: its centre; value <c>value</c>.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="values">Two to seven numbers of pips, 1 to 6 each.</param>
    [Primitive]
    public static void InsetDice(Sketch sketch, int[] values)
    {
        RequireBetween(values.Length, 2, 7, "dice");
        var box = Box(sketch);
        var side = Math.Min(46, box.Height - 44);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is < 1 or > 6)
            {
                throw new FigureException($"A die shows 1 to 6 pips, not {values[i]}.");
            }

            var center = new Point(Slot(box, i, values.Length, side * 1.6), box.Center.Y - 4);
            sketch.Add("inset-die", "", [center], "", ("value", values[i]), ("side", side));
            Essentials.Outline(sketch, PathGeometry.Rectangle(Geometry.Box.Around(center, side, side), 7), "ink", "white", 1, 2, dashed: false);
            foreach (var (column, row) in Pips(values[i]))
            {
                sketch.Fill(PathGeometry.Circle(center + new Point(column * side * 0.27, row * side * 0.27), side * 0.095), sketch.Color("black"));
            }
        }
    }

    /// <summary>
    /// Draws a row of small bars over a common base with their values as a scale at the left. One element <c>inset-bar</c> each, points:
    /// middle of its top and of its base; value <c>value</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="names">Letters below the bars.</param>
    /// <param name="values">Whole numbers from 1 to 10, one a name.</param>
    [Primitive]
    public static void InsetBars(Sketch sketch, string[] names, int[] values)
    {
        RequireBetween(values.Length, 2, 8, "bars");
        if (names.Length != values.Length)
        {
            throw new FigureException($"There are {names.Length} names for {values.Length} bars.");
        }

        var box = Box(sketch);
        var (left, bottom) = (box.Center.X - 130, box.Bottom - 26);
        var unit = (box.Height - 44) / 10;
        sketch.Add("inset-axis", "", [new(left, bottom), new(left + 270, bottom)]);
        for (var tick = 0; tick <= 10; tick += 2)
        {
            var y = bottom - (tick * unit);
            sketch.Stroke(PathGeometry.Line(new(left, y), new(left + 270, y)), sketch.Pen(tick == 0 ? "ink" : "grid", tick == 0 ? 1.6 : 1));
            sketch.TextBeside(Number(tick), new(left - 6, y), sketch.Style(11), -1, 0);
        }

        for (var i = 0; i < values.Length; i++)
        {
            RequireBetween(values[i], 1, 10, "units of a bar");
            var x = left + (270 * (i + 0.5) / values.Length);
            var bar = new Box(x - 13, bottom - (values[i] * unit), x + 13, bottom);
            sketch.Add("inset-bar", names[i], [new(x, bar.Top), new(x, bottom)], names[i], ("value", values[i]));
            Essentials.Outline(sketch, PathGeometry.Rectangle(bar), "ink", "teal", 0.55, 1.4, dashed: false);
            sketch.TextBeside(names[i], new(x, bottom + 3), sketch.Style(13), 0, 1);
        }
    }

    /// <summary>
    /// Draws a ruler and a strip that lies along it. Elements <c>inset-ruler</c> and <c>inset-strip</c>, points: both ends of the strip;
    /// values <c>from</c>, <c>to</c> in units of the ruler.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="from">Where the strip begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="length">Length of the ruler, 6 to 20 units.</param>
    [Primitive]
    public static Element InsetRuler(Sketch sketch, double from, double to, int length)
    {
        RequireBetween(length, 6, 20, "units of a ruler");
        if (!(from >= 0 && to > from && to <= length))
        {
            throw new FigureException($"The strip from {from} to {to} does not lie along a ruler of {length}.");
        }

        var box = Box(sketch);
        var unit = (box.Width - (2 * Margin) - 24) / length;
        var (left, top) = (box.Left + Margin + 12, box.Center.Y - 4);
        sketch.Add("inset-ruler", "", [new(left, top), new(left + (length * unit), top)], "", ("length", length));
        Essentials.Outline(sketch, PathGeometry.Rectangle(new Box(left - 12, top, left + (length * unit) + 12, top + 40), 3), "ink", "yellow", 0.3, 1.6, dashed: false);
        for (var i = 0; i <= length; i++)
        {
            var x = left + (i * unit);
            sketch.Stroke(PathGeometry.Line(new(x, top), new(x, top + 12)), sketch.Pen("ink", 1.3));
            sketch.Text(Number(i), new(x, top + 24), sketch.Style(12));
        }

        Point start = new(left + (from * unit), top - 12), end = new(left + (to * unit), top - 12);
        var strip = sketch.Add("inset-strip", "", [start, end], "", ("from", from), ("to", to));
        Essentials.Outline(sketch, PathGeometry.Rectangle(new Box(start.X, top - 18, end.X, top - 6)), "ink", "blue", 0.8, 1.4, dashed: false);
        return strip;
    }

    /// <summary>Draws beads on a string. One element <c>inset-bead</c> each, points: its centre; value <c>color</c>.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="colors">Colour names, 4 to 16.</param>
    [Primitive]
    public static void InsetBeads(Sketch sketch, string[] colors)
    {
        RequireBetween(colors.Length, 4, 16, "beads");
        var box = Box(sketch);
        var y = box.Center.Y;
        sketch.Add("inset-string", "", [new(box.Left + Margin, y), new(box.Right - Margin, y)]);
        sketch.Stroke(PathGeometry.Line(new(box.Left + Margin, y), new(box.Right - Margin, y)), sketch.Pen("muted", 2));
        for (var i = 0; i < colors.Length; i++)
        {
            var center = new Point(Slot(box, i, colors.Length, 25), y);
            sketch.Add("inset-bead", "", [center], "", ("color", colors[i]));
            Essentials.Outline(sketch, PathGeometry.Circle(center, 10), "ink", colors[i], 1, 1.4, dashed: false);
        }
    }

    /// <summary>
    /// Draws a ring of lettered sectors, read clockwise from the top, with an arrow at the start. One element <c>inset-sector</c> each,
    /// points: middle of the sector; values <c>index</c> (0 at the top) and <c>start</c> (1 for the marked one).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="letters">5 to 12 distinct letters, clockwise from the top.</param>
    /// <param name="start">Index of the marked sector.</param>
    [Primitive]
    public static void InsetRing(Sketch sketch, string[] letters, int start)
    {
        RequireBetween(letters.Length, 5, 12, "sectors");
        if (start < 0 || start >= letters.Length)
        {
            throw new FigureException($"The start {start} is not one of the {letters.Length} sectors, counted from 0.");
        }

        var box = Box(sketch);
        var (outer, inner) = ((box.Height / 2) - 10, (box.Height / 4) - 6);
        var width = 360.0 / letters.Length;
        for (var i = 0; i < letters.Length; i++)
        {
            var direction = 90 - (i * width);
            var middle = box.Center + Point.Polar((outer + inner) / 2, direction);
            sketch.Add("inset-sector", letters[i], [middle], letters[i], ("index", i), ("start", i == start));
            var path = new PathBuilder().AddSector(box.Center, outer, direction - (width / 2), width).Build();
            Essentials.Outline(sketch, path, "ink", i == start ? "yellow" : "shade", i == start ? 0.8 : 0.6, 1.4, dashed: false);
            sketch.Text(letters[i], middle, sketch.Style(14, FontFace.SansBold));
        }

        sketch.Add("inset-hub", "", [box.Center]);
        Essentials.Outline(sketch, PathGeometry.Circle(box.Center, inner * 0.7), "ink", "paper", 1, 1.4, dashed: false);
        var mark = sketch.Add("inset-start", letters[start], [box.Center + Point.Polar(inner + 2, 90 - (start * width))]).Points[0];
        Essentials.DrawArrow(sketch, box.Center, mark, sketch.Pen("red", 2));
    }

    /// <summary>
    /// Draws a function machine: boxes that a number passes from left to right. One element <c>inset-operation</c> each, points: its centre;
    /// values <c>operator</c> (+, -, × or ÷) and <c>operand</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="operators">One to four of +, -, × and ÷.</param>
    /// <param name="operands">As many numbers.</param>
    /// <param name="symbol">Name of the number that goes in.</param>
    [Primitive]
    public static void InsetMachine(Sketch sketch, string[] operators, double[] operands, string symbol = "n")
    {
        RequireBetween(operators.Length, 1, 4, "boxes");
        if (operators.Length != operands.Length)
        {
            throw new FigureException($"There are {operators.Length} operators for {operands.Length} operands.");
        }

        var box = Box(sketch);
        var y = box.Center.Y;
        var step = (box.Width - (2 * Margin)) / (operators.Length + 1);
        var from = new Point(box.Left + Margin, y);
        sketch.Add("inset-input", symbol, [from], symbol);
        sketch.Text(symbol, new(from.X + 6, y), sketch.Style(18, FontFace.Math));
        for (var i = 0; i < operators.Length; i++)
        {
            var center = new Point(box.Left + Margin + (step * (i + 1)), y);
            var text = $"{Operator(operators[i])} {Number(operands[i])}";
            sketch.Add("inset-operation", (i + 1).ToString(CultureInfo.InvariantCulture), [center], text, ("operator", operators[i]), ("operand", operands[i]));
            Essentials.DrawArrow(sketch, i == 0 ? from + new Point(20, 0) : center - new Point(step - 33, 0), center - new Point(33, 0), sketch.Pen("ink", 1.8));
            Essentials.Outline(sketch, PathGeometry.Rectangle(Geometry.Box.Around(center, 64, 40), 6), "ink", "blue", 0.18, 2, dashed: false);
            sketch.Text(text, center, sketch.Style(17));
        }

        var last = new Point(box.Left + Margin + (step * operators.Length), y);
        sketch.Add("inset-output", "", [new(box.Right - Margin, y)], "?");
        Essentials.DrawArrow(sketch, last + new Point(33, 0), new(box.Right - Margin - 14, y), sketch.Pen("ink", 1.8));
        sketch.Text("?", new(box.Right - Margin, y), sketch.Style(19, FontFace.SansBold));
    }

    /// <summary>
    /// Draws a decision on a number with an operation on each branch. Element <c>inset-decision</c>, points: its centre; value
    /// <c>threshold</c>; two elements <c>inset-branch</c> named yes and no, values <c>operator</c> and <c>operand</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="threshold">The decision is: symbol &gt; threshold?</param>
    /// <param name="yesOperator">+, -, × or ÷ on the left branch.</param>
    /// <param name="yesOperand">Its number.</param>
    /// <param name="noOperator">+, -, × or ÷ on the right branch.</param>
    /// <param name="noOperand">Its number.</param>
    /// <param name="symbol">Name of the number that is decided on.</param>
    [Primitive]
    public static void InsetDecision(Sketch sketch, double threshold, string yesOperator, double yesOperand, string noOperator, double noOperand, string symbol = "n")
    {
        var box = Box(sketch);
        var center = box.Center;
        var text = $"{symbol} > {Number(threshold)} ?";
        sketch.Add("inset-decision", "", [center], text, ("threshold", threshold));
        var (w, h) = (74, 34);
        Essentials.Outline(sketch, PathGeometry.Polygon(center - new Point(w, 0), center - new Point(0, h), center + new Point(w, 0), center + new Point(0, h)), "ink", "yellow", 0.35, 2, dashed: false);
        sketch.Text(text, center, sketch.Style(15));
        const int BoxWidth = 86;
        var reach = Math.Min(160, (box.Width / 2) - (BoxWidth / 2) - 4);
        Branch("yes", -1, yesOperator, yesOperand);
        Branch("no", 1, noOperator, noOperand);

        void Branch(string name, int side, string operation, double operand)
        {
            var at = center + new Point(side * reach, 0);
            var written = $"{symbol} {Operator(operation)} {Number(operand)}";
            sketch.Add("inset-branch", name, [at], written, ("operator", operation), ("operand", operand));
            Essentials.DrawArrow(sketch, center + new Point(side * w, 0), at - new Point(side * 44, 0), sketch.Pen("ink", 1.8));
            sketch.Text(name, center + new Point(side * (w + 20), -12), sketch.Style(12, color: "muted"));
            Essentials.Outline(sketch, PathGeometry.Rectangle(Geometry.Box.Around(at, BoxWidth, 38), 6), "ink", "green", 0.2, 2, dashed: false);
            sketch.Text(written, at, sketch.Style(15));
        }
    }

    /// <summary>
    /// Draws a table of ranges and what each stands for. One element <c>inset-band</c> each, points: middle of its row; values <c>low</c>
    /// (included), <c>high</c> (excluded).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="limits">Ascending limits, one more than names.</param>
    /// <param name="names">3 to 6 names.</param>
    [Primitive]
    public static void InsetBands(Sketch sketch, double[] limits, string[] names)
    {
        RequireBetween(names.Length, 3, 6, "rows");
        if (limits.Length != names.Length + 1)
        {
            throw new FigureException($"There are {limits.Length} limits for {names.Length} rows.", "There must be one more limit than rows.");
        }

        var box = Box(sketch);
        var width = (box.Width - (2 * Margin)) / names.Length;
        for (var i = 0; i < names.Length; i++)
        {
            if (!(limits[i + 1] > limits[i]))
            {
                throw new FigureException("The limits of the table must ascend.");
            }

            var cell = new Box(box.Left + Margin + (i * width), box.Center.Y - 30, box.Left + Margin + ((i + 1) * width), box.Center.Y + 30);
            sketch.Add("inset-band", names[i], [cell.Center], names[i], ("low", limits[i]), ("high", limits[i + 1]));
            Essentials.Outline(sketch, PathGeometry.Rectangle(cell), "ink", i % 2 == 0 ? "shade" : "", 0.8, 1.4, dashed: false);
            sketch.Text($"{Number(limits[i])} – {Number(limits[i + 1])}", cell.Center - new Point(0, 14), sketch.Style(12));
            sketch.Text(names[i], cell.Center + new Point(0, 13), sketch.Style(16, FontFace.SansBold));
        }
    }

    /// <summary>
    /// Draws a number line with a marked start. Element <c>inset-track</c>, points: start, left and right end; values <c>start</c>,
    /// <c>low</c>, <c>high</c>, <c>step</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="low">Left end.</param>
    /// <param name="high">Right end.</param>
    /// <param name="step">Distance of the numbered marks.</param>
    /// <param name="start">Where the marker stands.</param>
    [Primitive]
    public static Element InsetTrack(Sketch sketch, double low, double high, double step, double start)
    {
        if (!(step > 0 && high > low && (high - low) / step is >= 2 and <= 20 && start >= low && start <= high))
        {
            throw new FigureException($"A line from {low} to {high} by {step} with a start at {start} cannot be drawn.", "Use 2 to 20 marks and a start on the line.");
        }

        var box = Box(sketch);
        var y = box.Center.Y + 12;
        var (left, right) = (box.Left + Margin + 8, box.Right - Margin - 8);
        var element = sketch.Add("inset-track", "", [At(start), new(left, y), new(right, y)], "", ("start", start), ("low", low), ("high", high), ("step", step));
        sketch.Stroke(PathGeometry.Line(new(left - 12, y), new(right + 12, y)), sketch.Pen("ink", 1.8));
        for (var i = 0; low + (i * step) <= high + 1e-9; i++)
        {
            var x = At(low + (i * step)).X;
            sketch.Stroke(PathGeometry.Line(new(x, y - 5), new(x, y + 5)), sketch.Pen("ink", 1.4));
            sketch.Text(Number(low + (i * step)), new(x, y + 17), sketch.Style(12));
        }

        sketch.Fill(PathGeometry.Polygon(At(start) - new Point(0, 6), At(start) + new Point(-6, -18), At(start) + new Point(6, -18)), sketch.Color("red"));
        return element;

        Point At(double value) => new(left + ((right - left) * (value - low) / (high - low)), y);
    }

    /// <summary>Draws a key that gives each name a number. One element <c>inset-key</c> each, points: its middle; values <c>value</c>, and <c>panel</c>: the panel's number from 1.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="names">2 to 8 names.</param>
    /// <param name="numbers">As many numbers.</param>
    [Primitive]
    public static void InsetKey(Sketch sketch, string[] names, double[] numbers)
    {
        RequireBetween(names.Length, 2, 8, "entries");
        if (names.Length != numbers.Length)
        {
            throw new FigureException($"There are {names.Length} names for {numbers.Length} numbers.");
        }

        double panel = sketch.Elements.Count(e => e.Kind == "panel");
        var cells = KeyCells(sketch, Box(sketch), names);
        var isTable = cells[0].Left < cells[^1].Left;
        for (var i = 0; i < names.Length; i++)
        {
            var cell = cells[i];
            sketch.Add("inset-key", names[i], [cell.Center], names[i], ("value", numbers[i]), ("panel", panel));
            Essentials.Outline(sketch, PathGeometry.Rectangle(cell), "ink", "shade", 0.6, 1.4, dashed: false);
            var style = sketch.Style(isTable ? KeySize : RowSize, FontFace.SansBold);
            var width = sketch.Fonts.Measure(names[i], style).X;
            if (isTable)
            {
                var fit = Math.Min(1, (cell.Width - 6) / Math.Max(1, width));
                sketch.Text(names[i], cell.Center - new Point(0, 13), style with { Size = Math.Max(SmallestKeySize, style.Size * fit) });
                sketch.Text(Number(numbers[i]), cell.Center + new Point(0, 13), sketch.Style(KeySize));
            }
            else
            {
                sketch.Text(names[i], new(cell.Left + 8 + (width / 2), cell.Center.Y), style);
                sketch.Text(Number(numbers[i]), new(cell.Right - (NumberWidth / 2), cell.Center.Y), sketch.Style(RowSize));
            }
        }
    }

    /// <summary>Cells side by side, or rows where a name is too long for that.</summary>
    private static Box[] KeyCells(Sketch sketch, Box box, string[] names)
    {
        var width = (box.Width - (2 * Margin)) / names.Length;
        var small = sketch.Style(SmallestKeySize, FontFace.SansBold);
        if (names.All(n => sketch.Fonts.Measure(n, small).X <= width - 6))
        {
            return [.. names.Select((_, i) => new Box(box.Left + Margin + (i * width), box.Center.Y - 28, box.Left + Margin + ((i + 1) * width), box.Center.Y + 28))];
        }

        var look = sketch.Style(RowSize, FontFace.SansBold);
        var height = Math.Min(24, (box.Height - 12) / names.Length);
        var half = Math.Min(box.Width - (2 * Margin), names.Max(n => sketch.Fonts.Measure(n, look).X) + NumberWidth + 16) / 2;
        var top = box.Center.Y - (names.Length * height / 2);
        return [.. names.Select((_, i) => new Box(box.Center.X - half, top + (i * height), box.Center.X + half, top + ((i + 1) * height)))];
    }

    private static Box Box(Sketch sketch) => sketch.Recall<Panel>()?.Box
        ?? throw new FigureException("An inset needs a panel.", "Call Panel(110) before it.");

    private static string Number(double value) => Problems.NumberAnswer.Format(value);

    private static double Slot(Box box, int index, int count, double pitch) => box.Center.X + ((index - ((count - 1) / 2.0)) * pitch);

    private static string Operator(string symbol) => symbol is "+" or "-" or "×" or "÷"
        ? symbol
        : throw new FigureException($"There is no operator \"{symbol}\".", "Operators are +, -, × and ÷.");

    private static void RequireBetween(int value, int low, int high, string what)
    {
        if (value < low || value > high)
        {
            throw new FigureException($"There are {value} {what}.", $"Use {low} to {high}.");
        }
    }

    private static IEnumerable<(int Column, int Row)> Pips(int value)
    {
        if (value % 2 == 1)
        {
            yield return (0, 0);
        }

        if (value >= 2)
        {
            yield return (-1, -1);
            yield return (1, 1);
        }

        if (value >= 4)
        {
            yield return (1, -1);
            yield return (-1, 1);
        }

        if (value == 6)
        {
            yield return (-1, 0);
            yield return (1, 0);
        }
    }
}
