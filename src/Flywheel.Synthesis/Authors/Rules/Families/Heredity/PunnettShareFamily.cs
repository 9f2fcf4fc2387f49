using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Heredity;

/// <summary>The gametes of two parents around an empty Punnett square; the chance of a kind of offspring is asked for. The steps fill the cells and ring those that count.</summary>
internal sealed class PunnettShareFamily : ProblemFamily
{
    private static readonly (string Letter, string Strong, string Weak, string Being)[] Traits =
    [
        ("A", "flowers along the stem", "flowers at the tip", "pea plant"), ("B", "rough fur", "smooth fur", "guinea pig"), ("T", "tall stems", "short stems", "pea plant"),
        ("R", "round seeds", "wrinkled seeds", "pea plant"), ("H", "long hair", "short hair", "mouse"), ("G", "full pods", "pinched pods", "pea plant"),
    ];

    /// <inheritdoc />
    public override string Name => "punnett-share";

    /// <inheritdoc />
    public override string FigureKind => "pedigree-chart";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Biology", "Monohybrid crosses"),
        new("Health and Medicine", "Inherited disease"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (letter, strong, weak, being) = random.Pick<(string, string, string, string)>([.. Traits]);
        var small = letter.ToLowerInvariant();
        if (drafting.Domain == "Health and Medicine")
        {
            (strong, weak, being) = ("healthy", "ill", "child");
        }

        var first = random.Pick<string[]>([[letter, small], [letter, small], [letter, letter], [small, small]]);
        var second = random.Pick<string[]>([[letter, small], [small, letter], [small, small], [letter, letter]]);
        var asked = random.Range(0, 3);
        var counted = first.SelectMany(a => second, (a, b) => a + b).Count(Counts);
        bool Counts(string genotype)
        {
            var upper = genotype.Count(char.IsUpper);
            return asked switch { 0 => upper == 0, 1 => upper > 0, 2 => upper == 1, _ => upper == 2 };
        }

        if (counted is 0 or 4)
        {
            throw new DraftException("The chance is 0 or 1.");
        }

        var sheet = Sheet.BeginUnlined(drafting, random.Range(400, 470), random.Range(330, 400));
        var cell = random.Range(88, 108);
        var (x, y) = (Math.Round((sheet.Width - (2 * cell)) / 2) + 14, Math.Round((sheet.Height - (2 * cell)) / 2) + 4);
        string Figure(string[] top) => sheet.Writer()
            .Line($"PunnettSquare({top}, {second}, {x}, {y}, cell: {cell}, filled: false);")
            .Line($"Text({$"{letter}: {strong}, {small}: {weak}"}, {sheet.Width / 2}, {sheet.Height - 20}, size: 15);")
            .ToString();
        var scene = drafting.Draw(Figure(first));
        var percent = random.Chance(0.5);
        Answer answer = percent ? new NumberAnswer(25 * counted, "%") : new TextAnswer(counted == 2 ? "1/2" : $"{counted}/4");
        var verdict = Verdict.Maybe(drafting, answer, percent
            ? new[] { 25, 50, 75, 100 }.Select(p => new NumberAnswer(p, "%"))
            : new[] { "1/4", "1/2", "3/4", "1/3" }.Select(t => new TextAnswer(t)), 0.5);
        var kind = asked switch
        {
            0 => weak == "ill" ? "is ill" : $"has {weak}",
            1 => strong == "healthy" ? "is healthy" : $"has {strong}",
            2 => $"has the genotype {letter}{small}",
            _ => $"has the genotype {letter}{letter}",
        };
        var cells = scene.OfKind("offspring").ToArray();
        var how = percent ? "in percent" : "as a fraction in lowest terms";
        return new Draft
        {
            FigureCode = Figure(first),
            Question = drafting.Say(
                $"The gametes of two parents stand around the square; {letter} is dominant over {small}. What is the probability, {how}, that a {being} from this cross {kind}?",
                $"Fill in the Punnett square, in which {letter} dominates {small}. How likely is it that a {being} {kind}? Answer {how}.",
                $"Allele {letter} is dominant. Find the chance, {how}, that a {being} of these parents {kind}."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"Each cell takes one allele from above and one from the left. I fill in {Wording.List(cells.Select(c => c.Name))}.",
                        $"I combine the gametes cell by cell, row by row: {Wording.List(cells.Select(c => c.Name))}.",
                        $"Writing the pairs into the cells gives {Wording.List(cells.Select(c => c.Name))}."),
                    Drawn.Code(cells.Select(c => Drawn.Note(c.Name, c.Points[0], 24)))),
                new ThinkingStep(
                    drafting.Say(
                        $"The condition holds in {counted} of the 4 cells; I ring {(counted == 1 ? "it" : "them")}.",
                        $"Ringed {(counted == 1 ? "is the cell" : "are the cells")} that {(counted == 1 ? "counts" : "count")}: {counted} of 4.",
                        $"I ring every cell where the {being} {kind}: {counted}."),
                    Drawn.Code(cells.Where(c => Counts(c.Name)).Select(c => Drawn.Ring(c.Points[0], 30, "green", 3)))),
            ],
            Conclusion = drafting.Say(
                $"All four cells are equally likely, so the probability is {verdict.Text}.",
                $"{counted} of 4 equally likely cells make {verdict.Text}.",
                $"That gives a chance of {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var top = All("gamete").Where(g => g["side"] == "top").Select(g => g.Name);
                var left = All("gamete").Where(g => g["side"] == "left").Select(g => g.Name);
                var dominant = top.Select(a => left.Select(b => (a == a.ToUpper() ? 1 : 0) + (b == b.ToUpper() ? 1 : 0)));
                var count = dominant.Sum(row => row.Count(n => {{asked switch { 0 => "n == 0", 1 => "n > 0", 2 => "n == 1", _ => "n == 2" }}}));
                return {{(percent ? "25 * count" : "count == 2 ? \"1/2\" : $\"{count}/4\"")}};
                """,
        };
    }
}
