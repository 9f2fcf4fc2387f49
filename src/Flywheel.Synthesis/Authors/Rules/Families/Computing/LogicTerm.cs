using Flywheel.Knowledge.Random;

namespace Flywheel.Synthesis.Authors.Rules.Families.Computing;

/// <summary>A formula of logic: an input, or a gate over others.</summary>
/// <param name="Type">The gate's type; empty for an input.</param>
/// <param name="Input">The input's number; -1 for a gate.</param>
/// <param name="Operands">What the gate reads.</param>
internal sealed record LogicTerm(string Type, int Input, LogicTerm[] Operands)
{
    /// <summary>Its value for inputs.</summary>
    public bool Evaluate(bool[] inputs)
    {
        if (Input >= 0)
        {
            return inputs[Input];
        }

        var ones = Operands.Count(o => o.Evaluate(inputs));
        return Type switch
        {
            "AND" => ones == Operands.Length,
            "NAND" => ones < Operands.Length,
            "OR" => ones > 0,
            "NOR" => ones == 0,
            "XOR" => ones % 2 == 1,
            _ => ones == 0,
        };
    }

    /// <summary>The formula as the <c>LogicDiagram</c> primitive reads it.</summary>
    public string Write(string[] names) => Input >= 0
        ? names[Input]
        : Type == "NOT"
            ? $"NOT {Bracketed(Operands[0], names)}"
            : string.Join($" {Type} ", Operands.Select(o => Bracketed(o, names)));

    /// <summary>The gates in the order in which the primitive numbers them: operands before the gate, the upper one first.</summary>
    public IEnumerable<LogicTerm> Gates() => Input >= 0 ? [] : [.. Operands.SelectMany(o => o.Gates()), this];

    /// <summary>A formula at random in which every input occurs.</summary>
    public static LogicTerm Draw(SeededRandom random, int inputs)
    {
        var parts = random.Shuffled(Enumerable.Range(0, inputs)).Select(i => Maybe(random, Leaf(i), 0.3)).ToList();
        if (random.Chance(0.4))
        {
            parts.Add(Leaf(random.Next(inputs)));
        }

        while (parts.Count > 1)
        {
            var at = random.Next(parts.Count - 1);
            var joined = new LogicTerm(random.Pick<string>(["AND", "AND", "OR", "OR", "XOR", "NAND", "NOR"]), -1, [parts[at], parts[at + 1]]);
            parts.RemoveAt(at + 1);
            parts[at] = parts.Count > 1 ? Maybe(random, joined, 0.15) : joined;
        }

        return parts[0];
    }

    /// <summary>References to inputs.</summary>
    public int Leaves() => Input >= 0 ? 1 : Operands.Sum(o => o.Leaves());

    /// <summary>Gates on the longest way to an input.</summary>
    public int Height() => Input >= 0 ? 0 : 1 + Operands.Max(o => o.Height());

    private static LogicTerm Leaf(int input) => new("", input, []);

    private static LogicTerm Maybe(SeededRandom random, LogicTerm term, double chance) => random.Chance(chance) ? new LogicTerm("NOT", -1, [term]) : term;

    private static string Bracketed(LogicTerm term, string[] names) => term.Input >= 0 ? names[term.Input] : $"({term.Write(names)})";
}
