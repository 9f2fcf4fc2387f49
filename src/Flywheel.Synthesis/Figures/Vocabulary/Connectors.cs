using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>What diagrams of nodes and connections share: finding a node, meeting its border, bent arrows, labels on lines, wrapped text.</summary>
internal static class Connectors
{
    /// <summary>The element of that kind and name.</summary>
    /// <exception cref="FigureException">There is none; the suggestion lists those that exist.</exception>
    public static Element Require(Sketch sketch, string kind, string name)
    {
        foreach (var element in sketch.Elements)
        {
            if (string.Equals(element.Kind, kind, StringComparison.Ordinal) && string.Equals(element.Name, name, StringComparison.Ordinal))
            {
                return element;
            }
        }

        var known = sketch.Elements.Where(e => string.Equals(e.Kind, kind, StringComparison.Ordinal)).Select(e => e.Name).Take(20).ToArray();
        throw new FigureException(
            $"There is no {kind} named \"{name}\".",
            known.Length == 0 ? $"Draw the {kind} before what connects to it." : $"Those drawn so far are {string.Join(", ", known)}.");
    }

    /// <summary>Refuses an empty name and one that the kind has already.</summary>
    public static void RequireNew(Sketch sketch, string kind, string name)
    {
        if (name.Length == 0)
        {
            throw new FigureException($"A {kind} needs a name.", "Give each its own name, so that connections can refer to it.");
        }

        if (sketch.Elements.Any(e => string.Equals(e.Kind, kind, StringComparison.Ordinal) && string.Equals(e.Name, name, StringComparison.Ordinal)))
        {
            throw new FigureException($"There are two {kind} elements named \"{name}\".", "Give each its own name.");
        }
    }

    /// <summary>The number in a label such as <c>12</c> or <c>4 km</c>, as a fact named <c>value</c>; the label itself where it has none.</summary>
    public static ElementValue ValueOf(string label)
    {
        var start = label.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0)
        {
            return label;
        }

        var end = start;
        while (end < label.Length && (char.IsAsciiDigit(label[end]) || (label[end] == '.' && end + 1 < label.Length && char.IsAsciiDigit(label[end + 1]))))
        {
            end++;
        }

        var sign = start > 0 && label[start - 1] is '-' or '−' ? -1 : 1;
        return double.TryParse(label.AsSpan(start, end - start), out var number) ? sign * number : label;
    }

    /// <summary>Where the line from the middle of a box towards a position leaves the box.</summary>
    public static Point BoxBorder(Point center, double halfWidth, double halfHeight, Point towards)
    {
        var d = towards - center;
        var share = Math.Min(
            Math.Abs(d.X) < 1e-9 ? double.PositiveInfinity : halfWidth / Math.Abs(d.X),
            Math.Abs(d.Y) < 1e-9 ? double.PositiveInfinity : halfHeight / Math.Abs(d.Y));
        return double.IsFinite(share) ? center + (d * share) : center;
    }

    /// <summary>Draws a line from one position to another that bulges to one side, with a filled head at its end if it is an arrow.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="from">Tail.</param>
    /// <param name="to">Tip.</param>
    /// <param name="control">Control point of the quadratic curve; its middle for a straight line.</param>
    /// <param name="pen">The line.</param>
    /// <param name="arrow">Whether there is a head.</param>
    public static void Curve(Sketch sketch, Point from, Point control, Point to, Pen pen, bool arrow)
    {
        var end = to;
        if (arrow)
        {
            Head(sketch, control, to, pen);
            end = to + ((control - to).Unit * HeadLength(pen) * 0.7);
        }

        sketch.Stroke(new PathBuilder().MoveTo(from).QuadTo(control, end).Build(), pen);
    }

    /// <summary>Draws a chain of lines with slightly rounded corners, with a filled head at its end if it is an arrow.</summary>
    public static void Route(Sketch sketch, ReadOnlySpan<Point> points, Pen pen, bool arrow, double radius = 5)
    {
        var end = points[^1];
        if (arrow)
        {
            Head(sketch, points[^2], end, pen);
            end += (points[^2] - end).Unit * HeadLength(pen) * 0.7;
        }

        var path = new PathBuilder().MoveTo(points[0]);
        for (var i = 1; i < points.Length - 1; i++)
        {
            var r = Math.Min(radius, Math.Min(points[i].DistanceTo(points[i - 1]), points[i].DistanceTo(points[i + 1])) / 2);
            var (before, after) = ((points[i - 1] - points[i]).Unit * r, (points[i + 1] - points[i]).Unit * r);
            path.LineTo(points[i] + before).QuadTo(points[i], points[i] + after);
        }

        sketch.Stroke(path.LineTo(end).Build(), pen);
    }

    /// <summary>Writes a label on a line, on a patch of paper so that the line does not run through it. Belongs to the current element.</summary>
    public static void LabelOn(Sketch sketch, string text, Point center, TextStyle style)
    {
        if (text.Length > 0)
        {
            var size = sketch.Fonts.Measure(text, style);
            sketch.Fill(PathGeometry.Rectangle(Box.Around(center, size.X + 6, style.Size * 1.1), 4), sketch.Color("paper"));
            sketch.Text(text, center, style);
        }
    }

    /// <summary>Breaks a text at spaces into lines no wider than a width; a longer word stays whole. A bar | forces a break.</summary>
    public static List<string> Wrap(Sketch sketch, string text, TextStyle style, double width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('|', StringSplitOptions.TrimEntries))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length > 0 && sketch.Fonts.Measure(longer, style).X > width)
                {
                    lines.Add(line);
                    longer = word;
                }

                line = longer;
            }

            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Writes lines of text centred around a position, for the current element.</summary>
    public static void Lines(Sketch sketch, IReadOnlyList<string> lines, Point center, TextStyle style)
    {
        var step = style.Size * 1.22;
        for (var i = 0; i < lines.Count; i++)
        {
            sketch.Text(lines[i], center + new Point(0, (i - ((lines.Count - 1) / 2.0)) * step), style);
        }
    }

    /// <summary>Length of an arrow's head in pixels.</summary>
    public static double HeadLength(Pen pen) => 6 + (pen.Width * 2.2);

    /// <summary>Draws a filled head at a tip, coming from a position.</summary>
    public static void Head(Sketch sketch, Point from, Point tip, Pen pen)
    {
        var back = (from - tip).Unit * HeadLength(pen);
        var side = back.Normal * 0.36;
        sketch.Fill(PathGeometry.Polygon(tip, tip + back + side, tip + (back * 0.78), tip + back - side), pen.Color);
    }
}
