using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Strata, soils, air or crust cut open.</summary>
[Vocabulary("Layers", "layer-section")]
internal static class Layers
{
    private static readonly string[] Hues = ["brown", "orange", "teal", "purple", "green", "blue", "pink", "red"];

    /// <summary>
    /// Draws layers on top of each other, to scale. One element <c>layer</c> each, named as given; points: its middle, middle of its top and of its bottom; text: its
    /// name; values <c>thickness</c>, <c>top</c> and <c>bottom</c> (depths).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="names">Names from the top, 1 to 10.</param>
    /// <param name="thicknesses">Thickness of each.</param>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Top edge.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height of all in pixels.</param>
    /// <param name="unit">Unit of a scale of depths at the left; empty for no scale.</param>
    /// <param name="step">Distance of the scale's numbers; 0 chooses one.</param>
    [Primitive]
    public static void LayerColumn(Sketch sketch, string[] names, double[] thicknesses, double x = 80, double y = 40, double width = 300, double height = 360, string unit = "", double step = 0)
    {
        if (names.Length is 0 or > 10 || names.Length != thicknesses.Length)
        {
            throw new FigureException($"A column has 1 to 10 layers with a thickness each, not {names.Length} and {thicknesses.Length}.");
        }

        foreach (var thickness in thicknesses)
        {
            Essentials.RequirePositive(thickness, "thickness");
        }

        Essentials.RequirePositive(width, "width");
        Essentials.RequirePositive(height, "height");
        var (total, depth) = (thicknesses.Sum(), 0.0);
        for (var i = 0; i < names.Length; i++)
        {
            var (top, bottom) = (y + (depth / total * height), y + ((depth + thicknesses[i]) / total * height));
            var middle = new Point(x + (width / 2), (top + bottom) / 2);
            sketch.Add("layer", names[i], [middle, new(middle.X, top), new(middle.X, bottom)], names[i], ("thickness", thicknesses[i]), ("top", depth), ("bottom", depth + thicknesses[i]), ("color", Hues[i % Hues.Length]));
            var box = new Box(x, top, x + width, bottom);
            Essentials.Outline(sketch, PathGeometry.Rectangle(box), "ink", Hues[i % Hues.Length], 0.3, 1.6, dashed: false);
            Grain(sketch, box, i);
            sketch.Text(names[i], middle, sketch.Style(Math.Clamp((bottom - top) * 0.6, 11, 15), FontFace.SansBold, halo: true));
            depth += thicknesses[i];
        }

        if (unit.Length > 0)
        {
            Scale(sketch, ValueAxis.Fit(0, total, 0, total, step, 1), unit, new Point(x, y), height);
        }
    }

    /// <summary>Draws a borehole from the top of the layers down. Element <c>borehole</c>, points: its top and its bottom; value <c>depth</c>.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x">Middle, x.</param>
    /// <param name="depth">Depth in the units of the layers.</param>
    /// <param name="label">Text beside its top.</param>
    [Primitive]
    public static Element Borehole(Sketch sketch, double x, double depth, string label = "")
    {
        Element[] layers = [.. sketch.Elements.Where(e => e.Kind == "layer")];
        if (layers.Length == 0)
        {
            throw new FigureException("A borehole needs layers.", "Call LayerColumn(...) first.");
        }

        var total = layers[^1].Find("bottom")!.Value.Number;
        if (!(depth > 0 && depth <= total))
        {
            throw new FigureException($"A borehole of {depth:0.##} does not end in the layers.", $"They reach down to {total:0.##}.");
        }

        var (top, bottom) = (layers[0].Points[1].Y, layers[^1].Points[2].Y);
        var (from, to) = (new Point(x, top), new Point(x, top + (depth / total * (bottom - top))));
        var element = sketch.Add("borehole", label, [from, to], label, ("depth", depth));
        sketch.Fill(PathGeometry.Rectangle(new Box(x - 5, from.Y, x + 5, to.Y)), sketch.Color("paper"));
        sketch.Stroke(PathGeometry.Rectangle(new Box(x - 5, from.Y, x + 5, to.Y)), sketch.Pen("ink", 1.6));
        sketch.Text(label, from - new Point(0, 13), sketch.Style(14, Essentials.FaceOf(label), halo: true));
        return element;
    }

    /// <summary>Fine strokes and dots that tell neighbouring layers apart without colour.</summary>
    private static void Grain(Sketch sketch, Box box, int index)
    {
        if (index % 3 == 2)
        {
            return;
        }

        var path = new PathBuilder();
        var row = 0;
        for (var y = box.Top + 9; y < box.Bottom - 5; y += 14, row++)
        {
            for (var x = box.Left + 10 + (row % 2 * 13); x < box.Right - 10; x += 26)
            {
                path.MoveTo(new Point(x, y)).LineTo(new Point(x + (index % 3 == 0 ? 2 : 10), y));
            }
        }

        sketch.Stroke(path.Build(), new Pen(sketch.Ink.Fade(0.35), index % 3 == 0 ? 2 : 1));
    }

    private static void Scale(Sketch sketch, ValueAxis axis, string unit, Point corner, double height)
    {
        var x = corner.X - 10;
        sketch.Add("axis", "y", [new Point(x, corner.Y), new Point(x, corner.Y + height)], unit, ("minimum", axis.Minimum), ("maximum", axis.Maximum), ("step", axis.Step));
        sketch.Stroke(PathGeometry.Line(new(x, corner.Y), new(x, corner.Y + height)), sketch.Pen("ink", 1.6));
        sketch.Text(unit, new Point(x - 16, corner.Y - 16), sketch.Style(14, color: "muted"));
        foreach (var value in axis.Ticks)
        {
            var at = new Point(x, corner.Y + (axis.Share(value) * height));
            sketch.Add("y-tick", ValueAxis.Label(value), [at], ValueAxis.Label(value), ("value", value));
            sketch.Stroke(PathGeometry.Line(at, at - new Point(6, 0)), sketch.Pen("ink", 1.6));
            sketch.TextBeside(ValueAxis.Label(value), at - new Point(9, 0), sketch.Style(13), -1, 0);
        }
    }
}
