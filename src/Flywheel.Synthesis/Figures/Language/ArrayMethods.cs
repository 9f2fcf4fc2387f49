namespace Flywheel.Synthesis.Figures.Language;

/// <summary>The methods of arrays, after LINQ's. Each gives a new array, or a value; none changes its target.</summary>
internal static class ArrayMethods
{
    public static IEnumerable<(string Name, int Arguments, Method Method)> All { get; } =
    [
        ("Where", 1, static (Machine m, in Value self, ReadOnlySpan<Value> a) => Value.Of(Arrays.Copy(m, Filter(m, self.AsArray, a[0], "Where")))),
        ("Select", 1, static (Machine m, in Value self, ReadOnlySpan<Value> a) => Arrays.Unify(m, Map(m, self.AsArray, a[0], "Select"), null)),
        ("SelectMany", 1, SelectMany),
        ("Sum", 0, static (Machine m, in Value self, ReadOnlySpan<Value> _) => Sum(m, self.AsArray)),
        ("Sum", 1, static (Machine m, in Value self, ReadOnlySpan<Value> a) => Sum(m, Map(m, self.AsArray, a[0], "Sum"))),
        ("Average", 0, static (Machine m, in Value self, ReadOnlySpan<Value> _) => Average(m, self.AsArray)),
        ("Average", 1, static (Machine m, in Value self, ReadOnlySpan<Value> a) => Average(m, Map(m, self.AsArray, a[0], "Average"))),
        ("Min", 0, static (Machine m, in Value self, ReadOnlySpan<Value> _) => self.AsArray[Extreme(m, self.AsArray, -1, "Min")]),
        ("Max", 0, static (Machine m, in Value self, ReadOnlySpan<Value> _) => self.AsArray[Extreme(m, self.AsArray, 1, "Max")]),
        ("Min", 1, static (Machine m, in Value self, ReadOnlySpan<Value> a) => Map(m, self.AsArray, a[0], "Min") is var keys ? keys[Extreme(m, keys, -1, "Min")] : default),
        ("Max", 1, static (Machine m, in Value self, ReadOnlySpan<Value> a) => Map(m, self.AsArray, a[0], "Max") is var keys ? keys[Extreme(m, keys, 1, "Max")] : default),
        ("MinBy", 1, static (Machine m, in Value self, ReadOnlySpan<Value> a) => self.AsArray[Extreme(m, Map(m, self.AsArray, a[0], "MinBy"), -1, "MinBy")]),
        ("MaxBy", 1, static (Machine m, in Value self, ReadOnlySpan<Value> a) => self.AsArray[Extreme(m, Map(m, self.AsArray, a[0], "MaxBy"), 1, "MaxBy")]),
        ("Count", 0, static (Machine _, in Value self, ReadOnlySpan<Value> _) => Value.Of(self.AsArray.Length)),
        ("Count", 1, static (Machine m, in Value self, ReadOnlySpan<Value> a) => Value.Of(Filter(m, self.AsArray, a[0], "Count").Count)),
        ("Any", 0, static (Machine _, in Value self, ReadOnlySpan<Value> _) => Value.Of(self.AsArray.Length > 0)),
        ("Any", 1, static (Machine m, in Value self, ReadOnlySpan<Value> a) => Value.Of(Position(m, self.AsArray, a[0], "Any", wanted: true) >= 0)),
        ("All", 1, static (Machine m, in Value self, ReadOnlySpan<Value> a) => Value.Of(Position(m, self.AsArray, a[0], "All", wanted: false) < 0)),
        ("First", 0, static (Machine _, in Value self, ReadOnlySpan<Value> _) => self.AsArray is [var first, ..] ? first : throw None("First")),
        ("First", 1, static (Machine m, in Value self, ReadOnlySpan<Value> a) => Position(m, self.AsArray, a[0], "First", wanted: true) is >= 0 and var i ? self.AsArray[i] : throw None("First")),
        ("Last", 0, static (Machine _, in Value self, ReadOnlySpan<Value> _) => self.AsArray is [.., var last] ? last : throw None("Last")),
        ("Last", 1, static (Machine m, in Value self, ReadOnlySpan<Value> a) => Filter(m, self.AsArray, a[0], "Last") is [.., var last] ? last : throw None("Last")),
        ("Single", 0, static (Machine _, in Value self, ReadOnlySpan<Value> _) => self.AsArray is [var only] ? only : throw NotOne(self.AsArray.Length)),
        ("Single", 1, static (Machine m, in Value self, ReadOnlySpan<Value> a) => Filter(m, self.AsArray, a[0], "Single") is var found && found is [var only] ? only : throw NotOne(found.Count)),
        ("Order", 0, static (Machine m, in Value self, ReadOnlySpan<Value> _) => Sort(m, self.AsArray, self.AsArray, 1, "Order")),
        ("OrderDescending", 0, static (Machine m, in Value self, ReadOnlySpan<Value> _) => Sort(m, self.AsArray, self.AsArray, -1, "OrderDescending")),
        ("OrderBy", 1, static (Machine m, in Value self, ReadOnlySpan<Value> a) => Sort(m, self.AsArray, Map(m, self.AsArray, a[0], "OrderBy"), 1, "OrderBy")),
        ("OrderByDescending", 1, static (Machine m, in Value self, ReadOnlySpan<Value> a) => Sort(m, self.AsArray, Map(m, self.AsArray, a[0], "OrderByDescending"), -1, "OrderByDescending")),
        ("Distinct", 0, Distinct),
        ("Contains", 1, static (Machine m, in Value self, ReadOnlySpan<Value> a) => Value.Of(IndexOf(m, self.AsArray, a[0]) >= 0)),
        ("IndexOf", 1, static (Machine m, in Value self, ReadOnlySpan<Value> a) => Value.Of(IndexOf(m, self.AsArray, a[0]))),
        ("Reverse", 0, Reverse),
        ("Take", 1, static (Machine m, in Value self, ReadOnlySpan<Value> a) => Value.Of(Arrays.Copy(m, self.AsArray.AsSpan(0, Bounded(a[0], self.AsArray.Length))))),
        ("Skip", 1, static (Machine m, in Value self, ReadOnlySpan<Value> a) => Value.Of(Arrays.Copy(m, self.AsArray.AsSpan(Bounded(a[0], self.AsArray.Length))))),
        ("Concat", 1, Concat),
        ("Append", 1, static (Machine m, in Value self, ReadOnlySpan<Value> a) => Arrays.Unify(m, Joined(m, self.AsArray, a), null)),
        ("Prepend", 1, static (Machine m, in Value self, ReadOnlySpan<Value> a) => Arrays.Unify(m, Joined(m, [a[0]], self.AsArray), null)),
        ("Aggregate", 1, static (Machine m, in Value self, ReadOnlySpan<Value> a) => self.AsArray is [var first, ..] ? Aggregate(m, first, self.AsArray.AsSpan(1), a[0]) : throw None("Aggregate")),
        ("Aggregate", 2, static (Machine m, in Value self, ReadOnlySpan<Value> a) => Aggregate(m, a[0], self.AsArray, a[1])),
        ("Zip", 2, Zip),
        ("ToArray", 0, static (Machine m, in Value self, ReadOnlySpan<Value> _) => Value.Of(Arrays.Copy(m, self.AsArray))),
    ];

