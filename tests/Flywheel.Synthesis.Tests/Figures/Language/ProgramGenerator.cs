using System.Globalization;
using System.Text;
using Flywheel.Synthesis.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Language;

/// <summary>Makes random programs: mostly well-formed and well-typed, over the whole vocabulary, with extreme values now and then.</summary>
internal sealed class ProgramGenerator(int seed)
{
    private static readonly string[] Numbers = ["0", "1", "2", "-1", "0.5", "100", "224", "350.25", "1e9", "-1e9", "2000000000", "1e300", "0.0 / 0", "1.0 / 0", "-1.0 / 0", "1e-300"];
    private static readonly string[] Words = ["\"A\"", "\"B\"", "\"red\"", "\"accent\"", "\"\"", "\"12 cm\"", "\"and\"", "\"e4\"", "\"a-b\"", "\"x\".PadLeft(1999)", "\"\\u202e\"", "\"°\"", "\"C:4 q\"", "\"H2O\"", "\"a > b\""];

    private readonly Random _random = new(seed);
    private readonly List<(string Name, ValueKind Kind)> _variables = [];
    private int _names;
    private int _budget = 60;

    /// <summary>A program of statements.</summary>
    public string Program()
    {
        var code = new StringBuilder();
        if (_random.Next(3) > 0)
        {
            code.Append("Canvas(448, 448);\n");
        }

        for (var i = _random.Next(1, 14); i > 0; i--)
        {
            code.Append(Statement(2)).Append('\n');
        }

        return code.ToString();
    }

    /// <summary>Answer code.</summary>
    public string Answer() => _random.Next(2) == 0 ? Query() : $"var x = {Query()};\nreturn {Expression(ValueKind.Double, 2)};";

    /// <summary>A call of a primitive or query, each argument of its type.</summary>
    public string Call(Callable callable)
    {
        var arguments = new List<string>();
        foreach (var parameter in callable.Parameters)
        {
            if (!parameter.IsOptional)
            {
                arguments.Add(Argument(parameter.Type));
            }
            else if (_random.Next(4) == 0)
            {
                arguments.Add($"{parameter.Name}: {Argument(parameter.Type)}");
            }
        }

        return $"{callable.Name}({string.Join(", ", arguments)})";
    }

    /// <summary>A call with mild arguments, but for one.</summary>
    /// <param name="callable">The primitive or query.</param>
    /// <param name="extreme">Position of the parameter that gets the extreme value.</param>
    /// <param name="value">A number.</param>
    public string Call(Callable callable, int extreme, string value)
    {
        var parameters = callable.Parameters.Where((p, i) => i == extreme || !p.IsOptional);
        return $"{callable.Name}({string.Join(", ", parameters.Select(p => $"{p.Name}: {(p == callable.Parameters[extreme] ? Extreme(p.Type, value) : Mild(p.Type))}"))})";
    }

    private static string Extreme(TypeSpec type, string value) => type.Kind switch
    {
        ValueKind.Point => $"new Point({value}, 100)",
        ValueKind.Array => $"[{Extreme(type.Item!, value)}, {Extreme(type.Item!, "3")}, {Extreme(type.Item!, "40")}, {Extreme(type.Item!, value.StartsWith('-') ? value[1..] : $"-{value}")}]",
        ValueKind.Function => $"x => {value} * x",
        ValueKind.Text => "\"A\"",
        ValueKind.Bool => "true",
        ValueKind.Element => "Segment(100, 100, 200, 150)",
        _ => value,
    };

    private string Mild(TypeSpec type) => type.Kind switch
    {
        ValueKind.Array => $"[{string.Join(", ", Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Mild(type.Item!)))}]",
        ValueKind.Int => _random.Next(1, 8).ToString(CultureInfo.InvariantCulture),
        ValueKind.Double => _random.Next(1, 300).ToString(CultureInfo.InvariantCulture),
        ValueKind.Text => Pick(["\"A\"", "\"B\"", "\"blue\"", "\"R1-R2\"", "\"x^2\"", "\"up\""]),
        _ => Leaf(type.Kind),
    };

    private string Query()
    {
        var all = FigureVocabulary.Instance.Answering.Values;
        return Call(Pick(Pick(all).All));
    }

    private string Statement(int depth)
    {
        if (--_budget < 0)
        {
            return ";";
        }

        switch (_random.Next(depth > 0 ? 14 : 8))
        {
            case 0 or 1 or 2 or 3:
                return $"{Call(Pick(Pick([.. FigureVocabulary.Instance.Drawing.Values.OrderBy(o => o.Name, StringComparer.Ordinal)]).All))};";
            case 4 or 5 or 6:
                var kind = Kind();
                var declared = $"var v{++_names} = {Expression(kind, 3)};";
                _variables.Add(($"v{_names}", kind));
                return declared;
            case 7:
                return _variables.Count == 0 ? ";" : $"{Pick(_variables).Name} {Pick(["=", "+=", "-=", "*=", "/="])} {Expression(Kind(), 2)};";
            case 8:
                return $"if ({Expression(ValueKind.Bool, 2)}) {Block(depth)} else {Block(depth)}";
            case 9:
                return $"for (var i{++_names} = 0; i{_names} < {Pick(["3", "10", "100000"])}; i{_names}++) {Block(depth)}";
            case 10:
                return $"foreach (var e{++_names} in {Array(ValueKind.Double, 2)}) {Block(depth)}";
            case 11:
                return $"while ({Expression(ValueKind.Bool, 2)}) {Block(depth)}";
            case 12:
                var name = $"F{++_names}";
                return $"double {name}(double a, double b = 2) {{ {Statement(depth - 1)} return {Pick(["a", "b", "a + b", $"{name}(a - 1)", $"a > 0 ? {name}(a - 1, b) : b"])}; }}\n{name}({Number()});";
            default:
                return $"switch ({Expression(ValueKind.Int, 1)}) {{ case 1: {Statement(0)} break; default: {Statement(0)} break; }}";
        }
    }

