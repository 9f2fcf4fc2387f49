using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Molecules;

/// <summary>Valence electrons, bonding pairs or lone electrons of a Lewis structure. The steps count lines and dots.</summary>
internal sealed class ValenceElectronsFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "lewis-electrons";

    /// <inheritdoc />
    public override string FigureKind => "molecule-structure";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Chemistry", "Covalent bonding and Lewis structures", "Molecular shape and polarity", "Electron configuration"),
        new("Heat and Matter", "Atomic models"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var molecule = ChainMolecule.Draw(random);
        var pairs = new List<(int Atom, int Side)>();
        for (var i = 0; i < molecule.Atoms.Length; i++)
        {
            var count = molecule.Atoms[i] switch { "O" => 2, "N" => 1, "Cl" => 3, _ => 0 };
            pairs.AddRange(molecule.FreeSides(i).Take(count).Select(side => (i, side)));
        }

        if (pairs.Count == 0)
        {
            throw new DraftException("There is no lone pair.");
        }

        var (bonding, lone) = (molecule.Bonds.Sum(b => b.Order), pairs.Count);
        var asked = random.Pick<string>(["all", "bonding", "lone", "all"]);
        var value = asked switch { "all" => 2 * (bonding + lone), "bonding" => bonding, _ => 2 * lone };
        var sheet = Sheet.Begin(drafting, random.Range(440, 500), random.Range(300, 360));
        var at = molecule.Fit(sheet);
        var names = molecule.Atoms.Select((a, i) => $"{a}{molecule.Atoms.Take(i + 1).Count(x => x == a)}").ToArray();
        string Figure(ChainMolecule m)
        {
            var writer = m.Draw(sheet.Writer(), at);
            foreach (var (atom, side) in pairs)
            {
                writer.Line($"LonePair({names[atom]}, {side}, distance: 17);");
            }

            return writer.ToString();
        }

        var scene = drafting.Draw(Figure(molecule));
        var answer = new NumberAnswer(value);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, asked switch
        {
            "all" => [2 * bonding, bonding + lone, 2 * (molecule.Bonds.Length + lone)],
            "bonding" => [2 * bonding, molecule.Bonds.Length, bonding + lone],
            _ => [lone, 2 * bonding, lone + 2],
        }));
        var doubles = molecule.Bonds.Count(b => b.Order == 2);
        var marks = new List<ThinkingStep>();
        if (asked != "lone")
        {
            marks.Add(new ThinkingStep(
                drafting.Say(
                    $"Each line is a pair of shared electrons. I mark the bonds: {molecule.Bonds.Length}{(doubles > 0 ? $", {doubles} of them double, which makes {bonding} pairs" : "")}.",
                    $"Bonding pairs are the lines between atoms, double bonds counting two: {bonding}. I go over them.",
                    $"I trace all bonds; with double ones counted twice there are {bonding} pairs in them."),
                Drawn.Code(molecule.Bonds.Select(b => Drawn.Ring(at[b.A].Towards(at[b.B], 0.5), 7)))));
        }

        if (asked != "bonding")
        {
            marks.Add(new ThinkingStep(
                drafting.Say(
                    $"The dots are lone pairs. I ring {Wording.Count(lone, "pair")}, {2 * lone} electrons.",
                    $"Each pair of dots belongs to one atom only. I ring {Wording.Count(lone, "such pair")}, that is {2 * lone} electrons.",
                    $"Lone pairs, drawn as dots, are ringed: {lone} with {2 * lone} electrons together."),
                Drawn.Code(scene.OfKind("lone-pair").Select(p => Drawn.Ring(p.Points[0], 9, "green")))));
        }

        return new Draft
        {
            FigureCode = Figure(molecule),
            Question = asked switch
            {
                "all" => drafting.Say("How many valence electrons does this Lewis structure show in all?", "Count all valence electrons in the Lewis structure, bonding ones and lone ones.", "What is the total number of valence electrons drawn? (Lines and dots)"),
                "bonding" => drafting.Say("How many bonding electron pairs does this Lewis structure have?", "Count the shared electron pairs of the molecule.", "What is the number of bonding pairs of electrons in the Lewis structure?"),
                _ => drafting.Say("How many non-bonding valence electrons does this Lewis structure show?", "Count the electrons in lone pairs in the molecule drawn.", "What is the number of electrons that take no part in a bond?"),
            },
            Steps = [.. marks],
            Conclusion = asked switch
            {
                "all" => drafting.Say($"2 · {bonding} + {2 * lone} = {value}, so the number of valence electrons is {verdict.Text}.", $"Lines and dots together stand for 2 · {bonding} + 2 · {lone} = {value} electrons: {verdict.Text}."),
                "bonding" => drafting.Say($"So the number of bonding pairs is {verdict.Text}.", $"Counting double bonds twice, the shared pairs number {verdict.Text}."),
                _ => drafting.Say($"2 · {lone} = {value}, so the number of non-bonding electrons is {verdict.Text}.", $"Two electrons in each of the {Wording.Count(lone, "lone pair")} make {verdict.Text}."),
            },
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = asked switch
            {
                "all" => "return 2 * All(\"bond\").Sum(b => b[\"order\"]) + All(\"lone-pair\").Sum(p => p[\"electrons\"]);",
                "bonding" => "return All(\"atom\").Sum(a => a[\"electrons\"]) / 2;",
                _ => "return All(\"lone-pair\").Sum(p => p[\"electrons\"]);",
            },
        };
    }
}
