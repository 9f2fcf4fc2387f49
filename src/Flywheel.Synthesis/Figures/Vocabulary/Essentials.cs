using System.Globalization;
using System.Text;
using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Canvas, theme, and what any picture may use: lines, shapes, arrows, text and marks.</summary>
[Vocabulary("Essentials")]
internal static class Essentials
{
    /// <summary>Sets the size of the picture; must come first. Without it the picture is 448 x 448 pixels.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="width">32 to 1600 pixels.</param>
    /// <param name="height">32 to 1600 pixels.</param>
    [Primitive]
    public static void Canvas(Sketch sketch, double width, double height) => sketch.Resize(width, height);

    /// <summary>Sets palette and background; must come before anything is drawn.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">textbook, classic, warm, ocean, slate, print, pastel or chalk.</param>
    /// <param name="paper">plain, grain, ruled, graph or vignette.</param>
    /// <param name="noise">Pixel noise, 0 to 0.1.</param>
    /// <param name="seed">Varies texture and noise.</param>
    [Primitive]
    public static void Theme(Sketch sketch, string name, string paper = "plain", double noise = 0, int seed = 0)
    {
        var theme = Scenes.Theme.Find(name)
            ?? throw new FigureException($"There is no theme \"{name}\".", $"Themes are {string.Join(", ", Scenes.Theme.All.Select(t => t.Name))}.");
        if (!Enum.TryParse<PaperTexture>(paper, ignoreCase: true, out var texture) || int.TryParse(paper, CultureInfo.InvariantCulture, out _))
        {
            throw new FigureException($"There is no paper \"{paper}\".", $"Papers are {string.Join(", ", Enum.GetNames<PaperTexture>()).ToLowerInvariant()}.");
        }

        if (!(noise >= 0 && noise <= 0.1))
        {
            throw new FigureException($"A noise of {noise} is out of range.", "Use 0 to 0.1.");
        }

        sketch.Dress(theme, new Paper(texture, noise, seed));
    }

    /// <summary>Draws a straight segment between two points. Element <c>segment</c>, points: both ends.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="a">One end.</param>
    /// <param name="b">Other end.</param>
    /// <param name="label">Text beside its middle, such as a length.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="width">Line width in pixels.</param>
    /// <param name="dashed">Whether the line is dashed.</param>
    /// <param name="name">Name in the inventory; by default the names of points that lie at its ends, such as AB.</param>
    [Primitive]
    public static Element Segment(Sketch sketch, Point a, Point b, string label = "", string color = "ink", double width = 2, bool dashed = false, string name = "")
    {
        var element = sketch.Add("segment", name.Length > 0 ? name : NameAt(sketch, a) + NameAt(sketch, b), [a, b], label, ("color", color), ("dashed", dashed), ("length", a.DistanceTo(b)));
        sketch.Stroke(PathGeometry.Line(a, b), sketch.Pen(color, width, dashed));
        LabelAlong(sketch, a, b, label);
        return element;
    }

    /// <summary>Draws a straight segment between two positions.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x1">First end, x.</param>
    /// <param name="y1">First end, y.</param>
    /// <param name="x2">Second end, x.</param>
    /// <param name="y2">Second end, y.</param>
    /// <param name="label">Text beside its middle.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="width">Line width in pixels.</param>
    /// <param name="dashed">Whether the line is dashed.</param>
    /// <param name="name">Name in the inventory.</param>
    [Primitive]
    public static Element Segment(Sketch sketch, double x1, double y1, double x2, double y2, string label = "", string color = "ink", double width = 2, bool dashed = false, string name = "") =>
        Segment(sketch, new Point(x1, y1), new Point(x2, y2), label, color, width, dashed, name);

    /// <summary>Draws a chain of segments. Element <c>polyline</c>, points: its corners.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="points">At least two points.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="width">Line width in pixels.</param>
    /// <param name="dashed">Whether the line is dashed.</param>
    /// <param name="name">Name in the inventory.</param>
    [Primitive]
    public static Element Polyline(Sketch sketch, Point[] points, string color = "ink", double width = 2, bool dashed = false, string name = "")
    {
        RequireCount(points, 2, "A polyline");
        var element = sketch.Add("polyline", name, points, "", ("color", color));
        sketch.Stroke(PathGeometry.Polyline(points), sketch.Pen(color, width, dashed));
        return element;
    }

