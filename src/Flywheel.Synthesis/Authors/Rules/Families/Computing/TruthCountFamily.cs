using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Computing;

/// <summary>For how many inputs a logic circuit gives out 1. The step writes the truth table's rows that do beside the circuit.</summary>
internal sealed class TruthCountFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "truth-table-rows";

    /// <inheritdoc />
    public override string FigureKind => "logic-circuit";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Logic and Patterns", "Truth tables", "Equivalence laws and gates"),
        new("Computer Science", "Boolean algebra", "Logic gates"),
        new("Engineering and Technology", "Digital logic", "Reliability and safety"),
        new("Algebra", "Boolean and relational algebra"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var term = LogicTerm.Draw(random, 3);
        if (term.Height() is < 2 or > 3 || term.Gates().Count() > 5)
        {
            throw new DraftException("The circuit is too small or too deep.");
        }

        var names = random.Pick<string[]>([["A", "B", "C"], ["P", "Q", "R"], ["X", "Y", "Z"]]);
        var output = random.Pick<string>(["Out", "F", "L"]);
        var rows = Enumerable.Range(0, 8).Select(r => new[] { (r & 4) != 0, (r & 2) != 0, (r & 1) != 0 }).ToArray();
        var ones = rows.Where(term.Evaluate).Select(Word).ToArray();
        if (ones.Length is 0 or 8)
        {
            throw new DraftException("The output never changes.");
        }

        var wanted = random.Chance(0.75);
        var listed = wanted ? ones : rows.Select(Word).Except(ones).ToArray();
        var opening = drafting.Begin(560, 110 + (52 * term.Leaves())).ToString().TrimEnd();
        var answer = new NumberAnswer(listed.Length);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, 8 - listed.Length, listed.Length + 1, listed.Length - 1));
        var bit = wanted ? 1 : 0;
        var inverted = term.Type switch { "AND" => "NAND", "NAND" => "AND", "OR" => "NOR", "NOR" => "OR", _ => "" };
        return new Draft
        {
            FigureCode = Figure(opening, output, term, names),
            Question = drafting.Say(
                $"For how many of the eight combinations of {Wording.List(names)} does the circuit give {output} = {bit}?",
                $"In how many rows of this circuit's truth table is {output} equal to {bit}?",
                $"Each input can be 0 or 1. Count the combinations for which {output} is {bit}."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I go through the eight rows of the truth table, trace each through the gates, and write down those with {output} = {bit}, as {string.Concat(names)}: {Wording.List(listed)}.",
                        $"From 000 to 111 I work out {output}. It is {bit} for {string.Concat(names)} = {Wording.List(listed)}, which I list beside the circuit.",
                        $"The circuit computes {term.Write(names)}. Checking all rows, {output} = {bit} for {string.Concat(names)} = {Wording.List(listed)}."),
                    string.Join('\n', listed.Select((w, i) => FigureWriter.Code($"Text({w}, {430 + (i % 3 * 46)}, {30 + (i / 3 * 22)}, size: 16, color: \"accent\", style: \"mono\");")))),
            ],
            Conclusion = drafting.Say(
                $"The list has {Wording.Count(listed.Length, "row")}, the other {8 - listed.Length} give {1 - bit}. The number is {verdict.Text}.",
                $"These are the combinations {Wording.List(listed)}; their number is {verdict.Text}.",
                $"Counting the rows written down gives {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                var names = All("logic-input").Select(i => i.Name);
                var last = All("logic-wire").First(w => w["to"] == All("logic-output").First(o => true).Name)["from"];
                var row = 0;
                int Bit(string name)
                {
                    if (names.Contains(name)) { return row / (int)Math.Pow(2, names.IndexOf(name)) % 2; }
                    var gate = Find("gate", name);
                    var ones = All("logic-wire").Where(w => w["to"] == name).Sum(w => Bit(w["from"]));
                    var type = gate["type"];
                    if (type == "AND") { return ones == gate["inputs"] ? 1 : 0; }
                    if (type == "NAND") { return ones == gate["inputs"] ? 0 : 1; }
                    if (type == "OR") { return ones > 0 ? 1 : 0; }
                    if (type == "XOR") { return ones == 1 ? 1 : 0; }
                    return ones == 0 ? 1 : 0;
                }
                var count = 0;
                for (row = 0; row < 8; row++)
                {
                    if (Bit(last) == {{bit}}) { count++; }
                }
                return count;
                """,
            Variant = inverted.Length == 0 ? null : new Variant(Figure(opening, output, term with { Type = inverted }, names), answer with { Number = 8 - listed.Length }),
        };
    }

    private static string Figure(string opening, string output, LogicTerm term, string[] names) =>
        new FigureWriter().Line(new FigureWriter.Raw(opening)).Line($"LogicDiagram({output}, {term.Write(names)}, {names.AsEnumerable()}, y: 30);").ToString();

    private static string Word(bool[] row) => string.Concat(row.Select(b => b ? '1' : '0'));
}
