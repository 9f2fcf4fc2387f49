using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Bodies on orbits, the phases of a moon and sight lines.</summary>
[Vocabulary("Orbits", "orbit-diagram")]
internal static class Orbits
{
    /// <summary>Draws a luminous body with short rays. Element <c>star</c>, points: its middle; text: its name.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Its name, written below; empty for none.</param>
    /// <param name="x">Middle, x.</param>
    /// <param name="y">Middle, y.</param>
    /// <param name="radius">Radius in pixels.</param>
    [Primitive]
    public static Element Star(Sketch sketch, string name, double x, double y, double radius = 18)
    {
        Essentials.RequirePositive(radius, "radius");
        var at = new Point(x, y);
        var element = sketch.Add("star", name, [at], name, ("radius", radius));
        for (var i = 0; i < 12; i++)
        {
            sketch.Stroke(PathGeometry.Line(at + Point.Polar(radius + 4, i * 30), at + Point.Polar(radius + 9, i * 30)), sketch.Pen("orange", 1.6));
        }

        Essentials.Outline(sketch, PathGeometry.Circle(at, radius), "orange", "yellow", 1, 2, dashed: false);
        sketch.Label(name, at, sketch.Style(14, halo: true), radius + 12, new Point(0, 1));
        return element;
    }

    /// <summary>Draws an orbit as a circle. Element <c>orbit</c>, points: its centre; value <c>radius</c>.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Name in the inventory.</param>
    /// <param name="x">Centre, x.</param>
    /// <param name="y">Centre, y.</param>
    /// <param name="radius">Radius in pixels.</param>
    [Primitive]
    public static Element Orbit(Sketch sketch, string name, double x, double y, double radius)
    {
        Essentials.RequirePositive(radius, "radius");
        var element = sketch.Add("orbit", name, [new Point(x, y)], "", ("radius", radius));
        sketch.Stroke(PathGeometry.Circle(new Point(x, y), radius), sketch.Pen("muted", 1.3, dashed: true));
        return element;
    }

    /// <summary>
    /// Draws a planet or moon on an orbit, half of it lit. Element <c>planet</c>, points: its middle; text: its name; values <c>angle</c> (degrees on the orbit:
    /// 0 right, anticlockwise) and <c>light</c> (direction of the light's source, degrees).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Its name, written beside it; empty for none.</param>
    /// <param name="orbit">Name of its orbit.</param>
    /// <param name="angle">Place on the orbit in degrees: 0 right, anticlockwise.</param>
    /// <param name="radius">Radius of the body in pixels.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="light">Direction of the light in degrees; -1 for from the centre of the orbit.</param>
    [Primitive]
    public static Element Planet(Sketch sketch, string name, string orbit, double angle, double radius = 9, string color = "blue", double light = -1)
    {
        Essentials.RequirePositive(radius, "radius");
        var path = sketch.Elements.FirstOrDefault(e => e.Kind == "orbit" && e.Name == orbit) ?? throw new FigureException($"There is no orbit \"{orbit}\".", "Call Orbit(...) with that name first.");
        var at = path.Points[0] + Point.Polar(path.Find("radius")!.Value.Number, angle);
        var source = light < 0 ? angle + 180 : light;
        var element = sketch.Add("planet", name, [at], name, ("angle", angle), ("light", source % 360), ("radius", radius), ("color", color));
        sketch.Fill(PathGeometry.Circle(at, radius), sketch.Color(color));
        sketch.Fill(new PathBuilder().AddSector(at, radius, source + 90, 180).Build(), sketch.Color("black").Fade(0.62));
        sketch.Stroke(PathGeometry.Circle(at, radius), sketch.Pen("ink", 1.4));
        sketch.Label(name, at, sketch.Style(15, Essentials.FaceOf(name), halo: true), radius + 5, Point.Polar(1, angle));
        return element;
    }

    /// <summary>Draws parallel rays of light from one side. Element <c>sunlight</c>, points: tail and tip of its middle ray; value <c>direction</c> in degrees.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x">Tail of the middle ray, x.</param>
    /// <param name="y">Tail of the middle ray, y.</param>
    /// <param name="direction">Where the light goes, in degrees: 0 right, 90 up.</param>
    /// <param name="length">Length of the rays in pixels.</param>
    /// <param name="rays">Number of rays, 1 to 15.</param>
    /// <param name="spacing">Distance of the rays in pixels.</param>
    [Primitive]
    public static Element Sunlight(Sketch sketch, double x, double y, double direction, double length = 50, int rays = 5, double spacing = 34)
    {
        if (rays is < 1 or > 15)
        {
            throw new FigureException($"{rays} rays are out of range.", "Use 1 to 15.");
        }

        Essentials.RequirePositive(length, "length");
        var (tail, along) = (new Point(x, y), Point.Polar(1, direction));
        var element = sketch.Add("sunlight", "", [tail, tail + (along * length)], "", ("direction", direction));
        for (var i = 0; i < rays; i++)
        {
            var from = tail + (along.Normal * ((i - ((rays - 1) / 2.0)) * spacing));
            Essentials.DrawArrow(sketch, from, from + (along * length), sketch.Pen("orange", 1.8));
        }

        return element;
    }

    /// <summary>
    /// Draws a moon's face as it is seen from its planet. Element <c>moon-phase</c>, points: its middle; text: its label; values <c>lit</c> (share of the face that is
    /// lit, 0 to 1) and <c>waxing</c> (1 if the lit side is on the right).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Name in the inventory.</param>
    /// <param name="lit">Lit share of the face, 0 to 1.</param>
    /// <param name="waxing">Whether the lit side is on the right.</param>
    /// <param name="x">Middle, x.</param>
    /// <param name="y">Middle, y.</param>
    /// <param name="radius">Radius in pixels.</param>
    /// <param name="label">Text below it.</param>
    [Primitive]
    public static Element MoonPhase(Sketch sketch, string name, double lit, bool waxing, double x, double y, double radius = 30, string label = "")
    {
        if (!(lit >= 0 && lit <= 1))
        {
            throw new FigureException($"A share of {lit:0.##} cannot be lit.", "Use 0 to 1.");
        }

        Essentials.RequirePositive(radius, "radius");
        var at = new Point(x, y);
        var element = sketch.Add("moon-phase", name, [at], label, ("lit", lit), ("waxing", waxing), ("radius", radius));
        sketch.Fill(PathGeometry.Circle(at, radius), sketch.Color("black").Fade(0.78));
        if (lit > 0)
        {
            // The edge of the light is half an ellipse: it bulges into the dark half when more than half is lit.
            var side = waxing ? 1 : -1;
            var bulge = radius * ((2 * lit) - 1);
            var path = new PathBuilder().MoveTo(at - new Point(0, radius)).ArcTo(at, radius, radius, 90, side * -180).ArcTo(at, Math.Max(0.01, Math.Abs(bulge)), radius, 270, bulge > 0 ? side * -180 : side * 180).Close().Build();
            sketch.Fill(path, sketch.Color("yellow"));
        }

        sketch.Stroke(PathGeometry.Circle(at, radius), sketch.Pen("ink", 1.6));
        sketch.Text(label, at + new Point(0, radius + 15), sketch.Style(14, FontFace.SansBold));
        return element;
    }
}