    /// <summary>Draws a closed polygon. Element <c>polygon</c>, points: its corners.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="points">At least three corners.</param>
    /// <param name="color">Colour of the outline.</param>
    /// <param name="fill">Colour of the inside; empty for none.</param>
    /// <param name="opacity">Opacity of the inside, 0 to 1.</param>
    /// <param name="width">Line width in pixels; 0 for no outline.</param>
    /// <param name="dashed">Whether the outline is dashed.</param>
    /// <param name="name">Name in the inventory; by default the names of points at its corners, such as ABC.</param>
    [Primitive]
    public static Element Polygon(Sketch sketch, Point[] points, string color = "ink", string fill = "", double opacity = 0.25, double width = 2, bool dashed = false, string name = "")
    {
        RequireCount(points, 3, "A polygon");
        var element = sketch.Add("polygon", name.Length > 0 ? name : string.Concat(points.Select(p => NameAt(sketch, p))), points, "", ("color", color), ("fill", fill), ("area", Area(points)));
        Outline(sketch, PathGeometry.Polygon(points), color, fill, opacity, width, dashed);
        return element;
    }

    /// <summary>Draws a triangle through three points.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="a">First corner.</param>
    /// <param name="b">Second corner.</param>
    /// <param name="c">Third corner.</param>
    /// <param name="color">Colour of the outline.</param>
    /// <param name="fill">Colour of the inside; empty for none.</param>
    /// <param name="opacity">Opacity of the inside, 0 to 1.</param>
    [Primitive]
    public static Element Polygon(Sketch sketch, Point a, Point b, Point c, string color = "ink", string fill = "", double opacity = 0.25) =>
        Polygon(sketch, [a, b, c], color, fill, opacity);

    /// <summary>Draws a quadrilateral through four points.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="a">First corner.</param>
    /// <param name="b">Second corner.</param>
    /// <param name="c">Third corner.</param>
    /// <param name="d">Fourth corner.</param>
    /// <param name="color">Colour of the outline.</param>
    /// <param name="fill">Colour of the inside; empty for none.</param>
    /// <param name="opacity">Opacity of the inside, 0 to 1.</param>
    [Primitive]
    public static Element Polygon(Sketch sketch, Point a, Point b, Point c, Point d, string color = "ink", string fill = "", double opacity = 0.25) =>
        Polygon(sketch, [a, b, c, d], color, fill, opacity);

    /// <summary>Draws an axis-parallel rectangle. Element <c>rectangle</c>, points: its four corners from the top left, clockwise.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x">Left.</param>
    /// <param name="y">Top.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="color">Colour of the outline.</param>
    /// <param name="fill">Colour of the inside; empty for none.</param>
    /// <param name="opacity">Opacity of the inside, 0 to 1.</param>
    /// <param name="radius">Radius of the corners.</param>
    /// <param name="name">Name in the inventory.</param>
    [Primitive]
    public static Element Rectangle(Sketch sketch, double x, double y, double width, double height, string color = "ink", string fill = "", double opacity = 0.25, double radius = 0, string name = "")
    {
        RequirePositive(width, "width");
        RequirePositive(height, "height");
        var box = new Box(x, y, x + width, y + height);
        var element = sketch.Add("rectangle", name, [new(x, y), new(x + width, y), new(x + width, y + height), new(x, y + height)], "", ("color", color), ("fill", fill), ("width", width), ("height", height));
        Outline(sketch, PathGeometry.Rectangle(box, radius), color, fill, opacity, 2, dashed: false);
        return element;
    }

    /// <summary>Draws a circle. Element <c>circle</c>, points: its centre; value <c>radius</c>.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="center">Its centre.</param>
    /// <param name="radius">Radius in pixels.</param>
    /// <param name="color">Colour of the outline.</param>
    /// <param name="fill">Colour of the inside; empty for none.</param>
    /// <param name="opacity">Opacity of the inside, 0 to 1.</param>
    /// <param name="width">Line width in pixels.</param>
    /// <param name="dashed">Whether the outline is dashed.</param>
    /// <param name="name">Name in the inventory.</param>
    [Primitive]
    public static Element Circle(Sketch sketch, Point center, double radius, string color = "ink", string fill = "", double opacity = 0.25, double width = 2, bool dashed = false, string name = "")
    {
        RequirePositive(radius, "radius");
        var element = sketch.Add("circle", name, [center], "", ("radius", radius), ("color", color), ("fill", fill));
        Outline(sketch, PathGeometry.Circle(center, radius), color, fill, opacity, width, dashed);
        return element;
    }

