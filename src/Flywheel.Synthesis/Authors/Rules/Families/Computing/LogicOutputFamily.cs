using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Computing;

/// <summary>What a logic circuit gives out, or how many of its gates give out 1, for inputs shown. The step writes a bit at every gate.</summary>
internal sealed class LogicOutputFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "logic-output";

    /// <inheritdoc />
    public override string FigureKind => "logic-circuit";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Computer Science", "Logic gates", "Combinational circuits"),
        new("Engineering and Technology", "Digital logic"),
        new("Electricity and Magnetism", "Logic gates"),
        new("Logic and Patterns", "Equivalence laws and gates"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var count = random.Range(3, 4);
        var term = LogicTerm.Draw(random, count);
        if (term.Height() is < 2 or > 4 || term.Gates().Count() is < 3 or > 6)
        {
            throw new DraftException("The circuit is too small or too deep.");
        }

        var names = random.Pick<string[]>([["A", "B", "C", "D"], ["P", "Q", "R", "S"], ["W", "X", "Y", "Z"]])[..count];
        var inputs = names.Select(_ => random.Chance(0.5)).ToArray();
        var output = random.Pick<string>(["Out", "F", "L"]);
        var opening = drafting.Begin(Math.Max(480, 140 + (28 * count) + (100 * term.Height())), 110 + (52 * term.Leaves())).ToString().TrimEnd();
        var code = Figure(opening, output, term, names, inputs);
        var scene = drafting.Draw(code);
        var bits = term.Gates().Select(g => g.Evaluate(inputs)).ToArray();
        var kind = random.Next(3);
        var ones = bits.Count(b => b);
        var word = string.Concat(bits.Select(b => b ? '1' : '0'));
        var value = kind == 0 ? Bit(bits[^1]) : ones;
        var answer = new NumberAnswer(value);
        var verdict = kind == 0 ? new Verdict(answer, []) : Verdict.Maybe(drafting, answer, drafting.Near(answer, bits.Length - ones, ones + 1, ones - 1), chance: 0.5);
        var given = Wording.List(names.Select((n, i) => $"{n} = {Bit(inputs[i])}"));
        return new Draft
        {
            FigureCode = code,
            Question = kind == 0
                ? drafting.Say(
                    $"Which bit does the circuit give out at {output} for the inputs shown?",
                    $"The inputs of the logic circuit carry the values written at the top. What is the value of {output}?",
                    $"Work out {output} (0 or 1) from the values at the inputs.")
                : drafting.Say(
                    "For the inputs shown, how many of the gates have an output of 1?",
                    "The values of the inputs are written at the top. At how many gates is the output 1?",
                    $"Find the output of every gate, the one at {output} included. How many of them are 1?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"With {given}, I go through the gates from left to right and write each output at its gate.",
                        $"Every gate only needs its own inputs, so I work from the inputs ({given}) to the right and note the bits.",
                        $"I put in {given} and mark at each gate what comes out."),
                    Marks(scene, bits)),
            ],
            Conclusion = kind == 0
                ? drafting.Say(
                    $"The last gate, which feeds {output}, gives out {verdict.Text}.",
                    $"The bit written at the gate before {output} is {verdict.Text}.",
                    $"So the value at {output} is {verdict.Text}.")
                : drafting.Say(
                    $"The bits are {string.Join(", ", word.ToCharArray())}, so the number of ones is {verdict.Text}.",
                    $"Among the {bits.Length} bits written down, {string.Join(", ", word.ToCharArray())}, the ones number {verdict.Text}.",
                    $"Counting the ones gives {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                {{Evaluator}}
                return {{(kind == 0 ? "Bit(All(\"logic-wire\").First(w => w[\"to\"] == All(\"logic-output\").First(o => true).Name)[\"from\"])" : "All(\"gate\").Sum(g => Bit(g.Name))")}};
                """,
            Variant = kind == 0 && term.Type.Length > 0 ? Opposite(opening, output, term, names, inputs, answer) : null,
        };
    }

    /// <summary>Answer code that finds the bit of an input or gate by following the wires.</summary>
    internal const string Evaluator = """
        int Bit(string name)
        {
            if (Exists("logic-input", name)) { return (int)Find("logic-input", name).Value; }
            var gate = Find("gate", name);
            var ones = All("logic-wire").Where(w => w["to"] == name).Sum(w => Bit(w["from"]));
            var type = gate["type"];
            var all = ones == gate["inputs"];
            var plain = type == "AND" || type == "NAND" ? all : type == "OR" || type == "NOR" ? ones > 0 : type == "NOT" ? ones == 1 : ones == 1;
            var inverted = type == "NAND" || type == "NOR" || type == "NOT";
            return plain != inverted ? 1 : 0;
        }
        """;

    /// <summary>The circuit with its last gate replaced by the inverted one, which inverts the output.</summary>
    private static Variant? Opposite(string opening, string output, LogicTerm term, string[] names, bool[] inputs, NumberAnswer answer)
    {
        var inverted = term.Type switch { "AND" => "NAND", "NAND" => "AND", "OR" => "NOR", "NOR" => "OR", _ => "" };
        return inverted.Length == 0
            ? null
            : new Variant(Figure(opening, output, term with { Type = inverted }, names, inputs), answer with { Number = 1 - answer.Number });
    }

    private static string Figure(string opening, string output, LogicTerm term, string[] names, bool[] inputs) =>
        new FigureWriter().Line(new FigureWriter.Raw(opening))
            .Line($"LogicDiagram({output}, {term.Write(names)}, {names.Select((n, i) => $"{n}={Bit(inputs[i])}")});")
            .ToString();

    private static string Marks(Scene scene, bool[] bits)
    {
        var writer = new FigureWriter();
        for (var i = 0; i < bits.Length; i++)
        {
            var gate = scene.Find("gate", $"G{i + 1}")!;
            writer.Line($"Text({(bits[i] ? "1" : "0")}, {Layout.Whole(gate.Points[1] + new Point(-1, -13))}, size: 17, color: \"accent\", style: \"bold\");");
        }

        return writer.ToString().TrimEnd();
    }

    private static int Bit(bool value) => value ? 1 : 0;
}
