using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Glassware and set-ups of a laboratory in outline.</summary>
[Vocabulary("Laboratory", "lab-apparatus")]
internal static class Glassware
{
    private const string Kinds = "beaker, flask, tube or trough";

    /// <summary>
    /// Draws a vessel with liquid in it. Element <c>vessel</c>, named as given; points: middle of its bottom, middle of its mouth, middle of the liquid's
    /// surface; text: its label; values <c>shape</c> and <c>level</c> (share of its height that is filled).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="shape">beaker, flask (conical), tube or trough.</param>
    /// <param name="name">Name in the inventory.</param>
    /// <param name="x">Middle of its bottom, x.</param>
    /// <param name="y">Bottom, y.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="level">Share of the height that is filled, 0 to 0.95.</param>
    /// <param name="label">Text beside it.</param>
    /// <param name="liquid">Colour of the liquid.</param>
    [Primitive]
    public static Element Vessel(Sketch sketch, string shape, string name, double x, double y, double width = 90, double height = 110, double level = 0.5, string label = "", string liquid = "blue")
    {
        Essentials.RequirePositive(width, "width");
        Essentials.RequirePositive(height, "height");
        if (!(level >= 0 && level <= 0.95))
        {
            throw new FigureException($"A vessel cannot be filled to {level:0.##} of its height.", "Use 0 to 0.95.");
        }

        var (foot, mouth, surface) = (new Point(x, y), new Point(x, y - height), new Point(x, y - (height * level)));
        var element = sketch.Add("vessel", name, [foot, mouth, surface], label, ("shape", shape), ("level", level), ("color", liquid));
        if (level > 0)
        {
            var wet = new PathBuilder();
            var steps = Enumerable.Range(0, 17).Select(i => level * i / 16).ToArray();
            wet.AddPolyline([.. steps.Select(s => Wall(s, -1)), .. steps.Reverse().Select(s => Wall(s, 1))], close: true);
            sketch.Fill(wet.Build(), sketch.Color(liquid).Fade(0.35));
            sketch.Stroke(PathGeometry.Line(Wall(level, -1), Wall(level, 1)), sketch.Pen(liquid, 1.6));
        }

        var walls = Enumerable.Range(0, 33).Select(i => i / 32.0).ToArray();
        Point[] outline = [.. walls.Reverse().Select(s => Wall(s, -1)), .. walls.Select(s => Wall(s, 1))];
        sketch.Stroke(PathGeometry.Polyline(outline), sketch.Pen("ink", 2.2));
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            sketch.Stroke(PathGeometry.Line(Wall(1, side), Wall(1, side) + new Point(side * 5, -2)), sketch.Pen("ink", 2.2));
        }

        sketch.Label(label, Wall(0.5, 1), sketch.Style(14, Essentials.FaceOf(label), halo: true), 9, new Point(1, 0));
        return element;

        Point Wall(double share, int side) => new(x + (side * width / 2 * Half(shape, share, width, height)), y - (share * height));
    }

    /// <summary>Draws a gas burner with its flame. Element <c>burner</c>, points: middle of its foot, tip of the flame.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x">Middle, x.</param>
    /// <param name="y">Foot, y.</param>
    /// <param name="height">Height of burner and flame in pixels.</param>
    /// <param name="lit">Whether it burns.</param>
    [Primitive]
    public static Element Burner(Sketch sketch, double x, double y, double height = 84, bool lit = true)
    {
        Essentials.RequirePositive(height, "height");
        var nozzle = y - (height * 0.58);
        var element = sketch.Add("burner", "", [new Point(x, y), new Point(x, y - height)], "", ("lit", lit));
        Essentials.Outline(sketch, PathGeometry.Polygon(new(x - 20, y), new(x + 20, y), new(x + 14, y - 8), new(x - 14, y - 8)), "ink", "shade", 1, 1.8, dashed: false);
        Essentials.Outline(sketch, PathGeometry.Rectangle(new Box(x - 6, nozzle, x + 6, y - 8)), "ink", "shade", 1, 1.8, dashed: false);
        if (lit)
        {
            var tip = new Point(x, y - height);
            sketch.Fill(new PathBuilder().MoveTo(new(x - 5, nozzle)).CubicTo(new(x - 13, nozzle - 12), new(x - 3, tip.Y + 8), tip).CubicTo(new(x + 3, tip.Y + 8), new(x + 13, nozzle - 12), new(x + 5, nozzle)).Close().Build(), sketch.Color("orange").Fade(0.85));
            sketch.Fill(new PathBuilder().MoveTo(new(x - 3, nozzle)).CubicTo(new(x - 6, nozzle - 7), new(x - 1, nozzle - 12), new(x, nozzle - 15)).CubicTo(new(x + 1, nozzle - 12), new(x + 6, nozzle - 7), new(x + 3, nozzle)).Close().Build(), sketch.Color("blue").Fade(0.9));
        }

        return element;
    }

    /// <summary>Draws a tripod with a gauze that vessels stand on. Element <c>tripod</c>, points: middle of its top and of its foot.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x">Middle, x.</param>
    /// <param name="y">Foot, y.</param>
    /// <param name="width">Width of its top in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    [Primitive]
    public static Element Tripod(Sketch sketch, double x, double y, double width = 110, double height = 100)
    {
        Essentials.RequirePositive(width, "width");
        Essentials.RequirePositive(height, "height");
        var element = sketch.Add("tripod", "", [new Point(x, y - height), new Point(x, y)]);
        sketch.Stroke(PathGeometry.Line(new(x - (width / 2), y - height), new(x + (width / 2), y - height)), sketch.Pen("ink", 3));
        sketch.Stroke(PathGeometry.Line(new(x - (width * 0.4), y - height), new(x - (width * 0.5), y)), sketch.Pen("ink", 2.2));
        sketch.Stroke(PathGeometry.Line(new(x + (width * 0.4), y - height), new(x + (width * 0.5), y)), sketch.Pen("ink", 2.2));
        return element;
    }

    /// <summary>Draws a bent glass tube through points, as between two vessels. Element <c>pipe</c>, points: its bends and ends.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="points">Its ends and bends, at least two.</param>
    /// <param name="width">Bore in pixels.</param>
    /// <param name="name">Name in the inventory.</param>
    [Primitive]
    public static Element Pipe(Sketch sketch, Point[] points, double width = 7, string name = "")
    {
        Essentials.RequireCount(points, 2, "A pipe");
        Essentials.RequirePositive(width, "bore");
        var element = sketch.Add("pipe", name, points);
        sketch.Stroke(PathGeometry.Polyline(points), sketch.Pen("ink", width + 3));
        sketch.Stroke(PathGeometry.Polyline(points), sketch.Pen("paper", width));
        return element;
    }

    /// <summary>Half of the width at a share of the height, as a share of the widest half.</summary>
    private static double Half(string shape, double share, double width, double height)
    {
        var round = Math.Min(0.5, width / 2 / height);
        return shape switch
        {
            "beaker" or "trough" => 1 - (share < 0.04 ? (0.04 - share) * 1.5 : 0),
            "flask" => share < 0.7 ? 1 - (share / 0.7 * 0.68) - (share < 0.03 ? (0.03 - share) * 2 : 0) : 0.32,
            "tube" => share < round ? Math.Sqrt(1 - Math.Pow(1 - (share / round), 2)) : 1,
            _ => throw new FigureException($"There is no vessel \"{shape}\".", $"Vessels are {Kinds}."),
        };
    }
}
