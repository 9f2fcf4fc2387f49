using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>The human body with its joints and organs.</summary>
[Vocabulary("The human body", "body-diagram")]
internal static class Bodies
{
    /// <summary>Places on a figure of height 1, with the head's top at 0 and the middle line at 0.</summary>
    private static readonly Dictionary<string, Point> Places = new(StringComparer.Ordinal)
    {
        ["brain"] = new(0, 0.055),
        ["throat"] = new(0, 0.155),
        ["heart"] = new(0.028, 0.275),
        ["lungs"] = new(-0.05, 0.265),
        ["liver"] = new(-0.035, 0.365),
        ["stomach"] = new(0.035, 0.37),
        ["intestine"] = new(0, 0.44),
        ["kidney"] = new(0.06, 0.405),
        ["bladder"] = new(0, 0.495),
        ["shoulder"] = new(0.115, 0.205),
        ["elbow"] = new(0.165, 0.375),
        ["wrist"] = new(0.195, 0.5),
        ["hip"] = new(0.07, 0.5),
        ["knee"] = new(0.075, 0.72),
        ["ankle"] = new(0.08, 0.935),
    };

    /// <summary>
    /// Draws the outline of a person from the front. Element <c>body</c>, points: top of the head, middle between the feet; text: its label; value <c>height</c> in pixels.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x">Middle line.</param>
    /// <param name="y">Top of the head.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="name">Name in the inventory, written below.</param>
    /// <param name="fill">Colour of the inside.</param>
    [Primitive]
    public static Element BodyOutline(Sketch sketch, double x, double y, double height = 380, string name = "", string fill = "shade")
    {
        Essentials.RequirePositive(height, "height");
        sketch.Remember(new BodyFrame(new Point(x, y), height));
        var element = sketch.Add("body", name, [new Point(x, y), new Point(x, y + height)], name, ("height", height));
        Point At(double across, double down) => new(x + (across * height), y + (down * height));
        Point[] half =
        [
            At(0.026, 0.125), At(0.03, 0.16), At(0.085, 0.178), At(0.125, 0.195), At(0.142, 0.235), At(0.172, 0.35), At(0.2, 0.475), At(0.212, 0.53), At(0.196, 0.545),
            At(0.178, 0.5), At(0.145, 0.385), At(0.112, 0.285), At(0.1, 0.36), At(0.112, 0.49), At(0.112, 0.6), At(0.098, 0.72), At(0.104, 0.8), At(0.092, 0.93), At(0.118, 0.985),
            At(0.1, 1), At(0.06, 0.985), At(0.062, 0.93), At(0.056, 0.8), At(0.05, 0.72), At(0.034, 0.61), At(0.004, 0.53),
        ];
        Point[] whole = [.. half, .. half.Reverse().Select(p => new Point((2 * x) - p.X, p.Y))];
        Essentials.Outline(sketch, Rounded(whole), "ink", fill, 1, 2, dashed: false);
        Essentials.Outline(sketch, new PathBuilder().AddEllipse(At(0, 0.067), height * 0.052, height * 0.067).Build(), "ink", fill, 1, 2, dashed: false);
        sketch.Text(name, At(0, 1) + new Point(0, 16), sketch.Style(15, FontFace.SansBold));
        return element;
    }

    /// <summary>
    /// Marks a part of the body drawn last, with a pointer to a label. Element <c>body-part</c>, named after the part; points: its place; text: the label.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="part">brain, throat, heart, lungs, liver, stomach, intestine, kidney, bladder, shoulder, elbow, wrist, hip, knee or ankle.</param>
    /// <param name="label">Letter or name at the end of the pointer.</param>
    /// <param name="labelX">Where the label stands, x.</param>
    /// <param name="labelY">Where the label stands, y.</param>
    /// <param name="left">Whether a paired part is meant on the left of the picture.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element BodyPart(Sketch sketch, string part, string label, double labelX, double labelY, bool left = false, string color = "red")
    {
        var body = sketch.Recall<BodyFrame>() ?? throw new FigureException("BodyPart needs a body.", "Call BodyOutline(...) before it.");
        if (!Places.TryGetValue(part, out var place))
        {
            throw new FigureException($"There is no part \"{Language.Words.Clip(part)}\".", $"Parts are {string.Join(", ", Places.Keys)}.");
        }

        var at = body.Top + (new Point(left ? -Math.Abs(place.X) : place.X, place.Y) * body.Height);
        var element = sketch.Add("body-part", part, [at], label, ("color", color));
        var size = body.Height * part switch { "brain" => 0.03, "lungs" or "liver" or "stomach" => 0.034, "intestine" => 0.042, "heart" or "kidney" => 0.022, _ => 0.016 };
        Essentials.Outline(sketch, PathGeometry.Circle(at, size), color, color, 0.35, 1.6, dashed: false);
        Cells.Pointer(sketch, at, new Point(labelX, labelY), label);
        return element;
    }

    /// <summary>A closed curve through the middles of the sides, bending at the corners.</summary>
    private static PathGeometry Rounded(Point[] corners)
    {
        var path = new PathBuilder().MoveTo(corners[^1].Towards(corners[0], 0.5));
        for (var i = 0; i < corners.Length; i++)
        {
            path.QuadTo(corners[i], corners[i].Towards(corners[(i + 1) % corners.Length], 0.5));
        }

        return path.Close().Build();
    }

    private sealed record BodyFrame(Point Top, double Height);
}
