using System.Collections.Immutable;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>
/// Reads a formula of logic such as <c>(A AND B) OR NOT C</c>. Operators of two or more operands need brackets where they are mixed; a chain of
/// one operator makes one gate.
/// </summary>
internal sealed class LogicFormula
{
    private const int MostGates = 12;
    private static readonly string[] Operators = ["AND", "OR", "XOR", "NAND", "NOR", "XNOR"];
    private readonly string[] _tokens;
    private int _at;
    private int _gates;

    /// <summary>Reads a formula.</summary>
    /// <exception cref="FigureException">It is malformed or has too many operators.</exception>
    public LogicFormula(string text)
    {
        _tokens = text.Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Root = Chain(depth: 0);
        if (_at < _tokens.Length)
        {
            throw Malformed($"\"{_tokens[_at]}\" is unexpected");
        }
    }

    /// <summary>The formula as a tree.</summary>
    public Node Root { get; }

    private Node Chain(int depth)
    {
        var operands = ImmutableArray.CreateBuilder<Node>();
        operands.Add(Operand(depth));
        string? type = null;
        while (_at < _tokens.Length && Operators.Contains(_tokens[_at], StringComparer.Ordinal))
        {
            if (type is not null && !string.Equals(type, _tokens[_at], StringComparison.Ordinal))
            {
                throw Malformed($"{type} and {_tokens[_at]} are mixed without brackets");
            }

            type = _tokens[_at++];
            operands.Add(Operand(depth));
        }

        return type is null ? operands[0] : Gate(type, operands.ToImmutable());
    }

    private Node Operand(int depth)
    {
        if (depth > 10)
        {
            throw Malformed("The brackets are nested too deeply");
        }

        var token = _at < _tokens.Length ? _tokens[_at++] : throw Malformed("An operand is missing at the end");
        switch (token)
        {
            case "NOT":
                return Gate("NOT", [Operand(depth + 1)]);
            case "(":
                var inner = Chain(depth + 1);
                if (_at >= _tokens.Length || _tokens[_at++] is not ")")
                {
                    throw Malformed("A closing bracket is missing");
                }

                return inner;
            case ")":
                throw Malformed("An operand is missing before \")\"");
            default:
                return Operators.Contains(token, StringComparer.Ordinal) ? throw Malformed($"An operand is missing before {token}") : new Node("", token, []);
        }
    }

    private Node Gate(string type, ImmutableArray<Node> operands)
    {
        if (++_gates > MostGates)
        {
            throw new FigureException($"A formula has at most {MostGates} operators.", kind: FigureErrorKind.Budget);
        }

        return operands.Length <= 4 ? new Node(type, "", operands) : throw Malformed($"{type} has more than four operands");
    }

    private static FigureException Malformed(string what) =>
        new($"{what} in the formula.", "Write it as in (A AND B) OR NOT C, with brackets wherever operators are mixed.");

    /// <summary>A gate or an input.</summary>
    /// <param name="Type">The gate's type; empty for an input.</param>
    /// <param name="Input">The input's name; empty for a gate.</param>
    /// <param name="Operands">What the gate reads.</param>
    public sealed record Node(string Type, string Input, ImmutableArray<Node> Operands)
    {
        /// <summary>Gates on the longest way to an input.</summary>
        public int Height => Operands.IsEmpty ? 0 : 1 + Operands.Max(o => o.Height);

        /// <summary>References to inputs.</summary>
        public int Leaves => Operands.IsEmpty ? 1 : Operands.Sum(o => o.Leaves);
    }
}