    /// <summary>Draws a circle around a position.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x">Centre, x.</param>
    /// <param name="y">Centre, y.</param>
    /// <param name="radius">Radius in pixels.</param>
    /// <param name="color">Colour of the outline.</param>
    /// <param name="fill">Colour of the inside; empty for none.</param>
    /// <param name="opacity">Opacity of the inside, 0 to 1.</param>
    /// <param name="width">Line width in pixels.</param>
    /// <param name="dashed">Whether the outline is dashed.</param>
    /// <param name="name">Name in the inventory.</param>
    [Primitive]
    public static Element Circle(Sketch sketch, double x, double y, double radius, string color = "ink", string fill = "", double opacity = 0.25, double width = 2, bool dashed = false, string name = "") =>
        Circle(sketch, new Point(x, y), radius, color, fill, opacity, width, dashed, name);

    /// <summary>Draws a straight arrow. Element <c>arrow</c>, points: tail and tip.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x1">Tail, x.</param>
    /// <param name="y1">Tail, y.</param>
    /// <param name="x2">Tip, x.</param>
    /// <param name="y2">Tip, y.</param>
    /// <param name="label">Text beside its middle.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="width">Line width in pixels.</param>
    /// <param name="dashed">Whether the shaft is dashed.</param>
    /// <param name="name">Name in the inventory.</param>
    [Primitive]
    public static Element Arrow(Sketch sketch, double x1, double y1, double x2, double y2, string label = "", string color = "ink", double width = 2, bool dashed = false, string name = "") =>
        Arrow(sketch, new Point(x1, y1), new Point(x2, y2), label, color, width, dashed, name);

    /// <summary>Draws a straight arrow between two points.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="from">Tail.</param>
    /// <param name="to">Tip.</param>
    /// <param name="label">Text beside its middle.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="width">Line width in pixels.</param>
    /// <param name="dashed">Whether the shaft is dashed.</param>
    /// <param name="name">Name in the inventory.</param>
    [Primitive]
    public static Element Arrow(Sketch sketch, Point from, Point to, string label = "", string color = "ink", double width = 2, bool dashed = false, string name = "")
    {
        var element = sketch.Add("arrow", name, [from, to], label, ("color", color), ("length", from.DistanceTo(to)));
        DrawArrow(sketch, from, to, sketch.Pen(color, width, dashed));
        LabelAlong(sketch, from, to, label);
        return element;
    }

    /// <summary>Writes a line of text centred at a position. Element <c>text</c>, points: its middle.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="text">What is written.</param>
    /// <param name="x">Middle, x.</param>
    /// <param name="y">Middle, y.</param>
    /// <param name="size">Font size in pixels.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="style">sans, bold, math or mono.</param>
    /// <param name="rotation">Degrees, anticlockwise.</param>
    [Primitive]
    public static Element Text(Sketch sketch, string text, double x, double y, double size = 15, string color = "ink", string style = "sans", double rotation = 0)
    {
        var element = sketch.Add("text", "", [new Point(x, y)], text, ("color", color));
        sketch.Text(text, new Point(x, y), sketch.Style(size, Face(style), color, halo: true), rotation);
        return element;
    }

    /// <summary>Writes a label near a position, where it disturbs least. Element <c>text</c>, points: what it labels.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="text">What is written.</param>
    /// <param name="x">What it labels, x.</param>
    /// <param name="y">What it labels, y.</param>
    /// <param name="size">Font size in pixels.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element Label(Sketch sketch, string text, double x, double y, double size = 15, string color = "ink")
    {
        var element = sketch.Add("text", "", [new Point(x, y)], text, ("color", color));
        sketch.Label(text, new Point(x, y), sketch.Style(size, FaceOf(text), color, halo: true));
        return element;
    }

    /// <summary>Draws a dot without a name. Element <c>dot</c>.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x">Centre, x.</param>
    /// <param name="y">Centre, y.</param>
    /// <param name="radius">Radius in pixels.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="name">Name in the inventory.</param>
    [Primitive]
    public static Element Dot(Sketch sketch, double x, double y, double radius = 4, string color = "ink", string name = "")
    {
        RequirePositive(radius, "radius");
        var element = sketch.Add("dot", name, [new Point(x, y)], "", ("radius", radius), ("color", color));
        sketch.Fill(PathGeometry.Circle(new Point(x, y), radius), sketch.Color(color));
        return element;
    }

