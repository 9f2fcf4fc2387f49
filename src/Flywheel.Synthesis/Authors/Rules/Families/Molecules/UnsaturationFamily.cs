using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Molecules;

/// <summary>The degree of unsaturation of a skeletal formula: rings and second bonds. The steps mark both.</summary>
internal sealed class UnsaturationFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "unsaturation";

    /// <inheritdoc />
    public override string FigureKind => "molecule-structure";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Chemistry", "Hydrocarbons and crude oil", "Naming and drawing organic molecules", "Spectroscopy", "Functional groups and mechanisms"),
        new("Biology", "Biological molecules"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var ring = random.Chance(0.6);
        var grown = Skeleton.Grow(random, ring ? random.Range(7, 10) : random.Range(5, 9), ring, 0.65);
        var molecule = grown.WithDoubleBonds(random, random.Range(0, 3)).WithGroups(random, [.. random.Pick<string>(["", "OH", "O", "O", "O OH", "NH2"]).Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        var degree = molecule.Rings + molecule.DoubleBonds;
        if (degree == 0 || degree > 5)
        {
            throw new DraftException("The molecule is saturated.");
        }

        var asksHydrogen = random.Chance(0.4) && molecule.Bonds.Any(b => b.Order == 2 && molecule.Atoms[b.B] == "C");
        var carbonDoubles = molecule.Bonds.Count(b => b.Order == 2 && molecule.Atoms[b.A] == "C" && molecule.Atoms[b.B] == "C");
        var value = asksHydrogen ? carbonDoubles : degree;
        var sheet = Sheet.Begin(drafting);
        var at = molecule.Fit(sheet, random.Chance(0.5), random.Range(0, 5));
        var answer = new NumberAnswer(value);
        var verdict = Verdict.Maybe(drafting, answer, new[] { degree, molecule.DoubleBonds, carbonDoubles, value + 1, value + 2, value + 3 }.Where(v => v >= 0).Select(v => new NumberAnswer(v)));
        var doubles = molecule.Bonds.Where(b => b.Order == 2 && (!asksHydrogen || molecule.Atoms[b.B] == "C")).Select(b => Drawn.Highlight(at[b.A], at[b.B])).ToArray();
        var steps = new List<ThinkingStep>();
        if (doubles.Length > 0)
        {
            steps.Add(new ThinkingStep(
                asksHydrogen
                    ? drafting.Say(
                        $"Hydrogen is added to double bonds between carbon atoms. I highlight these: {carbonDoubles}.",
                        $"I look for C=C bonds and mark them; there {(carbonDoubles == 1 ? "is" : "are")} {carbonDoubles}.",
                        $"Only double bonds between corners count here, not C=O. I mark {carbonDoubles}.")
                    : drafting.Say(
                        $"Each double bond counts one. I highlight them: {doubles.Length}.",
                        $"First the double bonds, C=O included: I mark {doubles.Length}.",
                        $"I go over all double bonds and find {doubles.Length}."),
                Drawn.Code(doubles)));
        }

        if (!asksHydrogen && molecule.Rings > 0)
        {
            steps.Add(new ThinkingStep(
                doubles.Length > 0
                    ? drafting.Say("The ring, which I fill, counts one as well.", "A ring counts one, too; there is a single one, filled now.", "I add one for the ring, which I fill with colour.")
                    : drafting.Say("There is no double bond, but a ring, which counts one; I fill it.", "All bonds are single. The ring, filled now, counts one.", "No bond is double, so only the ring counts, which I fill with colour."),
                FigureWriter.Code($"Polygon({Wording.Points(at.Take(6))}, color: \"red\", fill: \"red\", opacity: 0.2, width: 1);")));
        }

        var fewer = molecule with { Bonds = [.. molecule.Bonds.Select((b, i) => b.Order == 2 && molecule.Atoms[b.B] == "C" && i == Array.FindIndex(molecule.Bonds, x => x.Order == 2 && molecule.Atoms[x.B] == "C") ? b with { Order = 1 } : b)] };
        return new Draft
        {
            FigureCode = molecule.Draw(sheet.Writer(), at).ToString(),
            Question = asksHydrogen
                ? drafting.Say(
                    "How many molecules of hydrogen (H₂) does one molecule of this compound take up when all its C=C double bonds are hydrogenated?",
                    "With a catalyst all C=C bonds of the compound react with hydrogen. How many H₂ are needed for each molecule?",
                    "Find the number of H₂ molecules that saturate all carbon–carbon double bonds of the molecule drawn.")
                : drafting.Say(
                    "What is the degree of unsaturation of this compound (rings plus π bonds)?",
                    "How many degrees of unsaturation does the molecule have? Count rings and double bonds.",
                    "Find the number of rings and double bonds together in the molecule drawn."),
            Steps = [.. steps],
            Conclusion = asksHydrogen
                ? drafting.Say($"Each takes up one H₂, so the number needed is {verdict.Text}.", $"One H₂ for each marked bond: {verdict.Text}.")
                : drafting.Say(
                    $"{doubles.Length} + {molecule.Rings} = {degree}, so the degree of unsaturation is {verdict.Text}.",
                    $"Double bonds and rings together, {doubles.Length} + {molecule.Rings}, make {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = asksHydrogen
                ? "return All(\"bond\").Count(b => b[\"order\"] == 2 && !b.Name.Contains(\"O\"));"
                : "return All(\"bond\").Sum(b => b[\"order\"]) - All(\"atom\").Length + 1;",
            Variant = fewer.DoubleBonds < molecule.DoubleBonds ? new Variant(fewer.Draw(sheet.Writer(), at).ToString(), answer with { Number = value - 1 }) : null,
        };
    }
}
