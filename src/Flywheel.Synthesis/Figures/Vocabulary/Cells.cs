using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Cells and their parts in labelled outline.</summary>
[Vocabulary("Cells", "cell-diagram")]
internal static class Cells
{
    /// <summary>
    /// Draws the outline of a cell with its membrane, a plant's with a wall and corners, an animal's round. Element <c>cell</c>, points: its middle; values <c>kind</c>,
    /// <c>width</c> and <c>height</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="kind">animal, plant or bacterium.</param>
    /// <param name="x">Middle, x.</param>
    /// <param name="y">Middle, y.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="name">Name in the inventory.</param>
    [Primitive]
    public static Element Cell(Sketch sketch, string kind, double x, double y, double width = 300, double height = 220, string name = "")
    {
        Essentials.RequirePositive(width, "width");
        Essentials.RequirePositive(height, "height");
        var at = new Point(x, y);
        var box = Box.Around(at, width, height);
        var element = sketch.Add("cell", name, [at], "", ("kind", kind), ("width", width), ("height", height));
        switch (kind)
        {
            case "animal":
                Essentials.Outline(sketch, new PathBuilder().AddEllipse(at, width / 2, height / 2).Build(), "ink", "orange", 0.12, 2.4, dashed: false);
                break;
            case "plant":
                Essentials.Outline(sketch, PathGeometry.Rectangle(box, 18), "green", "green", 0.14, 6, dashed: false);
                sketch.Stroke(PathGeometry.Rectangle(box.Inflate(-7), 14), sketch.Pen("ink", 1.6));
                break;
            case "bacterium":
                Essentials.Outline(sketch, PathGeometry.Rectangle(box, Math.Min(width, height) / 2), "ink", "purple", 0.12, 3, dashed: false);
                break;
            default:
                throw new FigureException($"There is no cell \"{kind}\".", "Cells are animal, plant and bacterium.");
        }

        return element;
    }

    /// <summary>Draws a part of a cell. Element <c>organelle</c>, named after its kind; points: its middle; text: its label; value <c>kind</c>.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="kind">nucleus, mitochondrion, chloroplast, vacuole, ribosome, golgi, reticulum or plasmid.</param>
    /// <param name="x">Middle, x.</param>
    /// <param name="y">Middle, y.</param>
    /// <param name="size">Greatest width in pixels.</param>
    /// <param name="angle">Degrees by which it is turned, anticlockwise.</param>
    /// <param name="label">Letter or name at the end of a pointer; empty for none.</param>
    /// <param name="labelX">Where the label stands, x.</param>
    /// <param name="labelY">Where the label stands, y.</param>
    [Primitive]
    public static Element Organelle(Sketch sketch, string kind, double x, double y, double size = 50, double angle = 0, string label = "", double labelX = 0, double labelY = 0)
    {
        Essentials.RequirePositive(size, "size");
        var at = new Point(x, y);
        var element = sketch.Add("organelle", kind, [at], label, ("kind", kind), ("size", size));
        Point Turned(double along, double across) => at + (Point.Polar(1, angle) * (along * size)) + (Point.Polar(1, angle + 90) * (across * size));
        PathGeometry Oval(double a, double b) => PathGeometry.Polygon([.. Enumerable.Range(0, 48).Select(i => Turned(a * Math.Cos(i * Math.PI / 24), b * Math.Sin(i * Math.PI / 24)))]);
        switch (kind)
        {
            case "nucleus":
                Essentials.Outline(sketch, PathGeometry.Circle(at, size / 2), "purple", "purple", 0.3, 2, dashed: false);
                sketch.Fill(PathGeometry.Circle(at + new Point(size * 0.1, -size * 0.06), size * 0.13), sketch.Color("purple"));
                break;
            case "mitochondrion":
                Essentials.Outline(sketch, Oval(0.5, 0.24), "red", "red", 0.25, 1.8, dashed: false);
                sketch.Stroke(PathGeometry.Polyline([.. Enumerable.Range(0, 9).Select(i => Turned(-0.36 + (i * 0.09), i % 2 == 0 ? -0.13 : 0.13))]), sketch.Pen("red", 1.5));
                break;
            case "chloroplast":
                Essentials.Outline(sketch, Oval(0.5, 0.27), "green", "green", 0.35, 1.8, dashed: false);
                foreach (var along in (ReadOnlySpan<double>)[-0.26, 0, 0.26])
                {
                    sketch.Stroke(PathGeometry.Line(Turned(along, -0.13), Turned(along, 0.13)), sketch.Pen("green", 4));
                }

                break;
            case "vacuole":
                Essentials.Outline(sketch, Oval(0.5, 0.36), "blue", "blue", 0.2, 1.8, dashed: false);
                break;
            case "ribosome":
                sketch.Fill(PathGeometry.Circle(at, size / 2), sketch.Color("brown"));
                break;
            case "plasmid":
                sketch.Stroke(PathGeometry.Circle(at, size / 2), sketch.Pen("purple", 2));
                break;
            case "golgi" or "reticulum":
                for (var i = 0; i < 4; i++)
                {
                    var offset = (i - 1.5) * 0.15;
                    sketch.Stroke(
                        new PathBuilder().MoveTo(Turned(-0.5, offset)).CubicTo(Turned(-0.2, offset + 0.16), Turned(0.2, offset + (kind == "golgi" ? 0.16 : -0.16)), Turned(0.5, offset)).Build(),
                        sketch.Pen(kind == "golgi" ? "orange" : "teal", 3));
                }

                break;
            default:
                throw new FigureException($"There is no organelle \"{kind}\".", "Organelles are nucleus, mitochondrion, chloroplast, vacuole, ribosome, golgi, reticulum and plasmid.");
        }

        if (label.Length > 0)
        {
            Pointer(sketch, at, new Point(labelX, labelY), label);
        }

        return element;
    }

    /// <summary>Draws a thin line from a place to a label.</summary>
    internal static void Pointer(Sketch sketch, Point at, Point end, string label)
    {
        sketch.Stroke(PathGeometry.Line(at, end), sketch.Pen("ink", 1.2));
        sketch.Fill(PathGeometry.Circle(at, 2.4), sketch.Ink);
        var away = end - at;
        sketch.TextBeside(label, end + new Point(Math.Sign(away.X) * 4, 0), sketch.Style(15, Essentials.FaceOf(label), halo: true), Math.Sign(away.X), Math.Abs(away.X) < 1 ? Math.Sign(away.Y) : 0);
    }
}
