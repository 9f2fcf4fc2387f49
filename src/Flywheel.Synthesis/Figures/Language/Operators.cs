namespace Flywheel.Synthesis.Figures.Language;

/// <summary>The arithmetic, comparison and logic of values. Two ints give an int, as in C#; an int result out of range is an error.</summary>
internal static class Operators
{
    public static Value Add(Machine machine, in Value a, in Value b)
    {
        if (a.Kind == ValueKind.Double || b.Kind == ValueKind.Double)
        {
            if (a.IsNumber && b.IsNumber)
            {
                return Value.Of(a.Number + b.Number);
            }
        }
        else if (a.Kind == ValueKind.Int && b.Kind == ValueKind.Int)
        {
            return Int(a.Number + b.Number);
        }

        if (a.Kind == ValueKind.Text || b.Kind == ValueKind.Text)
        {
            var (left, right) = (a.Write(), b.Write());
            machine.RequireText(left.Length + right.Length);
            return Value.Of(left + right);
        }

        return a.Kind == ValueKind.Point && b.Kind == ValueKind.Point ? Value.Of(a.AsPoint + b.AsPoint) : throw Mismatch("+", a, b);
    }

    public static Value Subtract(Machine machine, in Value a, in Value b)
    {
        if (a.IsNumber && b.IsNumber)
        {
            return a.Kind == ValueKind.Int && b.Kind == ValueKind.Int ? Int(a.Number - b.Number) : Value.Of(a.Number - b.Number);
        }

        return a.Kind == ValueKind.Point && b.Kind == ValueKind.Point ? Value.Of(a.AsPoint - b.AsPoint) : throw Mismatch("-", a, b);
    }

    public static Value Multiply(Machine machine, in Value a, in Value b)
    {
        if (a.IsNumber && b.IsNumber)
        {
            return a.Kind == ValueKind.Int && b.Kind == ValueKind.Int ? Int(a.Number * b.Number) : Value.Of(a.Number * b.Number);
        }

        return (a.Kind, b.Kind) switch
        {
            (ValueKind.Point, ValueKind.Int or ValueKind.Double) => Value.Of(a.AsPoint * b.Number),
            (ValueKind.Int or ValueKind.Double, ValueKind.Point) => Value.Of(b.AsPoint * a.Number),
            _ => throw Mismatch("*", a, b),
        };
    }

    public static Value Divide(Machine machine, in Value a, in Value b)
    {
        if (a.Kind == ValueKind.Int && b.Kind == ValueKind.Int)
        {
            RequireDivisor(b);
            return Int(Math.Truncate(a.Number / b.Number));
        }

        if (a.IsNumber && b.IsNumber)
        {
            return Value.Of(a.Number / b.Number);
        }

        return a.Kind == ValueKind.Point && b.IsNumber ? Value.Of(a.AsPoint * (1 / b.Number)) : throw Mismatch("/", a, b);
    }

    public static Value Remainder(Machine machine, in Value a, in Value b)
    {
        if (a.Kind == ValueKind.Int && b.Kind == ValueKind.Int)
        {
            RequireDivisor(b);
            return Int(a.Number % b.Number);
        }

        return a.IsNumber && b.IsNumber ? Value.Of(a.Number % b.Number) : throw Mismatch("%", a, b);
    }

    public static Value Less(Machine machine, in Value a, in Value b) => Value.Of(Numbers("<", a, b) && a.Number < b.Number);

    public static Value LessOrEqual(Machine machine, in Value a, in Value b) => Value.Of(Numbers("<=", a, b) && a.Number <= b.Number);

    public static Value Greater(Machine machine, in Value a, in Value b) => Value.Of(Numbers(">", a, b) && a.Number > b.Number);

    public static Value GreaterOrEqual(Machine machine, in Value a, in Value b) => Value.Of(Numbers(">=", a, b) && a.Number >= b.Number);

    public static Value Equal(Machine machine, in Value a, in Value b) => Value.Of(Comparable("==", a, b) && Value.AreEqual(a, b));