    private static Closure Function(in Value value, string method) => value.Kind == ValueKind.Function
        ? value.AsFunction
        : throw new FigureException($"{method} needs a lambda, not {Words.A(value.Kind)}.", $"Write {method}(x => ...).", FigureErrorKind.Type);

    private static Value[] Items(in Value value, string method) => value.Kind == ValueKind.Array
        ? value.AsArray
        : throw new FigureException($"{method} needs an array, not {Words.A(value.Kind)}.", kind: FigureErrorKind.Type);

    /// <summary>Calls a lambda on an item, and on its index too if the lambda has two parameters.</summary>
    private static Value Apply(Machine machine, Closure function, in Value item, int index) =>
        function.Code.Parameters.Length == 2
            ? function.Code.Call(machine, function, [item, Value.Of(index)])
            : function.Code.Call(machine, function, [item]);

    private static Value[] Map(Machine machine, Value[] items, in Value lambda, string method)
    {
        var function = Function(lambda, method);
        var mapped = machine.NewArray(items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            mapped[i] = Apply(machine, function, items[i], i);
            if (mapped[i].Kind == ValueKind.Nothing)
            {
                throw new FigureException($"The lambda of {method} returns nothing.", kind: FigureErrorKind.Type);
            }
        }

        return mapped;
    }

    private static List<Value> Filter(Machine machine, Value[] items, in Value lambda, string method)
    {
        var function = Function(lambda, method);
        var kept = new List<Value>();
        for (var i = 0; i < items.Length; i++)
        {
            if (Operators.Truth(Apply(machine, function, items[i], i), $"The lambda of {method}"))
            {
                kept.Add(items[i]);
            }
        }

        return kept;
    }

    private static int Position(Machine machine, Value[] items, in Value lambda, string method, bool wanted)
    {
        var function = Function(lambda, method);
        for (var i = 0; i < items.Length; i++)
        {
            if (Operators.Truth(Apply(machine, function, items[i], i), $"The lambda of {method}") == wanted)
            {
                return i;
            }
        }

        return -1;
    }

    private static Value SelectMany(Machine machine, in Value self, ReadOnlySpan<Value> arguments)
    {
        var all = new List<Value>();
        foreach (ref readonly var part in Map(machine, self.AsArray, arguments[0], "SelectMany").AsSpan())
        {
            var items = Items(part, "The lambda of SelectMany");
            machine.RequireLength(all.Count + items.Length);
            machine.Work(items.Length);
            all.AddRange(items);
        }

        return Arrays.Unify(machine, Arrays.Copy(machine, all), null);
    }

