using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Rooms, walls and openings seen from above.</summary>
[Vocabulary("Floor plans", "floor-plan")]
internal static class FloorPlans
{
    private const double Wall = 6;

    /// <summary>
    /// Draws a room. Element <c>room</c>, named as given; points: its middle, then its corners from the top left, clockwise; text: its name; values <c>width</c> and
    /// <c>depth</c> in units and <c>area</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Name, written in its middle.</param>
    /// <param name="x">Left, in units.</param>
    /// <param name="y">Top, in units.</param>
    /// <param name="width">Width in units.</param>
    /// <param name="depth">Depth in units.</param>
    /// <param name="unit">Pixels a unit.</param>
    /// <param name="originX">Where the plan begins, x.</param>
    /// <param name="originY">Where the plan begins, y.</param>
    /// <param name="fill">Colour of the floor; empty for none.</param>
    [Primitive]
    public static Element Room(Sketch sketch, string name, double x, double y, double width, double depth, double unit = 40, double originX = 40, double originY = 40, string fill = "shade")
    {
        Essentials.RequirePositive(width, "width");
        Essentials.RequirePositive(depth, "depth");
        Essentials.RequirePositive(unit, "unit");
        var box = new Box(originX + (x * unit), originY + (y * unit), originX + ((x + width) * unit), originY + ((y + depth) * unit));
        var element = sketch.Add(
            "room", name, [box.Center, new(box.Left, box.Top), new(box.Right, box.Top), new(box.Right, box.Bottom), new(box.Left, box.Bottom)], name,
            ("width", width), ("depth", depth), ("area", width * depth), ("unit", unit));
        Essentials.Outline(sketch, PathGeometry.Rectangle(box), "ink", fill, 0.8, Wall, dashed: false);
        sketch.Text(name, box.Center, sketch.Style(15, halo: true));
        return element;
    }

    /// <summary>Draws a door in a wall, with the arc that it sweeps. Element <c>door</c>, points: its hinge, the other side of the opening, the end of the open leaf.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="hingeX">Hinge, x.</param>
    /// <param name="hingeY">Hinge, y.</param>
    /// <param name="direction">Direction of the opening from the hinge, in degrees: 0 right, 90 up.</param>
    /// <param name="size">Width of the opening in pixels.</param>
    /// <param name="swing">90 to open anticlockwise, -90 clockwise.</param>
    /// <param name="name">Name in the inventory.</param>
    [Primitive]
    public static Element Door(Sketch sketch, double hingeX, double hingeY, double direction, double size = 34, double swing = 90, string name = "")
    {
        Essentials.RequirePositive(size, "size");
        var hinge = new Point(hingeX, hingeY);
        var (jamb, leaf) = (hinge + Point.Polar(size, direction), hinge + Point.Polar(size, direction + swing));
        var element = sketch.Add("door", name, [hinge, jamb, leaf], "", ("direction", direction));
        sketch.Stroke(PathGeometry.Line(hinge, jamb), sketch.Pen("paper", Wall + 2));
        sketch.Stroke(PathGeometry.Line(hinge, leaf), sketch.Pen("ink", 2));
        sketch.Stroke(new PathBuilder().AddArc(hinge, size, direction, swing).Build(), sketch.Pen("muted", 1.2));
        return element;
    }

    /// <summary>Draws a window in a wall. Element <c>window</c>, points: its ends.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x1">First end, x.</param>
    /// <param name="y1">First end, y.</param>
    /// <param name="x2">Second end, x.</param>
    /// <param name="y2">Second end, y.</param>
    /// <param name="name">Name in the inventory.</param>
    [Primitive]
    public static Element WindowOpening(Sketch sketch, double x1, double y1, double x2, double y2, string name = "")
    {
        var (a, b) = (new Point(x1, y1), new Point(x2, y2));
        var element = sketch.Add("window", name, [a, b]);
        var side = (b - a).Unit.Normal * (Wall / 2);
        sketch.Stroke(PathGeometry.Line(a, b), sketch.Pen("paper", Wall + 1));
        sketch.Stroke(PathGeometry.Line(a + side, b + side), sketch.Pen("blue", 1.4));
        sketch.Stroke(PathGeometry.Line(a - side, b - side), sketch.Pen("blue", 1.4));
        return element;
    }

    /// <summary>Draws a piece of furniture as a plain outline. Element <c>furniture</c>, points: its middle; text: its name; values <c>width</c> and <c>depth</c> in pixels.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Name, written in it.</param>
    /// <param name="x">Middle, x.</param>
    /// <param name="y">Middle, y.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="depth">Depth in pixels.</param>
    /// <param name="round">Whether it is round.</param>
    [Primitive]
    public static Element Furniture(Sketch sketch, string name, double x, double y, double width = 60, double depth = 40, bool round = false)
    {
        Essentials.RequirePositive(width, "width");
        Essentials.RequirePositive(depth, "depth");
        var at = new Point(x, y);
        var element = sketch.Add("furniture", name, [at], name, ("width", width), ("depth", depth));
        var shape = round ? new PathBuilder().AddEllipse(at, width / 2, depth / 2).Build() : PathGeometry.Rectangle(Box.Around(at, width, depth), 5);
        Essentials.Outline(sketch, shape, "muted", "paper", 1, 1.5, dashed: false);
        sketch.Text(name, at, sketch.Style(12, color: "ink"));
        return element;
    }
}
