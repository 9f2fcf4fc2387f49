using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Molecules;

/// <summary>The hydrogen atoms of a skeletal formula. The steps mark the corners and write the hydrogen at each.</summary>
internal sealed class HydrogenCountFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "skeletal-hydrogens";

    /// <inheritdoc />
    public override string FigureKind => "molecule-structure";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Chemistry", "Naming and drawing organic molecules", "Hydrocarbons and crude oil", "Functional groups and mechanisms"),
        new("Biology", "Biological molecules"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var ring = random.Chance(0.35);
        var groups = random.Pick<string>(["", "", "OH", "O", "NH2", "OH OH", "OH O"]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var plain = Skeleton.Grow(random, ring ? random.Range(6, 9) : random.Range(4, 8), ring, 0.7);
        var molecule = plain.WithDoubleBonds(random, random.Range(0, ring ? 3 : 2)).WithGroups(random, groups);
        var sheet = Sheet.Begin(drafting);
        var at = molecule.Fit(sheet, random.Chance(0.5), random.Range(0, 5));
        var count = Enumerable.Range(0, molecule.Atoms.Length).Sum(molecule.Hydrogens);
        var carbons = molecule.Atoms.Count(a => a == "C");
        var answer = new NumberAnswer(count);
        var corners = Enumerable.Range(0, molecule.Atoms.Length).Where(i => molecule.Atoms[i] == "C").ToArray();
        var written = count - corners.Sum(molecule.Hydrogens);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, (2 * carbons) + 2, 2 * carbons, count - written, count + 2));
        var saturated = molecule with { Bonds = [.. molecule.Bonds.Select(b => b.Order == 2 && molecule.Atoms[b.A] == "C" && molecule.Atoms[b.B] == "C" ? b with { Order = 1 } : b)] };
        var gained = 2 * (molecule.DoubleBonds - saturated.DoubleBonds);
        var groupsOf = corners.GroupBy(molecule.Hydrogens).Where(g => g.Key > 0).OrderBy(g => g.Key).Select(g => $"{g.Count()} · {g.Key}").ToArray();
        var total = string.Join(" + ", written > 0 ? [.. groupsOf, $"{written}"] : groupsOf);
        return new Draft
        {
            FigureCode = molecule.Draw(sheet.Writer(), at).ToString(),
            Question = drafting.Say(
                "How many hydrogen atoms does one molecule of this compound have?",
                "The skeletal formula leaves out the hydrogen at carbon. Count all hydrogen atoms of the molecule.",
                "What is the number of hydrogen atoms in the molecule drawn, the implied ones included?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"Every corner and every free end of the zigzag is a carbon atom. I mark them: {carbons}.",
                        $"I put a dot on each carbon atom, that is on corners and ends of lines; there are {carbons}.",
                        $"First the carbon atoms, which are not written: {carbons} corners and ends, dotted now."),
                    Drawn.Code(corners.Select(i => FigureWriter.Code($"Dot({at[i]}, radius: 5, color: \"accent\");")))),
                new ThinkingStep(
                    drafting.Say(
                        "Carbon has four bonds; what the drawing does not use goes to hydrogen. I write that number at each corner.",
                        "At each carbon I fill up to four bonds with hydrogen and note how many it takes.",
                        "Four minus the lines that end at a carbon gives its hydrogen atoms, written beside it."),
                    Drawn.Code(corners.Select(i => Drawn.Label($"{molecule.Hydrogens(i)}", at[i], "red")))),
            ],
            Conclusion = drafting.Say(
                $"{(written > 0 ? $"Together with the {written} written in the groups: " : "In all: ")}{total} = {count}. The number of hydrogen atoms is {verdict.Text}.",
                $"Adding up, {total} = {count}, so there are this many hydrogen atoms: {verdict.Text}.",
                $"The sum {total}{(written > 0 ? $", with {written} from the written groups," : "")} gives {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                var bonds = All("bond");
                var used = (a => bonds.Where(b => Distance(b.Points[0], a.Position) < 1 || Distance(b.Points[1], a.Position) < 1).Sum(b => b["order"]));
                return All("atom").Sum(a => a.Text == "" ? 4 - used(a) : a["hydrogens"]);
                """,
            Variant = gained > 0 ? new Variant(saturated.Draw(sheet.Writer(), at).ToString(), answer with { Number = count + gained }) : null,
        };
    }
}
