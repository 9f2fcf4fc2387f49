using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Generations of a family with a trait, and crosses of alleles.</summary>
[Vocabulary("Heredity", "pedigree-chart")]
internal static class Pedigrees
{
    private const double Half = 15;

    /// <summary>
    /// Draws a person: a square for a male, a circle for a female, filled if affected, half filled if a carrier. Element <c>person</c>, points: its middle; text: its
    /// name; values <c>sex</c>, <c>affected</c> and <c>carrier</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Name, written below.</param>
    /// <param name="sex">male or female.</param>
    /// <param name="affected">Whether the person shows the trait.</param>
    /// <param name="x">Middle, x.</param>
    /// <param name="y">Middle, y.</param>
    /// <param name="carrier">Whether the person carries the trait without showing it.</param>
    [Primitive]
    public static Element Person(Sketch sketch, string name, string sex, bool affected, double x, double y, bool carrier = false)
    {
        if (sex is not ("male" or "female"))
        {
            throw new FigureException($"There is no symbol for \"{Language.Words.Clip(sex)}\".", "Use male (square) or female (circle).");
        }

        var at = new Point(x, y);
        var element = sketch.Add("person", name, [at], name, ("sex", sex), ("affected", affected), ("carrier", carrier));
        var shape = sex == "male" ? PathGeometry.Rectangle(Box.Around(at, 2 * Half, 2 * Half)) : PathGeometry.Circle(at, Half);
        sketch.Fill(shape, affected ? sketch.Ink : sketch.Color("paper"));
        if (carrier && !affected)
        {
            sketch.Fill(sex == "male" ? PathGeometry.Rectangle(new Box(x - Half, y - Half, x, y + Half)) : new PathBuilder().AddSector(at, Half, 90, 180).Build(), sketch.Ink);
        }

        sketch.Stroke(shape, sketch.Pen("ink", 2));
        sketch.Text(name, at + new Point(0, Half + 12), sketch.Style(14, Essentials.FaceOf(name), halo: true));
        return element;
    }

    /// <summary>
    /// Joins two parents and leads lines to their children. Element <c>couple</c>, named "first, second"; points: both parents, then the children; value
    /// <c>children</c>: how many.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="first">Name of a parent.</param>
    /// <param name="second">Name of the other parent.</param>
    /// <param name="children">Names of the children.</param>
    [Primitive]
    public static Element Couple(Sketch sketch, string first, string second, string[] children)
    {
        var (a, b) = (Find(sketch, first), Find(sketch, second));
        Point[] below = [.. children.Select(c => Find(sketch, c))];
        var element = sketch.Add("couple", $"{first}, {second}", [a, b, .. below], "", ("children", children.Length));
        var pen = sketch.Pen("ink", 1.8);
        var (left, right) = a.X < b.X ? (a, b) : (b, a);
        sketch.Stroke(PathGeometry.Line(left + new Point(Half, 0), right - new Point(Half, 0)), pen);
        if (below.Length == 0)
        {
            return element;
        }

        var middle = a.Towards(b, 0.5);
        var bar = below.Min(p => p.Y) - Half - 20;
        sketch.Stroke(PathGeometry.Line(middle, new Point(middle.X, bar)), pen);
        sketch.Stroke(PathGeometry.Line(new Point(Math.Min(middle.X, below.Min(p => p.X)), bar), new Point(Math.Max(middle.X, below.Max(p => p.X)), bar)), pen);
        foreach (var child in below)
        {
            sketch.Stroke(PathGeometry.Line(new Point(child.X, bar), child - new Point(0, Half)), pen);
        }

        return element;
    }

    /// <summary>
    /// Draws a Punnett square. Elements <c>gamete</c> (named by its alleles; point: its place; value <c>side</c>: top or left) and <c>offspring</c>, named by its
    /// genotype; points: middle of the cell; text: what is written; values <c>row</c>, <c>column</c> and <c>genotype</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="top">Gametes of one parent, such as A and a; 1 to 4.</param>
    /// <param name="left">Gametes of the other parent.</param>
    /// <param name="x">Left edge of the cells.</param>
    /// <param name="y">Top edge of the cells.</param>
    /// <param name="cell">Side of a cell in pixels.</param>
    /// <param name="filled">Whether the genotypes are written into the cells.</param>
    [Primitive]
    public static void PunnettSquare(Sketch sketch, string[] top, string[] left, double x, double y, double cell = 80, bool filled = true)
    {
        if (top.Length is 0 or > 4 || left.Length is 0 or > 4 || top.Concat(left).Any(g => g.Length is 0 or > 3))
        {
            throw new FigureException("A Punnett square has 1 to 4 gametes on each side, of 1 to 3 letters each.");
        }

        Essentials.RequirePositive(cell, "cell");
        var style = sketch.Style(Math.Clamp(cell * 0.28, 13, 24), FontFace.SansBold);
        for (var i = 0; i < top.Length; i++)
        {
            Gamete(top[i], new Point(x + ((i + 0.5) * cell), y - 18), "top");
        }

        for (var i = 0; i < left.Length; i++)
        {
            Gamete(left[i], new Point(x - 20, y + ((i + 0.5) * cell)), "left");
        }

        for (var row = 0; row < left.Length; row++)
        {
            for (var column = 0; column < top.Length; column++)
            {
                var genotype = string.Concat(Enumerable.Range(0, Math.Min(top[column].Length, left[row].Length)).Select(k => string.Concat(new[] { top[column][k], left[row][k] }.OrderBy(c => char.IsLower(c)))));
                var box = new Box(x + (column * cell), y + (row * cell), x + ((column + 1) * cell), y + ((row + 1) * cell));
                sketch.Add("offspring", genotype, [box.Center], filled ? genotype : "", ("row", row), ("column", column), ("genotype", genotype));
                sketch.Stroke(PathGeometry.Rectangle(box), sketch.Pen("ink", 1.8));
                sketch.Text(filled ? genotype : "", box.Center, style);
            }
        }

        void Gamete(string text, Point at, string side)
        {
            sketch.Add("gamete", text, [at], text, ("side", side));
            sketch.Text(text, at, sketch.Style(style.Size, FontFace.SansBold, side == "top" ? "red" : "blue"));
        }
    }

    private static Point Find(Sketch sketch, string name) =>
        sketch.Elements.FirstOrDefault(e => e.Kind == "person" && e.Name == name)?.Points[0] ?? throw new FigureException($"There is no person \"{Language.Words.Clip(name)}\".", "Draw the persons before the lines that join them.");
}
