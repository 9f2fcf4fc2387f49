using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Authors.Rules.Families.Molecules;

/// <summary>A small molecule as a full structural formula: a straight chain with everything else above, below and at its ends.</summary>
/// <param name="Atoms">Symbols.</param>
/// <param name="Cells">Column and row of each on a square grid.</param>
/// <param name="Bonds">Pairs of atoms with their order.</param>
internal sealed record ChainMolecule(string[] Atoms, (int Column, int Row)[] Cells, (int A, int B, int Order)[] Bonds)
{
    /// <summary>A random molecule of a few heavy atoms.</summary>
    public static ChainMolecule Draw(SeededRandom random)
    {
        var chain = new List<string> { random.Pick<string>(["C", "C", "C", "N", "O"]) };
        for (var i = random.Range(1, 3); i > 0; i--)
        {
            chain.Add(chain[^1] == "C" ? random.Pick<string>(["C", "C", "C", "O", "N"]) : "C");
        }

        var (atoms, cells, bonds) = (new List<string>(), new List<(int, int)>(), new List<(int A, int B, int Order)>());
        for (var i = 0; i < chain.Count; i++)
        {
            atoms.Add(chain[i]);
            cells.Add((i, 0));
            if (i > 0)
            {
                bonds.Add((i - 1, i, chain[i] == "C" && chain[i - 1] == "C" && random.Chance(0.2) && bonds.All(b => b.Order == 1) ? 2 : 1));
            }
        }

        var oxo = random.Chance(0.35) ? Enumerable.Range(0, chain.Count).Where(i => chain[i] == "C" && Free(i) >= 2).ToArray() : [];
        if (oxo.Length > 0)
        {
            var host = random.Pick<int>(oxo);
            atoms.Add("O");
            cells.Add((host, -1));
            bonds.Add((host, atoms.Count - 1, 2));
        }

        for (var i = 0; i < chain.Count; i++)
        {
            (int, int)[] around = [.. i == 0 ? new[] { (i - 1, 0) } : [], .. i == chain.Count - 1 ? new[] { (i + 1, 0) } : [], (i, -1), (i, 1)];
            foreach (var cell in around.Where(c => !cells.Contains(c)).Take(Free(i)).ToArray())
            {
                atoms.Add(random.Chance(0.06) && chain[i] == "C" ? "Cl" : "H");
                cells.Add(cell);
                bonds.Add((i, atoms.Count - 1, 1));
            }
        }

        return new ChainMolecule([.. atoms], [.. cells], [.. bonds]);

        int Free(int i) => (chain[i] switch { "C" => 4, "N" => 3, _ => 2 }) - bonds.Where(b => b.A == i || b.B == i).Sum(b => b.Order);
    }

    /// <summary>The atoms' pixels on a sheet.</summary>
    public Point[] Fit(Sheet sheet, double down = 0)
    {
        var columns = Cells.Select(c => c.Column).ToArray();
        var pitch = Math.Min(78, (sheet.Width - 90) / Math.Max(2, columns.Max() - columns.Min()));
        var center = new Point(sheet.Width / 2, (sheet.Height / 2) + down) - (new Point((columns.Max() + columns.Min()) / 2.0, 0) * pitch);
        return [.. Cells.Select(c => Layout.Whole(center + (new Point(c.Column, c.Row) * pitch)))];
    }

    /// <summary>The program's line that draws it.</summary>
    public FigureWriter Draw(FigureWriter writer, Point[] at) =>
        writer.Line($"Molecule({Atoms}, {Wording.Points(at)}, {Data.Drawn.Lists(Bonds.Select(b => new[] { b.A, b.B, b.Order }))});");

    /// <summary>Directions around an atom that no bond takes, those across the chain first.</summary>
    public int[] FreeSides(int atom) =>
        [.. new[] { 90, 270, 0, 180 }.Where(d => !Bonds.Any(b => (b.A == atom && Direction(b.A, b.B) == d) || (b.B == atom && Direction(b.B, b.A) == d)))];

    private int Direction(int from, int to) => (Cells[to].Column - Cells[from].Column, Cells[to].Row - Cells[from].Row) switch
    {
        (1, 0) => 0,
        (-1, 0) => 180,
        (0, -1) => 90,
        _ => 270,
    };
}