    public static Value NotEqual(Machine machine, in Value a, in Value b) => Value.Of(Comparable("!=", a, b) && !Value.AreEqual(a, b));

    public static Value And(Machine machine, in Value a, in Value b) => Bitwise("&", a, b, static (x, y) => x & y);

    public static Value Or(Machine machine, in Value a, in Value b) => Bitwise("|", a, b, static (x, y) => x | y);

    public static Value Xor(Machine machine, in Value a, in Value b) => Bitwise("^", a, b, static (x, y) => x ^ y);

    public static Value ShiftLeft(Machine machine, in Value a, in Value b) => Value.Of(Whole("<<", a, b, a) << Whole("<<", a, b, b));

    public static Value ShiftRight(Machine machine, in Value a, in Value b) => Value.Of(Whole(">>", a, b, a) >> Whole(">>", a, b, b));

    public static Value Negate(in Value value) => value.Kind switch
    {
        ValueKind.Int => Int(-value.Number),
        ValueKind.Double => Value.Of(-value.Number),
        ValueKind.Point => Value.Of(value.AsPoint * -1),
        _ => throw new FigureException($"- does not apply to {Words.A(value.Kind)}.", kind: FigureErrorKind.Type),
    };

    /// <summary>The number of an int or a double.</summary>
    public static double Number(in Value value, string what) => value.IsNumber
        ? value.Number
        : throw new FigureException($"{what} must be a number, not {Words.A(value.Kind)}.", kind: FigureErrorKind.Type);

    /// <summary>The truth of a bool.</summary>
    public static bool Truth(in Value value, string what) => value.Kind == ValueKind.Bool
        ? value.IsTrue
        : throw new FigureException($"{what} must be true or false, not {Words.A(value.Kind)}.", kind: FigureErrorKind.Type);

    /// <summary>The whole number of an int, or of a double without fraction.</summary>
    public static int Whole(in Value value, string what)
    {
        if (value.Kind == ValueKind.Int || (value.Kind == ValueKind.Double && TypeSpec.IsWhole(value.Number)))
        {
            return (int)value.Number;
        }

        var actual = value.Kind == ValueKind.Double ? $"{value.Number:0.######}" : Words.A(value.Kind);
        throw new FigureException($"{what} must be an int, not {actual}.", kind: FigureErrorKind.Type);
    }

    /// <summary>An int result; refused where C# would wrap around.</summary>
    public static Value Int(double number) => number is >= int.MinValue and <= int.MaxValue
        ? Value.Of((int)number)
        : throw new FigureException("The result is too large for an int.", "Write one of the numbers with a decimal point, such as 2.0.");

    private static bool Numbers(string symbol, in Value a, in Value b) => a.IsNumber && b.IsNumber ? true : throw Mismatch(symbol, a, b);

    private static bool Comparable(string symbol, in Value a, in Value b) =>
        (a.Kind == b.Kind && a.Kind != ValueKind.Nothing) || (a.IsNumber && b.IsNumber) ? true : throw Mismatch(symbol, a, b);

    private static Value Bitwise(string symbol, in Value a, in Value b, Func<int, int, int> operation) =>
        a.Kind == ValueKind.Bool && b.Kind == ValueKind.Bool
            ? Value.Of(operation(a.IsTrue ? 1 : 0, b.IsTrue ? 1 : 0) != 0)
            : Value.Of(operation(Whole(symbol, a, b, a), Whole(symbol, a, b, b)));

    private static int Whole(string symbol, in Value a, in Value b, in Value which) => which.Kind == ValueKind.Int ? which.AsInt : throw Mismatch(symbol, a, b);

    private static void RequireDivisor(in Value divisor)
    {
        if (divisor.Number == 0)
        {
            throw new FigureException("Division by zero.", "Two ints are divided as ints.");
        }
    }

    private static FigureException Mismatch(string symbol, in Value a, in Value b) =>
        new($"{symbol} does not apply to {Words.A(a.Kind)} and {Words.A(b.Kind)}.", kind: FigureErrorKind.Type);
}
