using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Molecules;

/// <summary>The longest carbon chain of a branched alkane, as a number or as the name that it gives. The step traces and numbers it.</summary>
internal sealed class LongestChainFamily : ProblemFamily
{
    private static readonly string[] Names = ["", "methane", "ethane", "propane", "butane", "pentane", "hexane", "heptane", "octane", "nonane", "decane", "undecane", "dodecane"];

    /// <inheritdoc />
    public override string Name => "longest-chain";

    /// <inheritdoc />
    public override string FigureKind => "molecule-structure";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Chemistry", "Naming and drawing organic molecules", "Isomerism", "Hydrocarbons and crude oil"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var molecule = Skeleton.Grow(random, random.Range(6, 11), ring: false, 0.6);
        var chain = molecule.LongestChain();
        var branches = molecule.Atoms.Length - chain.Length;
        if (branches == 0 || chain.Length is < 4 or > 10)
        {
            throw new DraftException("The molecule has no branch, or its chain has no easy name.");
        }

        var asksName = random.Chance(0.4);
        var sheet = Sheet.Begin(drafting);
        var at = molecule.Fit(sheet, random.Chance(0.5), random.Range(0, 5));
        var answer = new NumberAnswer(chain.Length);
        var verdict = asksName
            ? Verdict.Maybe(drafting, new TextAnswer(Names[chain.Length]), new[] { chain.Length - 1, chain.Length + 1, molecule.Atoms.Length, chain.Length - 2, chain.Length + 2 }.Distinct().Where(n => n != chain.Length).Select(n => new TextAnswer(Names[n])))
            : Verdict.Maybe(drafting, answer, new[] { chain.Length - 1, chain.Length + 1, molecule.Atoms.Length, chain.Length + 2, chain.Length - 2 }.Distinct().Select(n => new NumberAnswer(n)));
        var path = chain.Select(i => at[i]).ToArray();
        return new Draft
        {
            FigureCode = molecule.Draw(sheet.Writer(), at).ToString(),
            Question = asksName
                ? drafting.Say(
                    "Which alkane gives this branched hydrocarbon the stem of its name, according to the longest carbon chain?",
                    "The systematic name of the compound rests on its longest chain. Which unbranched alkane is that?",
                    "Name the parent alkane, that is the unbranched alkane with as many carbon atoms as the longest chain.")
                : drafting.Say(
                    "How many carbon atoms does the longest chain of this hydrocarbon have?",
                    "Find the longest continuous carbon chain in the skeletal formula. How many carbon atoms are in it?",
                    "What is the number of carbon atoms in the main chain of the compound?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        "I look for the longest way through the corners without going back; it need not run straight across the page. I trace it.",
                        "Starting at each free end, I follow the lines as far as possible. The longest way is marked.",
                        "Among all ways from end to end I choose the one with the most corners and highlight it."),
                    FigureWriter.Code($"Trail({Wording.Points(path)});")),
                new ThinkingStep(
                    drafting.Say(
                        $"I number the carbon atoms on it from one end to the other and get to {chain.Length}; {Wording.Count(branches, "carbon atom")} {(branches == 1 ? "lies" : "lie")} in side chains.",
                        $"Numbering the corners along it, I reach {chain.Length}. Left over in branches: {branches}.",
                        $"The numbers along the marked way run to {chain.Length}, with {branches} of the {molecule.Atoms.Length} carbon atoms outside it."),
                    Drawn.Code(path.Select((p, i) => FigureWriter.Code($"Circle({p}, 9.5, color: \"red\", fill: \"paper\", opacity: 1, width: 1.4);\nText({$"{i + 1}"}, {p}, size: 12, color: \"red\");")))),
            ],
            Conclusion = asksName
                ? drafting.Say($"The alkane with {chain.Length} carbon atoms in a row is {verdict.Text}.", $"{chain.Length} carbon atoms: the parent is {verdict.Text}.")
                : drafting.Say($"So the number of carbon atoms in the longest chain is {verdict.Text}.", $"The main chain's number of carbon atoms is {verdict.Text}.", $"No other way has more; the answer is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var bonds = All("bond").Select(b => b.Name.Split("-"));
                var end = All("atom")[0].Name;
                var length = 0;
                foreach (var pass in Range(1, 2))
                {
                    var reached = [end];
                    var front = [end];
                    length = 0;
                    while (front.Length > 0)
                    {
                        length = length + 1;
                        end = front[0];
                        front = bonds.Where(b => front.Contains(b[0]) != front.Contains(b[1])).Select(b => front.Contains(b[0]) ? b[1] : b[0]).Where(n => !reached.Contains(n));
                        reached = reached.Concat(front);
                    }
                }
                return {{(asksName ? "[\"butane\", \"pentane\", \"hexane\", \"heptane\", \"octane\", \"nonane\", \"decane\"][length - 4]" : "length")}};
                """,
        };
    }
}
