using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Molecules;

/// <summary>The molar mass of a structural formula with the atoms' masses given. The steps count the atoms of each element.</summary>
internal sealed class MolarMassFamily : ProblemFamily
{
    private static readonly ImmutableArray<(string Symbol, string Name, double Mass, string Color)> Elements = [("C", "carbon", 12, "teal"), ("H", "hydrogen", 1, "blue"), ("O", "oxygen", 16, "red"), ("N", "nitrogen", 14, "purple"), ("Cl", "chlorine", 35.5, "green")];

    /// <inheritdoc />
    public override string Name => "molar-mass";

    /// <inheritdoc />
    public override string FigureKind => "molecule-structure";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Chemistry", "Formulae and balanced equations", "Covalent bonding and Lewis structures", "Naming and drawing organic molecules"),
        new("Heat and Matter", "Particle model of matter", "Molecular picture of gases"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var molecule = ChainMolecule.Draw(random);
        var sheet = Sheet.Begin(drafting, random.Range(430, 500), random.Range(330, 400));
        var at = molecule.Fit(sheet, 14);
        var present = Elements.Where(e => molecule.Atoms.Contains(e.Symbol)).ToArray();
        string Figure(double oxygen) =>
            molecule.Draw(sheet.Writer().Line($"Title({string.Join(", ", present.Select(e => $"{e.Symbol} = {NumberAnswer.Format(e.Symbol == present[^1].Symbol ? oxygen : e.Mass)}")) + " g/mol"}, size: 16);"), at).ToString();
        int Count(string symbol) => molecule.Atoms.Count(a => a == symbol);
        var mass = present.Sum(e => e.Mass * Count(e.Symbol));
        var answer = new NumberAnswer(mass, "g/mol");
        var hydrogens = Count("H");
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, mass - hydrogens, mass - 1, present.Sum(e => e.Mass), mass + 2));
        var last = present[^1];
        string Rings(int skip, int take) => Drawn.Code(present.Skip(skip).Take(take).SelectMany(e => molecule.Atoms.Select((a, i) => (a, i)).Where(x => x.a == e.Symbol).Select(x => Drawn.Ring(at[x.i], 13, e.Color))));
        var counts = Wording.List(present.Select(e => $"{Count(e.Symbol)} {e.Name}")) + " atoms";
        var terms = string.Join(" + ", present.Select(e => $"{Count(e.Symbol)} · {NumberAnswer.Format(e.Mass)}"));
        return new Draft
        {
            FigureCode = Figure(last.Mass),
            Question = drafting.Say(
                "What is the molar mass of this compound, in g/mol? Use the masses given above it.",
                "Find the molar mass (in g/mol) of the substance whose molecule is drawn.",
                "How many grams does one mole of these molecules weigh? Answer in g/mol with the atomic masses shown."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I count the {present[0].Name} atoms and ring them: {Count(present[0].Symbol)}.",
                        $"Element by element: first {present[0].Name}, {Count(present[0].Symbol)} ringed.",
                        $"The ringed atoms are {present[0].Name}; there {(Count(present[0].Symbol) == 1 ? "is" : "are")} {Count(present[0].Symbol)}."),
                    Rings(0, 1)),
                new ThinkingStep(
                    drafting.Say(
                        $"Then the others, each in its own colour. Altogether the molecule has {counts}.",
                        $"Ringing the rest in other colours, I get {counts}.",
                        $"With the remaining atoms marked, the molecule consists of {counts}."),
                    Rings(1, 9)),
            ],
            Conclusion = drafting.Say(
                $"{terms} = {NumberAnswer.Format(mass)}, so the molar mass is {verdict.Text}.",
                $"The masses add up to {terms} = {NumberAnswer.Format(mass)}: {verdict.Text}.",
                $"Adding {terms}, I get {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                var key = All("title")[0].Text.Split(", ");
                return Round(All("atom").Sum(a => Number(key.First(k => k.StartsWith(a.Text + " ")))), 3);
                """,
            Variant = new Variant(Figure(last.Mass + 2), answer with { Number = mass + (2 * Count(last.Symbol)) }),
        };
    }
}
