using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Energies;

/// <summary>Energy levels with a transition; the energy of the photon is asked for. The steps project the two levels and mark the gap.</summary>
internal sealed class LevelJumpFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "level-jump";

    /// <inheritdoc />
    public override string FigureKind => "energy-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Heat and Matter", "Energy levels and spectra"),
        new("Waves and Optics", "Emission and absorption spectra"),
        new("Chemistry", "Electron configuration"),
        new("Astronomy", "Stellar spectra"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var count = random.Range(4, 6);
        double[] energies = [.. Levels(random, count)];
        string[] names = [.. Enumerable.Range(1, count).Select(i => $"n = {i}")];
        var (low, high) = (random.Next(count - 1), random.Range(1, count - 1));
        if (high <= low)
        {
            throw new DraftException("The levels of the transition are not in order.");
        }

        var emits = random.Chance(0.6);
        var (from, to) = emits ? (high, low) : (low, high);
        var sheet = Sheet.BeginUnlined(drafting, random.Range(420, 480), random.Range(400, 448));
        var share = random.Range(25, 75) / 100.0;
        var (x, width) = (112, sheet.Width - 232);
        string Figure(double[] values) => sheet.Writer()
            .Line($"EnergyLevels({names}, {values}, unit: \"eV\", x: {x}, width: {width}, top: 62, bottom: {sheet.Height - 36});")
            .Line($"LevelJump(\"\", {names[from]}, {names[to]}, share: {share}, color: {(emits ? "red" : "blue")});")
            .ToString();
        var scene = drafting.Draw(Figure(energies));
        var size = Math.Round(energies[high] - energies[low], 2);
        var answer = new NumberAnswer(size, "eV");
        var verdict = Verdict.Maybe(drafting, answer, new[] { Math.Abs(energies[high] + energies[low]), Math.Abs(energies[low]), Math.Abs(energies[high]), size + 1, size - 0.5 }
            .Where(v => v > 0).Select(v => answer with { Number = Math.Round(v, 2) }));
        var (a, b) = (scene.Get("level", names[from]), scene.Get("level", names[to]));
        var beside = x + width - 16;
        string E(int i) => NumberAnswer.Format(energies[i]);
        string Minus(int i) => energies[i] < 0 ? $"({E(i)})" : E(i);
        double[] raised = [.. energies];
        raised[0] = Math.Round(raised[0] - 0.5, 2);
        return new Draft
        {
            FigureCode = Figure(energies),
            Question = emits
                ? drafting.Say(
                    "The arrow shows an electron that falls to a lower level. What is the energy of the photon that is given off, in eV?",
                    "An atom makes the transition drawn and sends out one photon. Find the photon's energy in eV.",
                    "How many electronvolts does the atom give off in the transition marked by the arrow?")
                : drafting.Say(
                    "The arrow shows an electron that is lifted to a higher level. What must be the energy of the absorbed photon, in eV?",
                    "A photon causes the transition drawn. Find its energy in eV.",
                    "How many electronvolts does the atom take in for the transition marked by the arrow?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The arrow starts at {names[from]} and ends at {names[to]}. I trace these two levels: {E(from)} eV and {E(to)} eV.",
                        $"First the two levels that the arrow joins, drawn thick now: {names[from]} at {E(from)} eV and {names[to]} at {E(to)} eV.",
                        $"I follow the arrow from {names[from]} ({E(from)} eV) to {names[to]} ({E(to)} eV) and go over both lines."),
                    Drawn.Code(Drawn.Line(a.Points[0], a.Points[1]), Drawn.Line(b.Points[0], b.Points[1]))),
                new ThinkingStep(
                    drafting.Say(
                        "The photon carries the difference of the two energies, the gap that I mark at the right.",
                        "What counts is the distance between the levels; a double arrow shows it.",
                        "I mark the gap between the two lines: that is the energy of the photon."),
                    Drawn.Span(new Point(beside, a.Points[0].Y), new Point(beside, b.Points[0].Y), "green")),
            ],
            Conclusion = drafting.Say(
                $"{E(high)} - {Minus(low)} = {NumberAnswer.Format(size)}, so the photon has {verdict.Text}.",
                $"Upper minus lower energy, {E(high)} - {Minus(low)}, gives {verdict.Text}.",
                $"The gap between {E(low)} and {E(high)} is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                var arrow = Find("transition").Points;
                var ends = All("level").OrderBy(l => Math.Min(Math.Abs(l.Y - arrow[0].Y), Math.Abs(l.Y - arrow[1].Y))).Take(2);
                return Round(Math.Abs(Number(ends[0].Text.Split("= ")[1].Substring(2)) - Number(ends[1].Text.Split("= ")[1].Substring(2))), 2);
                """,
            Variant = low == 0 ? new Variant(Figure(raised), answer with { Number = Math.Round(size + 0.5, 2) }) : null,
        };
    }

    /// <summary>Negative energies that crowd towards zero, far enough apart to be told.</summary>
    private static IEnumerable<double> Levels(Knowledge.Random.SeededRandom random, int count)
    {
        var depth = random.Range(100, 160) / 10.0;
        for (var n = 1; n <= count; n++)
        {
            var share = 1 - ((n - 1) / (count - 0.2));
            yield return -Math.Round(depth * Math.Pow(share, random.Range(12, 17) / 10.0) * 2) / 2;
        }
    }
}
