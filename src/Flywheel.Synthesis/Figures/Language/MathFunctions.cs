using System.Collections.Frozen;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>The functions and constants of <c>Math</c>, as C# has them.</summary>
internal static class MathFunctions
{
    private const int MostDigits = 15;

    private static readonly FrozenDictionary<(string Name, int Arguments), Function> Functions = Table();

    public static FrozenDictionary<string, double> Constants { get; } =
        new Dictionary<string, double>(StringComparer.Ordinal) { ["PI"] = Math.PI, ["E"] = Math.E, ["Tau"] = Math.Tau }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Sorted: the order of the table differs from process to process.</summary>
    public static IEnumerable<string> Names => Functions.Keys.Select(k => k.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    public static bool Exists(string name) => Functions.Keys.Any(k => k.Name == name);

    /// <summary>How many arguments it takes, in words.</summary>
    public static string Arity(string name) => string.Join(" or ", Functions.Keys.Where(k => k.Name == name).Select(k => k.Arguments).Order());

    public static Function? Find(string name, int arguments) => Functions.GetValueOrDefault((name, arguments));

    /// <summary>Whether ints give an int.</summary>
    public static bool KeepsInts(string name) => name is "Abs" or "Max" or "Min" or "Clamp";

    private static FrozenDictionary<(string Name, int Arguments), Function> Table()
    {
        var table = new Dictionary<(string, int), Function>();
        Add(Math.Sqrt, Math.Cbrt, Math.Exp, Math.Log10, Math.Log2, Math.Sin, Math.Cos, Math.Tan, Math.Asin, Math.Acos, Math.Atan);
        Add(Math.Sinh, Math.Cosh, Math.Tanh, Math.Floor, Math.Ceiling, Math.Truncate);
        table[("Log", 1)] = One("Math.Log", Math.Log);
        table[("Round", 1)] = One("Math.Round", Math.Round);
        table[("Pow", 2)] = Two("Math.Pow", Math.Pow);
        table[("Atan2", 2)] = Two("Math.Atan2", Math.Atan2);
        table[("Log", 2)] = Two("Math.Log", Math.Log);
        table[("IEEERemainder", 2)] = Two("Math.IEEERemainder", Math.IEEERemainder);
        table[("Round", 2)] = Round;
        table[("Sign", 1)] = static values => Value.Of(Math.Sign(NotNaN(values[0], "Math.Sign")));
        table[("Abs", 1)] = static values => Same(values, "Math.Abs", Math.Abs(Operators.Number(values[0], "The argument of Math.Abs")));
        table[("Max", 2)] = static values => Same(values, "Math.Max", Math.Max(Operators.Number(values[0], "An argument of Math.Max"), Operators.Number(values[1], "An argument of Math.Max")));
        table[("Min", 2)] = static values => Same(values, "Math.Min", Math.Min(Operators.Number(values[0], "An argument of Math.Min"), Operators.Number(values[1], "An argument of Math.Min")));
        table[("Clamp", 3)] = Clamp;
        return table.ToFrozenDictionary();

        void Add(params ReadOnlySpan<Func<double, double>> functions)
        {
            foreach (var function in functions)
            {
                table[(function.Method.Name, 1)] = One($"Math.{function.Method.Name}", function);
            }
        }
    }

    private static Function One(string name, Func<double, double> function)
    {
        var what = $"The argument of {name}";
        return values => Value.Of(function(Operators.Number(values[0], what)));
    }

    private static Function Two(string name, Func<double, double, double> function)
    {
        var what = $"An argument of {name}";
        return values => Value.Of(function(Operators.Number(values[0], what), Operators.Number(values[1], what)));
    }

    private static Value Round(ReadOnlySpan<Value> values)
    {
        var digits = Operators.Whole(values[1], "The decimals of Math.Round");
        return digits is >= 0 and <= MostDigits
            ? Value.Of(Math.Round(Operators.Number(values[0], "The argument of Math.Round"), digits))
            : throw new FigureException($"Rounding to {digits} decimals is out of range.", $"Use 0 to {MostDigits}.");
    }

    private static Value Clamp(ReadOnlySpan<Value> values)
    {
        var (low, high) = (NotNaN(values[1], "Math.Clamp"), NotNaN(values[2], "Math.Clamp"));
        return low <= high
            ? Same(values, "Math.Clamp", Math.Clamp(Operators.Number(values[0], "The argument of Math.Clamp"), low, high))
            : throw new FigureException($"Math.Clamp needs its lower bound first: {low:0.###} is above {high:0.###}.");
    }

    private static double NotNaN(in Value value, string name)
    {
        var number = Operators.Number(value, $"An argument of {name}");
        return double.IsNaN(number) ? throw new FigureException($"{name} does not take a number that is undefined.", "Look for a division by zero or a root of a negative number.") : number;
    }

    private static Value Same(ReadOnlySpan<Value> values, string name, double result)
    {
        foreach (ref readonly var value in values)
        {
            if (Operators.Number(value, $"An argument of {name}") is var _ && value.Kind == ValueKind.Double)
            {
                return Value.Of(result);
            }
        }

        return Operators.Int(result);
    }

    internal delegate Value Function(ReadOnlySpan<Value> arguments);
}
