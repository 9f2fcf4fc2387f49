using System.Collections.Immutable;
using System.Text;
using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Structural and skeletal formulas with bonds, lone pairs and hydrogen atoms.</summary>
[Vocabulary("Molecules", "molecule-structure")]
internal static class Molecules
{
    private static readonly ImmutableDictionary<string, int> Valence = ImmutableDictionary.CreateRange(StringComparer.Ordinal, new KeyValuePair<string, int>[]
    {
        new("C", 4), new("H", 1), new("O", 2), new("N", 3), new("S", 2), new("F", 1), new("Cl", 1), new("Br", 1), new("I", 1), new("P", 3), new("Si", 4), new("B", 3),
    });

    /// <summary>
    /// Draws a molecule. One element <c>atom</c> each, named by its element and number (C1, C2, O1), point: its place; text: what is written for it; values
    /// <c>element</c>, <c>hydrogens</c> (written with it, or implied at a corner of a skeletal formula) and <c>electrons</c> (bonding ones, all its bonds' orders).
    /// One element <c>bond</c> each, named such as C1-O1, points: both atoms; value <c>order</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="atoms">What stands at each place: an element's symbol, with hydrogen if it carries some, such as C, O, OH, NH2, CH3.</param>
    /// <param name="places">Where each stands.</param>
    /// <param name="bonds">Each as two numbers of atoms, from 0, and the order 1 to 3.</param>
    /// <param name="skeletal">Whether carbon atoms without written hydrogen are corners only, with the hydrogen implied.</param>
    /// <param name="size">Font size of the symbols.</param>
    [Primitive]
    public static Element[] Molecule(Sketch sketch, string[] atoms, Point[] places, int[][] bonds, bool skeletal = false, double size = 18)
    {
        if (atoms.Length is < 1 or > 60 || places.Length != atoms.Length)
        {
            throw new FigureException($"There are {places.Length} places for {atoms.Length} atoms.", "Give 1 to 60 atoms and one place for each.");
        }

        var parts = atoms.Select(Parse).ToArray();
        var orders = Orders(bonds, atoms.Length);
        var style = sketch.Style(size, FontFace.SansBold);
        var (elements, counts) = (new Element[atoms.Length], new Dictionary<string, int>(StringComparer.Ordinal));
        for (var i = 0; i < atoms.Length; i++)
        {
            var (symbol, written) = parts[i];
            var corner = skeletal && symbol is "C" && written == 0;
            var hydrogens = corner ? 4 - orders[i] : written;
            if (orders[i] + hydrogens > Math.Max(4, Valence[symbol]) || hydrogens < 0)
            {
                throw new FigureException($"The atom {atoms[i]} number {i} has {orders[i] + hydrogens} bonds.", $"{symbol} has {Valence[symbol]}.");
            }

            counts[symbol] = counts.GetValueOrDefault(symbol) + 1;
            var text = corner ? "" : Subscript(atoms[i]);
            elements[i] = sketch.Add("atom", $"{symbol}{counts[symbol]}", [places[i]], text, ("element", symbol), ("hydrogens", hydrogens), ("electrons", orders[i]));
            if (text.Length > 0)
            {
                Symbol(sketch, text, symbol, places[i], style, WritesLeft(i, places, bonds));
            }
        }

        var center = new Point(places.Average(p => p.X), places.Average(p => p.Y));
        foreach (var bond in bonds)
        {
            var (a, b, order) = (bond[0], bond[1], bond[2]);
            sketch.Add("bond", $"{elements[a].Name}-{elements[b].Name}", [places[a], places[b]], "", ("order", order));
            var (from, to) = (Trim(places[a], places[b], elements[a].Text.Length > 0, size), Trim(places[b], places[a], elements[b].Text.Length > 0, size));
            Bond(sketch, from, to, order, Inside(a, b, places, bonds, center), elements[a].Text.Length > 0 || elements[b].Text.Length > 0);
        }

        return elements;
    }

    /// <summary>Draws the two dots of a lone pair beside an atom. Element <c>lone-pair</c>, named as the atom, points: middle of both dots, the atom.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="atom">Name of the atom, such as O1.</param>
    /// <param name="direction">Degrees: 0 right, 90 up.</param>
    /// <param name="distance">Pixels from the middle of the symbol.</param>
    [Primitive]
    public static Element LonePair(Sketch sketch, string atom, double direction, double distance = 16)
    {
        var at = Connectors.Require(sketch, "atom", atom).Points[0];
        var middle = at + Point.Polar(distance, direction);
        var element = sketch.Add("lone-pair", atom, [middle, at], "", ("electrons", 2));
        foreach (var side in new[] { 90, -90 })
        {
            sketch.Fill(PathGeometry.Circle(middle + Point.Polar(4, direction + side), 2.3), sketch.Color("red"));
        }

        return element;
    }

