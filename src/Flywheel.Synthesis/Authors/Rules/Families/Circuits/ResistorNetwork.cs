using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Authors.Rules.Families.Circuits;

/// <summary>A battery with resistors in series and, unless it is a plain series circuit, a group of parallel branches of one resistor each.</summary>
/// <param name="Series">Resistances in ohms of the resistors in the main line.</param>
/// <param name="Parallel">Resistances of the branches; empty for a plain series circuit.</param>
internal sealed record ResistorNetwork(int[] Series, int[] Parallel)
{
    private const double Top = 90;
    internal const double Bottom = 340;
    private const double Left = 76;
    private const double GroupX = 300;

    /// <summary>Resistance of the parallel group; 0 if there is none.</summary>
    public double Group => Parallel.Length == 0 ? 0 : 1 / Parallel.Sum(r => 1.0 / r);

    /// <summary>Total resistance.</summary>
    public double Total => Series.Sum() + Group;

    /// <summary>Pixels between the branches of the group.</summary>
    public double Gap => Parallel.Length == 2 ? 106 : 82;

    /// <summary>The parallel group with its labels, in pixels.</summary>
    public Box GroupBox => new(GroupX - (Gap * (Parallel.Length - 1) / 2) - 18, 126, GroupX + (Gap * (Parallel.Length - 1) / 2) + 62, 304);

    /// <summary>A network whose group has a whole resistance.</summary>
    public static ResistorNetwork Draw(SeededRandom random)
    {
        int[][] pairs = [[3, 6], [4, 12], [6, 12], [10, 15], [12, 24], [20, 30], [5, 20], [6, 30], [9, 18], [8, 8], [10, 10], [12, 12], [6, 6], [4, 4], [14, 14], [20, 20], [15, 30], [10, 40], [12, 36], [30, 60], [8, 24], [18, 36]];
        int[][] triples = [[6, 6, 6], [12, 12, 12], [9, 9, 9], [4, 6, 12], [6, 10, 15], [10, 20, 20], [30, 15, 10], [8, 8, 4]];
        int[] parallel = random.Chance(0.3) ? [] : random.Chance(0.75) ? random.Shuffled(random.Pick(pairs)) : random.Shuffled(random.Pick(triples));
        var series = Enumerable.Range(0, parallel.Length == 0 ? random.Range(2, 3) : random.Range(1, 2)).Select(_ => random.Range(1, 20)).ToArray();
        return new ResistorNetwork(series, parallel);
    }

    /// <summary>The figure: the battery on the left, the series part on top, the branches on the right.</summary>
    /// <param name="opening">First lines of the program.</param>
    /// <param name="source">Label of the battery; empty for none.</param>
    /// <param name="meter">Whether an ammeter stands in the lower line.</param>
    public string Figure(string opening, string source, bool meter)
    {
        var right = Parallel.Length == 0 ? 390 : GroupX;
        string Part(int i, int ohms) => $"resistor R{i + 1} {ohms} Ω";
        var writer = new FigureWriter().Line(new FigureWriter.Raw(opening))
            .Line($"CircuitPart(\"battery\", \"\", {Left}, {Top}, {Left}, {Bottom}, label: {source});")
            .Line($"SeriesBranch({Left}, {Top}, {right}, {Top}, {Series.Select((r, i) => Part(i, r))});");
        if (Parallel.Length == 0)
        {
            writer.Line($"Wire([Pt({right}, {Top}), Pt({right}, {Bottom})]);");
        }
        else
        {
            // Going down, the first branch to the left of the way is the one on the right, so they are listed from the right.
            var branches = Parallel.Select((r, i) => new[] { Part(Series.Length + i, r) }).Reverse();
            writer.Line($"Wire([Pt({right}, {Top}), Pt({right}, 140)]);")
                .Line($"ParallelBranches({right}, 140, {right}, 290, {Wording.Rows(branches)}, gap: {Gap});")
                .Line($"Wire([Pt({right}, 290), Pt({right}, {Bottom})]);");
        }

        return (meter
            ? writer.Line($"CircuitPart(\"ammeter\", \"\", {Left}, {Bottom}, {right}, {Bottom});")
            : writer.Line($"Wire([Pt({Left}, {Bottom}), Pt({right}, {Bottom})]);")).ToString();
    }

    /// <summary>The calculation of the group as text, such as "1/R = 1/6 + 1/3 gives R = 2 Ω".</summary>
    public string GroupText => $"1/R = {string.Join(" + ", Parallel.Select(r => $"1/{r}"))} gives R = {Group:0.##} Ω";
}