    /// <summary>Writes the caption of the picture at its top. Element <c>title</c>.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="text">What is written.</param>
    /// <param name="size">Font size in pixels.</param>
    [Primitive]
    public static Element Title(Sketch sketch, string text, double size = 17)
    {
        var center = new Point(sketch.Width / 2, (size * 0.6) + 8);
        var element = sketch.Add("title", "", [center], text);
        sketch.Text(text, center, sketch.Style(size, FontFace.SansBold));
        return element;
    }

    /// <summary>Draws a shaft and a filled head for the current element.</summary>
    internal static void DrawArrow(Sketch sketch, Point from, Point to, Pen pen)
    {
        var head = Math.Min(6 + (pen.Width * 2.5), Math.Max(4, from.DistanceTo(to) * 0.6));
        var back = (from - to).Unit;
        var side = back.Normal * (head * 0.38);
        var neck = to + (back * head);
        sketch.Stroke(PathGeometry.Line(from, to + (back * (head * 0.8))), pen);
        sketch.Fill(PathGeometry.Polygon(to, neck + side, to + (back * (head * 0.75)), neck - side), pen.Color);
    }

    /// <summary>Writes a label beside the middle of a line, for the current element.</summary>
    internal static void LabelAlong(Sketch sketch, Point a, Point b, string label)
    {
        if (label.Length > 0)
        {
            sketch.Label(label, a.Towards(b, 0.5), sketch.Style(15, FaceOf(label), halo: true), 5, (b - a).Normal);
        }
    }

    /// <summary>Fills and outlines a path for the current element.</summary>
    internal static void Outline(Sketch sketch, PathGeometry path, string color, string fill, double opacity, double width, bool dashed)
    {
        if (fill.Length > 0)
        {
            sketch.Fill(path, sketch.Color(fill).Fade(opacity));
        }

        if (width > 0)
        {
            sketch.Stroke(path, sketch.Pen(color, width, dashed));
        }
    }

    /// <summary>Names of points, variables and quantities are set in italics; words and numbers are not.</summary>
    internal static FontFace FaceOf(string label)
    {
        var letters = 0;
        foreach (var rune in label.EnumerateRunes())
        {
            letters += Rune.IsLetter(rune) ? 1 : 0;
        }

        return letters is 1 or 2 && char.IsLetter(label[0]) ? FontFace.Math : FontFace.Sans;
    }

    /// <summary>The font of that name.</summary>
    internal static FontFace Face(string style) => style switch
    {
        "sans" => FontFace.Sans,
        "bold" => FontFace.SansBold,
        "math" => FontFace.Math,
        "mono" => FontFace.Mono,
        _ => throw new FigureException($"There is no text style \"{style}\".", "Styles are sans, bold, math and mono."),
    };

    /// <summary>The name of the point drawn at a position; empty if there is none.</summary>
    internal static string NameAt(Sketch sketch, Point position)
    {
        for (var i = sketch.Elements.Count - 1; i >= 0; i--)
        {
            var element = sketch.Elements[i];
            if (string.Equals(element.Kind, "point", StringComparison.Ordinal) && element.Points[0].DistanceTo(position) < 0.5)
            {
                return element.Name;
            }
        }

        return "";
    }

    /// <summary>Area of a simple polygon in square pixels.</summary>
    internal static double Area(ReadOnlySpan<Point> points)
    {
        double twice = 0;
        for (var i = 0; i < points.Length; i++)
        {
            twice += points[i].Cross(points[(i + 1) % points.Length]);
        }

        return Math.Abs(twice) / 2;
    }

    /// <summary>Refuses a length that is not positive, or so large that products of lengths lose their meaning.</summary>
    internal static void RequirePositive(double value, string what)
    {
        const double Largest = 1e12;
        if (!(value > 0 && value <= Largest))
        {
            throw new FigureException($"The {what} must be positive, not {value:0.###}.", value > Largest ? $"It can be {Largest:0} at most." : null);
        }
    }

    /// <summary>The value nearest to one between two bounds; their middle where the upper bound lies below the lower, as for a text too wide.</summary>
    internal static double Within(double value, double low, double high) => low <= high ? Math.Clamp(value, low, high) : (low + high) / 2;

    /// <summary>Refuses too few items.</summary>
    internal static void RequireCount<T>(T[] items, int least, string what)
    {
        if (items.Length < least)
        {
            throw new FigureException($"{what} needs at least {least} points, not {items.Length}.");
        }
    }
}
