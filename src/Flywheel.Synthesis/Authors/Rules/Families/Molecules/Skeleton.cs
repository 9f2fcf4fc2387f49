using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Authors.Rules.Families.Molecules;

/// <summary>A skeletal formula grown on a honeycomb, where all bonds are equally long and at 120°.</summary>
/// <param name="Atoms">What stands at each place.</param>
/// <param name="Places">Where each stands, in lengths of a bond.</param>
/// <param name="Bonds">Pairs of atoms with their order.</param>
/// <param name="Rings">Number of rings.</param>
internal sealed record Skeleton(string[] Atoms, Point[] Places, (int A, int B, int Order)[] Bonds, int Rings)
{
    /// <summary>Electron pairs in second lines of double bonds.</summary>
    public int DoubleBonds => Bonds.Count(b => b.Order == 2);

    /// <summary>Grows a molecule.</summary>
    /// <param name="random">Source of choices.</param>
    /// <param name="carbons">Number of carbon atoms, at least 6 with a ring.</param>
    /// <param name="ring">Whether it holds a six-ring.</param>
    /// <param name="straight">Probability that it grows at its newest end rather than anywhere.</param>
    public static Skeleton Grow(SeededRandom random, int carbons, bool ring, double straight)
    {
        var places = new List<Point>();
        var bonds = new List<(int, int, int)>();
        if (ring)
        {
            for (var i = 0; i < 6; i++)
            {
                places.Add(Point.Polar(1, 90 + (60 * i)));
                bonds.Add((i, (i + 1) % 6, 1));
            }
        }
        else
        {
            places.Add(default);
        }

        while (places.Count < carbons)
        {
            var from = random.Chance(straight) ? places.Count - 1 : random.Next(places.Count);
            var free = Free(places, bonds, from);
            if (free.Length == 0)
            {
                from = Enumerable.Range(0, places.Count).FirstOrDefault(i => Free(places, bonds, i).Length > 0, -1);
                free = from < 0 ? throw new DraftException("The molecule has no room to grow.") : Free(places, bonds, from);
            }

            places.Add(random.Pick<Point>(free));
            bonds.Add((from, places.Count - 1, 1));
        }

        return new Skeleton([.. Enumerable.Repeat("C", carbons)], [.. places], [.. bonds], ring ? 1 : 0);
    }

    /// <summary>Makes some bonds double where no atom takes part in two of them.</summary>
    public Skeleton WithDoubleBonds(SeededRandom random, int count)
    {
        var bonds = Bonds.ToArray();
        var used = new HashSet<int>();
        foreach (var i in random.Shuffled(Enumerable.Range(0, bonds.Length)))
        {
            var (a, b, order) = bonds[i];
            if (used.Count < 2 * count && order == 1 && Atoms[a] == "C" && Atoms[b] == "C" && !used.Contains(a) && !used.Contains(b))
            {
                bonds[i] = (a, b, 2);
                used.UnionWith([a, b]);
            }
        }

        return this with { Bonds = bonds };
    }

    /// <summary>Adds groups such as OH or NH2, or O with a double bond, at places with room.</summary>
    public Skeleton WithGroups(SeededRandom random, params ReadOnlySpan<string> groups)
    {
        var (atoms, places, bonds) = (Atoms.ToList(), Places.ToList(), Bonds.ToList());
        foreach (var group in groups)
        {
            var order = group == "O" ? 2 : 1;
            int[] hosts =
            [
                .. Enumerable.Range(0, atoms.Count).Where(i => atoms[i] == "C" && bonds.Where(b => b.Item1 == i || b.Item2 == i).Sum(b => b.Item3) + order <= 4
                    && !(order == 2 && bonds.Any(b => b.Item3 == 2 && (b.Item1 == i || b.Item2 == i))) && Free(places, bonds, i).Length > 0),
            ];
            if (hosts.Length == 0)
            {
                throw new DraftException("There is no room for a group.");
            }

            var host = random.Pick<int>(hosts);
            places.Add(random.Pick<Point>(Free(places, bonds, host)));
            atoms.Add(group);
            bonds.Add((host, atoms.Count - 1, order));
        }

        return this with { Atoms = [.. atoms], Places = [.. places], Bonds = [.. bonds] };
    }

    /// <summary>The atoms of one longest chain of carbon, in order.</summary>
    public int[] LongestChain()
    {
        int[] best = [];
        for (var start = 0; start < Atoms.Length; start++)
        {
            Walk([start]);
        }

        return best;

        void Walk(int[] path)
        {
            best = path.Length > best.Length ? path : best;
            foreach (var (a, b, _) in Bonds)
            {
                var next = a == path[^1] ? b : b == path[^1] ? a : -1;
                if (next >= 0 && Atoms[next] == "C" && !path.Contains(next))
                {
                    Walk([.. path, next]);
                }
            }
        }
    }

    /// <summary>Hydrogen atoms at a place: those written with it, or those that a corner implies.</summary>
    public int Hydrogens(int atom) => Atoms[atom] switch
    {
        "C" => 4 - Bonds.Where(b => b.A == atom || b.B == atom).Sum(b => b.Order),
        "OH" => 1,
        "NH2" => 2,
        _ => 0,
    };

    /// <summary>The atoms' pixels, turned and fitted to a sheet.</summary>
    public Point[] Fit(Sheet sheet, bool mirror, int turns)
    {
        var map = Affine.Rotation(60 * turns, default).Then(mirror ? Affine.MirrorX(0) : Affine.Identity);
        var points = Places.Select(map.Map).ToArray();
        var (bounds, room) = (Box.Of(points), sheet.Room(54));
        var scale = Math.Min(72, Math.Min(room.Width / Math.Max(1, bounds.Width), room.Height / Math.Max(1, bounds.Height)));
        return scale < 34 ? throw new DraftException("The molecule is too large for the canvas.") : [.. points.Select(p => Layout.Whole(room.Center + ((p - bounds.Center) * scale)))];
    }

    /// <summary>The program's line that draws it.</summary>
    public FigureWriter Draw(FigureWriter writer, Point[] at) =>
        writer.Line($"Molecule({Atoms}, {Wording.Points(at)}, {Data.Drawn.Lists(Bonds.Select(b => new[] { b.A, b.B, b.Order }))}, skeletal: true);");

    /// <summary>Free neighbours of a place on the honeycomb that touch no other atom.</summary>
    private static Point[] Free(List<Point> places, List<(int, int, int)> bonds, int from)
    {
        var linked = bonds.Where(b => b.Item1 == from || b.Item2 == from).Select(b => places[b.Item1 == from ? b.Item2 : b.Item1]).ToArray();
        var first = linked.Length > 0 ? (linked[0] - places[from]).Direction : 30;
        return
        [
            .. new[] { 0, 120, 240 }.Select(turn => places[from] + Point.Polar(1, first + turn))
                .Where(p => places.Where((_, i) => i != from).All(q => q.DistanceTo(p) > 1.2)),
        ];
    }
}
