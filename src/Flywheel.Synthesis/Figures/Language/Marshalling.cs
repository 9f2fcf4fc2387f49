using System.Globalization;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>Turns values into arguments of primitives and back.</summary>
internal static class Marshalling
{
    private const int Refused = 1_000;
    private static readonly object True = true;
    private static readonly object False = false;

    /// <summary>The language's type for a parameter's.</summary>
    /// <exception cref="ArgumentException">The language has none: the primitive is declared wrongly.</exception>
    public static TypeSpec SpecOf(Type type) => type switch
    {
        _ when type == typeof(double) => new TypeSpec(ValueKind.Double),
        _ when type == typeof(int) => new TypeSpec(ValueKind.Int),
        _ when type == typeof(bool) => new TypeSpec(ValueKind.Bool),
        _ when type == typeof(string) => new TypeSpec(ValueKind.Text),
        _ when type == typeof(Point) => new TypeSpec(ValueKind.Point),
        _ when type == typeof(Element) => new TypeSpec(ValueKind.Element),
        _ when type == typeof(Func<double, double>) => new TypeSpec(ValueKind.Function),
        { IsArray: true } => new TypeSpec(ValueKind.Array, SpecOf(type.GetElementType()!)),
        _ => throw new ArgumentException($"A primitive cannot have a parameter of type {type}.", nameof(type)),
    };

    /// <summary>How far a value is from a type: 0 for the same, more for a conversion, negative where there is none.</summary>
    public static int Distance(in Value value, TypeSpec type)
    {
        var distance = Cost(value, type);
        return distance >= Refused ? -1 : distance;
    }

    /// <summary>The value as an argument.</summary>
    /// <exception cref="FigureException">It is of another type.</exception>
    public static object ToClr(in Value value, TypeSpec type, Machine machine, string name)
    {
        switch (type.Kind)
        {
            case ValueKind.Double when value.IsNumber:
                return value.Number;
            case ValueKind.Int when value.Kind == ValueKind.Int || (value.Kind == ValueKind.Double && TypeSpec.IsWhole(value.Number)):
                return (int)value.Number;
            case ValueKind.Bool when value.Kind == ValueKind.Bool:
                return value.IsTrue ? True : False;
            case ValueKind.Text when value.Kind == ValueKind.Text:
                return value.AsText;
            case ValueKind.Text when value.IsNumber:
                return Write(value);
            case ValueKind.Point when value.Kind == ValueKind.Point:
                return value.AsPoint;
            case ValueKind.Element when value.Kind == ValueKind.Element:
                return value.AsElement;
            case ValueKind.Function when value.Kind == ValueKind.Function:
                return ToFunction(value.AsFunction, machine, name);
            case ValueKind.Array when value.Kind == ValueKind.Array:
                return ToArray(value.AsArray, type.Item!, machine, name);
            default:
                throw new FigureException($"{name} must be {type.WithArticle()}, not {Describe(value)}.", kind: FigureErrorKind.Type);
        }
    }

    /// <summary>What a primitive returned.</summary>
    public static Value FromClr(object? result, Machine machine) => result switch
    {
        null => default,
        double number => Value.Of(number),
        int number => Value.Of(number),
        bool flag => Value.Of(flag),
        string text => machine.NewText(text),
        Point point => Value.Of(point),
        Element element => Value.Of(element),
        Array array => FromArray(array, machine),
        _ => throw new InvalidOperationException($"A primitive returned a {result.GetType()}."),
    };

    private static Value FromArray(Array array, Machine machine)
    {
        var items = machine.NewArray(array.Length);
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = FromClr(array.GetValue(i), machine);
        }

        return Value.Of(items);
    }

    private static int Cost(in Value value, TypeSpec type)
    {
        if (type.Kind == ValueKind.Array && value.Kind == ValueKind.Array)
        {
            var worst = 0;
            foreach (ref readonly var item in value.AsArray.AsSpan())
            {
                worst = Math.Max(worst, Cost(item, type.Item!));
            }

            return worst;
        }

        return (type.Kind, value.Kind) switch
        {
            var (wanted, actual) when wanted == actual => 0,
            (ValueKind.Double, ValueKind.Int) => 1,
            (ValueKind.Int, ValueKind.Double) => TypeSpec.IsWhole(value.Number) ? 2 : Refused,
            (ValueKind.Text, ValueKind.Int or ValueKind.Double) => 4,
            _ => Refused,
        };
    }

    // Labels such as 3.3000000000000003 are never meant.
    private static string Write(in Value number) =>
        number.Kind == ValueKind.Int ? number.Write() : number.Number.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Describe(in Value value) => value.Kind switch
    {
        ValueKind.Double => $"{value.Number:0.######}",
        ValueKind.Array when value.AsArray.Length > 0 => $"an array whose first item is {Words.A(value.AsArray[0].Kind)}",
        ValueKind.Array => "an empty array",
        _ => Words.A(value.Kind),
    };

    private static Func<double, double> ToFunction(Closure function, Machine machine, string name)
    {
        if (function.Code.Parameters.Length != 1)
        {
            throw new FigureException($"{name} must be a function of one number, such as x => x * x.", kind: FigureErrorKind.Type);
        }

        var position = machine.Position;
        return x =>
        {
            var result = function.Code.Call(machine, function, [Value.Of(x)]);
            machine.Step(position);
            return Operators.Number(result, $"The result of {name}");
        };
    }

    private static object ToArray(Value[] items, TypeSpec type, Machine machine, string name)
    {
        machine.Allocate(items.Length);
        machine.Work(items.Length);
        return type.Kind switch
        {
            ValueKind.Double => Fill<double>(items, type, machine, name),
            ValueKind.Int => Fill<int>(items, type, machine, name),
            ValueKind.Bool => Fill<bool>(items, type, machine, name),
            ValueKind.Text => Fill<string>(items, type, machine, name),
            ValueKind.Point => Fill<Point>(items, type, machine, name),
            ValueKind.Element => Fill<Element>(items, type, machine, name),
            ValueKind.Function => Fill<Func<double, double>>(items, type, machine, name),
            _ => FillArrays(items, type, machine, name),
        };
    }

    private static T[] Fill<T>(Value[] items, TypeSpec type, Machine machine, string name)
    {
        var array = new T[items.Length];
        for (var i = 0; i < array.Length; i++)
        {
            array[i] = (T)Item(items[i], i, type, machine, name);
        }

        return array;
    }

    private static Array FillArrays(Value[] items, TypeSpec type, Machine machine, string name)
    {
        var array = Array.CreateInstance(ClrOf(type), items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            array.SetValue(Item(items[i], i, type, machine, name), i);
        }

        return array;
    }

    private static object Item(in Value item, int index, TypeSpec type, Machine machine, string name) =>
        Distance(item, type) >= 0
            ? ToClr(item, type, machine, name)
            : throw new FigureException($"Item {index} of {name} must be {type.WithArticle()}, not {Describe(item)}.", kind: FigureErrorKind.Type);

    private static Type ClrOf(TypeSpec type) => type.Kind switch
    {
        ValueKind.Double => typeof(double),
        ValueKind.Int => typeof(int),
        ValueKind.Bool => typeof(bool),
        ValueKind.Text => typeof(string),
        ValueKind.Point => typeof(Point),
        ValueKind.Element => typeof(Element),
        ValueKind.Function => typeof(Func<double, double>),
        _ => ClrOf(type.Item!).MakeArrayType(),
    };
}