    private string Block(int depth)
    {
        var count = _variables.Count;
        var body = string.Join(' ', Enumerable.Range(0, _random.Next(3)).Select(_ => Statement(depth - 1)));
        _variables.RemoveRange(count, _variables.Count - count);
        return $"{{ {body} {(_random.Next(6) == 0 ? "break;" : "")} }}";
    }

    private string Argument(TypeSpec type) => _random.Next(40) == 0
        ? Expression(Kind(), 1)
        : type.Kind switch
        {
            ValueKind.Array => $"[{string.Join(", ", Enumerable.Range(0, _random.Next(6)).Select(_ => Argument(type.Item!)))}]",
            ValueKind.Function => Pick(["x => x * x", "x => Math.Sin(x) * 3", "x => 1 / x", "x => Math.Sqrt(x)", "x => 0.0 / 0", "x => x > 0 ? 1e300 : -1e300"]),
            ValueKind.Int => Pick(["0", "1", "2", "3", "4", "7", "12", "-1", "2000", "2000000000", "-2000000000"]),
            ValueKind.Double when _random.Next(3) > 0 => _random.Next(1, 440).ToString(CultureInfo.InvariantCulture),
            ValueKind.Text when _random.Next(3) == 0 => Pick(["\"up\"", "\"left\"", "\"solid\"", "\"blue\"", "\"K\"", "\"n1\"", "\"2\"", "\"x^2\"", "\"A|B\"", "\"R1-R2\""]),
            _ => Expression(type.Kind, 2),
        };

    private string Expression(ValueKind kind, int depth)
    {
        var fitting = _variables.Where(v => v.Kind == kind).ToList();
        if (fitting.Count > 0 && _random.Next(3) == 0)
        {
            return Pick(fitting).Name;
        }

        if (depth == 0)
        {
            return Leaf(kind);
        }

        return (kind, _random.Next(5)) switch
        {
            (ValueKind.Double or ValueKind.Int, 0) => $"{Expression(kind, depth - 1)} {Pick(["+", "-", "*", "/", "%"])} {Expression(kind, depth - 1)}",
            (ValueKind.Double, 1) => $"Math.{Pick([.. MathFunctions.Names])}({Number()}{Pick(["", ", 2"])})",
            (ValueKind.Double, 2) => $"{Array(ValueKind.Double, depth)}.{Pick(["Sum()", "Max()", "Min()", "Average()", "First()", "Last(x => x > 1)", "Aggregate((a, b) => a * b)", "Count()"])}",
            (ValueKind.Bool, 0 or 1) => $"{Expression(ValueKind.Double, depth - 1)} {Pick(["<", ">", "<=", ">=", "==", "!="])} {Expression(ValueKind.Double, depth - 1)}",
            (ValueKind.Bool, 2) => $"{Expression(kind, depth - 1)} {Pick(["&&", "||", "^"])} {Expression(kind, depth - 1)}",
            (ValueKind.Text, 0) => $"$\"{{{Expression(ValueKind.Double, depth - 1)}:{Pick(["0.##", "F2", "N0", "Q", "000000"])}}} cm\"",
            (ValueKind.Text, 1) => $"{Expression(kind, depth - 1)} + {Expression(Kind(), depth - 1)}",
            (ValueKind.Text, 2) => $"{Expression(kind, depth - 1)}.{Pick(["ToUpper()", "Trim()", "Substring(1)", "Replace(\"a\", \"b\")", "PadLeft(9)"])}",
            (ValueKind.Point, 0) => $"{Expression(kind, depth - 1)} {Pick(["+", "-"])} {Expression(kind, depth - 1)}",
            (ValueKind.Point, 1) => $"Polar({Number()}, {Number()})",
            (ValueKind.Array, _) => Array(ValueKind.Double, depth),
            (_, 4) => $"({Expression(ValueKind.Bool, depth - 1)} ? {Expression(kind, depth - 1)} : {Expression(kind, depth - 1)})",
            _ => Leaf(kind),
        };
    }

    private string Array(ValueKind kind, int depth) => _random.Next(4) switch
    {
        0 => $"Range({Pick(["0", "1", "-3"])}, {Pick(["0", "3", "10", "2000"])})",
        1 when depth > 0 => $"{Array(kind, depth - 1)}.{Pick(["Where(x => x > 1)", "Select(x => x * 2)", "OrderBy(x => -x)", "Distinct()", "Reverse()", "Take(2)", "Skip(1)", "Concat([1])"])}",
        _ => $"[{string.Join(", ", Enumerable.Range(0, _random.Next(5)).Select(_ => Leaf(kind)))}]",
    };

    private string Leaf(ValueKind kind) => kind switch
    {
        ValueKind.Int => _random.Next(-3, 20).ToString(CultureInfo.InvariantCulture),
        ValueKind.Bool => Pick(["true", "false"]),
        ValueKind.Text => Pick(Words),
        ValueKind.Point => $"new Point({Number()}, {Number()})",
        ValueKind.Element => $"Segment({Number()}, {Number()}, {Number()}, {Number()})",
        ValueKind.Array => "[1, 2, 3]",
        ValueKind.Function => "x => x + 1",
        _ => Number(),
    };

    private string Number() => _random.Next(5) == 0 ? Pick(Numbers) : _random.Next(1, 440).ToString(CultureInfo.InvariantCulture);

    private ValueKind Kind() => Pick([ValueKind.Int, ValueKind.Double, ValueKind.Bool, ValueKind.Text, ValueKind.Point, ValueKind.Array]);

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
