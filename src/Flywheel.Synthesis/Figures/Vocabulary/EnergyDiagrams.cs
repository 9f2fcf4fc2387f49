using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Levels of energy with transitions, and the profile of a reaction.</summary>
[Vocabulary("Energy diagrams", "energy-diagram")]
internal static class EnergyDiagrams
{
    /// <summary>
    /// Draws levels of energy to scale as horizontal lines. One element <c>level</c> each, named as given; points: its left and its right end; text: name and
    /// energy; value <c>energy</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="names">Names, such as n = 1; 2 to 9.</param>
    /// <param name="energies">Energy of each.</param>
    /// <param name="unit">Unit written behind the energies.</param>
    /// <param name="x">Left end of the levels.</param>
    /// <param name="width">Length of the levels in pixels.</param>
    /// <param name="top">Height of the greatest energy in pixels from the top.</param>
    /// <param name="bottom">Height of the smallest energy.</param>
    [Primitive]
    public static void EnergyLevels(Sketch sketch, string[] names, double[] energies, string unit = "eV", double x = 80, double width = 260, double top = 50, double bottom = 400)
    {
        if (names.Length is < 2 or > 9 || names.Length != energies.Length)
        {
            throw new FigureException($"A diagram has 2 to 9 levels with an energy each, not {names.Length} and {energies.Length}.");
        }

        var (low, high) = (energies.Min(), energies.Max());
        if (!(high > low && bottom > top + 40))
        {
            throw new FigureException("The levels need different energies and at least 40 pixels of height.");
        }

        Essentials.RequirePositive(width, "width");
        for (var i = 0; i < names.Length; i++)
        {
            var y = bottom - ((energies[i] - low) / (high - low) * (bottom - top));
            var text = $"{energies[i]:0.###} {unit}".TrimEnd();
            sketch.Add("level", names[i], [new Point(x, y), new Point(x + width, y)], $"{names[i]} {text}", ("energy", energies[i]));
            sketch.Stroke(PathGeometry.Line(new(x, y), new(x + width, y)), sketch.Pen("ink", 2.4));
            sketch.TextBeside(names[i], new Point(x - 8, y), sketch.Style(15, halo: true), -1, 0);
            sketch.TextBeside(text, new Point(x + width + 8, y), sketch.Style(15, halo: true), 1, 0);
        }

        var axis = x - 62;
        if (axis > 14)
        {
            sketch.Add("axis", "energy", [new Point(axis, bottom), new Point(axis, top - 20)], "E");
            Essentials.DrawArrow(sketch, new Point(axis, bottom + 6), new Point(axis, top - 24), sketch.Pen("ink", 1.6));
            sketch.Text("E", new Point(axis, top - 34), sketch.Style(16, FontFace.Math));
        }
    }

    /// <summary>
    /// Draws a transition between two levels as an arrow. Element <c>transition</c>, named as given; points: tail and tip; value <c>energy</c>: what is taken in
    /// (positive) or given off (negative).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Name, written beside it.</param>
    /// <param name="from">Name of the level where it starts.</param>
    /// <param name="to">Name of the level where it ends.</param>
    /// <param name="share">Where along the levels it stands, 0 to 1.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element LevelJump(Sketch sketch, string name, string from, string to, double share = 0.5, string color = "red")
    {
        if (!(share >= 0 && share <= 1))
        {
            throw new FigureException($"A share of {share:0.##} of the levels is out of range.", "Use 0 to 1.");
        }

        var (a, b) = (Level(sketch, from), Level(sketch, to));
        var (tail, tip) = (a.Points[0].Towards(a.Points[1], share), b.Points[0].Towards(b.Points[1], share));
        var element = sketch.Add("transition", name, [tail, tip], name, ("energy", b.Find("energy")!.Value.Number - a.Find("energy")!.Value.Number), ("color", color));
        Essentials.DrawArrow(sketch, tail, tip, sketch.Pen(color, 2.4));
        sketch.Label(name, tail.Towards(tip, 0.5), sketch.Style(16, Essentials.FaceOf(name), color, halo: true), 7, new Point(1, 0));
        return element;
    }

    /// <summary>
    /// Draws the energy profile of a reaction on the axes drawn last. Element <c>profile</c>, points: start, top of the barrier, end; values <c>reactants</c>,
    /// <c>barrier</c> and <c>products</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="reactants">Energy at the start.</param>
    /// <param name="barrier">Energy at the top; more than at both ends.</param>
    /// <param name="products">Energy at the end.</param>
    /// <param name="name">Name in the inventory.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="dashed">Whether the curve is dashed, as with a catalyst.</param>
    [Primitive]
    public static Element ReactionProfile(Sketch sketch, double reactants, double barrier, double products, string name = "", string color = "blue", bool dashed = false)
    {
        if (!(barrier > reactants && barrier > products))
        {
            throw new FigureException($"The barrier {barrier:0.##} must lie above reactants and products.");
        }

        var frame = CoordinatePlane.Frame(sketch, "ReactionProfile");
        Point At(double share, double energy) => frame.Map(frame.XMin + (share * (frame.XMax - frame.XMin)), energy);
        var (start, top, end) = (At(0.18, reactants), At(0.5, barrier), At(0.82, products));
        var element = sketch.Add("profile", name, [start, top, end], "", ("reactants", reactants), ("barrier", barrier), ("products", products), ("color", color));
        var pen = sketch.Pen(color, 2.6, dashed);
        sketch.Stroke(
            new PathBuilder().MoveTo(At(0.04, reactants)).LineTo(start)
                .CubicTo(At(0.34, reactants), At(0.36, barrier), top)
                .CubicTo(At(0.64, barrier), At(0.66, products), end)
                .LineTo(At(0.96, products)).Build(),
            pen);
        return element;
    }

    private static Element Level(Sketch sketch, string name) =>
        sketch.Elements.FirstOrDefault(e => e.Kind == "level" && e.Name == name) ?? throw new FigureException($"There is no level \"{name}\".", "Name one that EnergyLevels has drawn.");
}