    private static Value Sum(Machine machine, Value[] items)
    {
        machine.Work(items.Length);
        var (sum, isInt) = (0.0, true);
        foreach (ref readonly var item in items.AsSpan())
        {
            sum += Operators.Number(item, "What is summed");
            isInt &= item.Kind == ValueKind.Int;
        }

        return isInt ? Operators.Int(sum) : Value.Of(sum);
    }

    private static Value Average(Machine machine, Value[] items)
    {
        machine.Work(items.Length);
        var sum = 0.0;
        foreach (ref readonly var item in items.AsSpan())
        {
            sum += Operators.Number(item, "What is averaged");
        }

        return items.Length > 0 ? Value.Of(sum / items.Length) : throw None("Average");
    }

    /// <summary>The index of the first smallest (sign -1) or largest (sign 1) key.</summary>
    private static int Extreme(Machine machine, Value[] keys, int sign, string method)
    {
        machine.Work(keys.Length);
        if (keys.Length == 0)
        {
            throw None(method);
        }

        var best = 0;
        for (var i = 1; i < keys.Length; i++)
        {
            if (Compare(keys[i], keys[best], method) * sign > 0)
            {
                best = i;
            }
        }

        return keys.Length > 1 ? best : Compare(keys[0], keys[0], method);
    }

    private static int Compare(in Value a, in Value b, string method) => (a.Kind, b.Kind) switch
    {
        (ValueKind.Text, ValueKind.Text) => string.CompareOrdinal(a.AsText, b.AsText),
        _ when a.IsNumber && b.IsNumber => a.Number.CompareTo(b.Number),
        _ => throw new FigureException($"{method} needs numbers or strings, not {Words.A(a.IsNumber || a.Kind == ValueKind.Text ? b.Kind : a.Kind)}.", kind: FigureErrorKind.Type),
    };

    private static Value Sort(Machine machine, Value[] items, Value[] keys, int sign, string method)
    {
        var sorted = machine.NewArray(items.Length);
        machine.Work(items.Length * 16);
        var order = new int[items.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            Compare(keys[i], keys[0], method);
        }

        // Equal keys keep their order, as LINQ promises.
        Array.Sort(order, (i, j) => Compare(keys[i], keys[j], method) is not 0 and var difference ? difference * sign : i.CompareTo(j));
        for (var i = 0; i < order.Length; i++)
        {
            sorted[i] = items[order[i]];
        }

        return Value.Of(sorted);
    }

    private static Value Distinct(Machine machine, in Value self, ReadOnlySpan<Value> arguments)
    {
        machine.Work(self.AsArray.Length * 2);
        var seen = new HashSet<Value>(ValueComparer.Instance);
        var kept = new List<Value>();
        foreach (ref readonly var item in self.AsArray.AsSpan())
        {
            if (seen.Add(item))
            {
                kept.Add(item);
            }
        }

        return Value.Of(Arrays.Copy(machine, kept));
    }

    private static int IndexOf(Machine machine, Value[] items, in Value wanted)
    {
        machine.Work(items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            if (Value.AreEqual(items[i], wanted))
            {
                return i;
            }
        }

        return -1;
    }

    private static Value Reverse(Machine machine, in Value self, ReadOnlySpan<Value> arguments)
    {
        var reversed = Arrays.Copy(machine, self.AsArray);
        Array.Reverse(reversed);
        return Value.Of(reversed);
    }

    private static int Bounded(in Value count, int length) => Math.Clamp(Operators.Whole(count, "A count"), 0, length);

    private static Value Concat(Machine machine, in Value self, ReadOnlySpan<Value> arguments) =>
        Arrays.Unify(machine, Joined(machine, self.AsArray, Items(arguments[0], "Concat")), null);

    private static Value[] Joined(Machine machine, ReadOnlySpan<Value> a, ReadOnlySpan<Value> b)
    {
        var joined = machine.NewArray(a.Length + b.Length);
        a.CopyTo(joined);
        b.CopyTo(joined.AsSpan(a.Length));
        return joined;
    }

    private static Value Aggregate(Machine machine, Value seed, ReadOnlySpan<Value> items, in Value lambda)
    {
        var function = Function(lambda, "Aggregate");
        foreach (ref readonly var item in items)
        {
            seed = function.Code.Call(machine, function, [seed, item]);
        }

        return seed;
    }

    private static Value Zip(Machine machine, in Value self, ReadOnlySpan<Value> arguments)
    {
        var (first, second) = (self.AsArray, Items(arguments[0], "Zip"));
        var function = Function(arguments[1], "Zip");
        var zipped = machine.NewArray(Math.Min(first.Length, second.Length));
        for (var i = 0; i < zipped.Length; i++)
        {
            zipped[i] = function.Code.Call(machine, function, [first[i], second[i]]);
        }

        return Arrays.Unify(machine, zipped, null);
    }

    private static FigureException None(string method) => new($"{method} finds no item.", "Look at what the array holds.");

    private static FigureException NotOne(int count) => new($"Single needs exactly one item, not {count}.");
}