    private static (string Symbol, int Hydrogens) Parse(string atom)
    {
        var length = atom.Length > 1 && char.IsAsciiLetterLower(atom[1]) ? 2 : 1;
        var symbol = atom.Length >= length ? atom[..length] : atom;
        var rest = atom[symbol.Length..];
        var hydrogens = rest switch { "" => 0, "H" => 1, "H2" => 2, "H3" => 3, "H4" => 4, _ => -1 };
        return Valence.ContainsKey(symbol) && hydrogens >= 0
            ? (symbol, hydrogens)
            : throw new FigureException($"There is no atom \"{atom}\".", $"Write an element, with its hydrogen if any, such as OH or NH2; elements are {string.Join(", ", Valence.Keys.Order(StringComparer.Ordinal))}.");
    }

    private static int[] Orders(int[][] bonds, int count)
    {
        var orders = new int[count];
        foreach (var bond in bonds)
        {
            if (bond.Length != 3 || bond[0] < 0 || bond[1] < 0 || bond[0] >= count || bond[1] >= count || bond[0] == bond[1] || bond[2] is < 1 or > 3)
            {
                throw new FigureException("A bond needs the numbers of two atoms and an order.", "Write bonds as [[0, 1, 1], [1, 2, 2]].");
            }

            orders[bond[0]] += bond[2];
            orders[bond[1]] += bond[2];
        }

        return orders;
    }

    private static string Subscript(string atom)
    {
        var text = new StringBuilder(atom);
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = char.IsAsciiDigit(text[i]) ? (char)('₀' + (text[i] - '0')) : text[i];
        }

        return text.ToString();
    }

    /// <summary>Writes the symbol so that its element, not its hydrogen, stands at the place; to the left of a place the hydrogen comes first.</summary>
    private static void Symbol(Sketch sketch, string text, string symbol, Point at, TextStyle style, bool left)
    {
        var rest = text[symbol.Length..];
        var (main, extra) = (sketch.Fonts.Measure(symbol, style).X, sketch.Fonts.Measure(rest, style).X);
        sketch.Text(symbol, at, style);
        if (rest.Length > 0)
        {
            sketch.Text(rest, at + new Point((left ? -1 : 1) * (main + extra) / 2, 0), style);
        }
    }

    private static bool WritesLeft(int atom, Point[] places, int[][] bonds) =>
        bonds.FirstOrDefault(b => b[0] == atom || b[1] == atom) is { } bond && places[bond[0] == atom ? bond[1] : bond[0]].X > places[atom].X + 8;

    private static Point Trim(Point from, Point to, bool written, double size) => written ? from + ((to - from).Unit * (size * 0.62)) : from;

    /// <summary>The side of a bond on which the second line of a double bond lies: where most neighbours of its atoms are, as inside a ring.</summary>
    private static Point Inside(int a, int b, Point[] places, int[][] bonds, Point center)
    {
        var normal = (places[b] - places[a]).Unit.Normal;
        double side = 0;
        foreach (var bond in bonds)
        {
            foreach (var (near, far) in new[] { (bond[0], bond[1]), (bond[1], bond[0]) })
            {
                side += (near == a || near == b) && far != a && far != b ? Math.Sign((places[far] - places[near]).Dot(normal)) : 0;
            }
        }

        return normal * (side != 0 ? Math.Sign(side) : (center - places[a]).Dot(normal) >= 0 ? 1 : -1);
    }

    private static void Bond(Sketch sketch, Point a, Point b, int order, Point side, bool symmetric)
    {
        var pen = sketch.Pen("ink", 2);
        var (along, gap) = ((b - a).Unit, 5.5);
        if (order == 2 && symmetric)
        {
            foreach (var shift in new[] { side * (gap / 2), side * (-gap / 2) })
            {
                sketch.Stroke(PathGeometry.Line(a + shift, b + shift), pen);
            }

            return;
        }

        sketch.Stroke(PathGeometry.Line(a, b), pen);
        if (order == 2)
        {
            sketch.Stroke(PathGeometry.Line(a + (side * gap) + (along * 5), b + (side * gap) - (along * 5)), pen);
        }
        else if (order == 3)
        {
            sketch.Stroke(PathGeometry.Line(a + (side * 5), b + (side * 5)), pen);
            sketch.Stroke(PathGeometry.Line(a - (side * 5), b - (side * 5)), pen);
        }
    }
}
