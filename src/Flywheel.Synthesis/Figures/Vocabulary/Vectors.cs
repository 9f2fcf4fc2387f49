using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Arrows to scale: vectors on axes or a unit grid, or given by length and direction.</summary>
[Vocabulary("Vectors", "vector-diagram")]
internal static class Vectors
{
    /// <summary>
    /// Draws a vector on the axes or grid from a coordinate by its components. Element <c>vector</c>, points: tail and tip; values <c>dx</c>,
    /// <c>dy</c>, <c>x</c>, <c>y</c> (its tail), <c>length</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Its name, written beside it.</param>
    /// <param name="x">Tail, first coordinate.</param>
    /// <param name="y">Tail, second coordinate.</param>
    /// <param name="dx">Component across.</param>
    /// <param name="dy">Component up.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="dashed">Whether its shaft is dashed.</param>
    [Primitive]
    public static Element Vector(Sketch sketch, string name, double x, double y, double dx, double dy, string color = "blue", bool dashed = false)
    {
        RequireLength(dx, dy);
        var frame = CoordinatePlane.Frame(sketch, "Vector");
        var (tail, tip) = (frame.Map(x, y), frame.Map(x + dx, y + dy));
        var element = sketch.Add("vector", name, [tail, tip], name, ("dx", dx), ("dy", dy), ("x", x), ("y", y), ("length", Math.Sqrt((dx * dx) + (dy * dy))), ("color", color));
        Draw(sketch, tail, tip, name, color, dashed);
        return element;
    }

    /// <summary>
    /// Draws a vector from a position in pixels by magnitude and direction. Element <c>vector</c>, points: tail and tip; values
    /// <c>magnitude</c>, <c>direction</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Its name in the inventory.</param>
    /// <param name="tail">Where it starts, in pixels.</param>
    /// <param name="magnitude">Its size in its own unit.</param>
    /// <param name="direction">Degrees: 0 right, 90 up.</param>
    /// <param name="scale">Pixels to one unit.</param>
    /// <param name="label">Text beside it; by default its name.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="labelLeft">Whether the label stands to the left of one who walks along the arrow, not to the right.</param>
    [Primitive]
    public static Element PolarVector(Sketch sketch, string name, Point tail, double magnitude, double direction, double scale, string label = "", string color = "blue", bool labelLeft = false)
    {
        Essentials.RequirePositive(magnitude, "magnitude");
        Essentials.RequirePositive(scale, "scale");
        var text = label.Length > 0 ? label : name;
        var tip = tail + Point.Polar(magnitude * scale, direction);
        var element = sketch.Add("vector", name, [tail, tip], text, ("magnitude", magnitude), ("direction", direction), ("color", color));
        Draw(sketch, tail, tip, text, color, dashed: false, labelLeft);
        return element;
    }

    private static void Draw(Sketch sketch, Point tail, Point tip, string label, string color, bool dashed, bool labelLeft = false)
    {
        Essentials.DrawArrow(sketch, tail, tip, sketch.Pen(color, 2.6, dashed));
        sketch.Label(label, tail.Towards(tip, 0.5), sketch.Style(17, Essentials.FaceOf(label), color, halo: true), 5, (tip - tail).Normal * (labelLeft ? -1 : 1));
    }

    private static void RequireLength(double dx, double dy)
    {
        if (dx == 0 && dy == 0)
        {
            throw new FigureException("A vector of length zero cannot be drawn.", "Give it a component.");
        }
    }
}
