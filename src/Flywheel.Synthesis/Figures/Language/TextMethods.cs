namespace Flywheel.Synthesis.Figures.Language;

/// <summary>The methods of strings; comparisons are ordinal.</summary>
internal static class TextMethods
{
    public static IEnumerable<(string Name, int Arguments, Method Method)> All { get; } =
    [
        ("ToUpper", 0, static (Machine machine, in Value self, ReadOnlySpan<Value> _) => machine.NewText(self.AsText.ToUpperInvariant())),
        ("ToLower", 0, static (Machine machine, in Value self, ReadOnlySpan<Value> _) => machine.NewText(self.AsText.ToLowerInvariant())),
        ("Trim", 0, static (Machine machine, in Value self, ReadOnlySpan<Value> _) => machine.NewText(self.AsText.Trim())),
        ("ToString", 0, static (Machine _, in Value self, ReadOnlySpan<Value> _) => self),
        ("Contains", 1, static (Machine _, in Value self, ReadOnlySpan<Value> a) => Value.Of(self.AsText.Contains(Text(a[0], "What is looked for"), StringComparison.Ordinal))),
        ("StartsWith", 1, static (Machine _, in Value self, ReadOnlySpan<Value> a) => Value.Of(self.AsText.StartsWith(Text(a[0], "What is looked for"), StringComparison.Ordinal))),
        ("EndsWith", 1, static (Machine _, in Value self, ReadOnlySpan<Value> a) => Value.Of(self.AsText.EndsWith(Text(a[0], "What is looked for"), StringComparison.Ordinal))),
        ("IndexOf", 1, static (Machine _, in Value self, ReadOnlySpan<Value> a) => Value.Of(self.AsText.IndexOf(Text(a[0], "What is looked for"), StringComparison.Ordinal))),
        ("Substring", 1, static (Machine machine, in Value self, ReadOnlySpan<Value> a) => Substring(machine, self.AsText, a[0], null)),
        ("Substring", 2, static (Machine machine, in Value self, ReadOnlySpan<Value> a) => Substring(machine, self.AsText, a[0], a[1])),
        ("Split", 1, Split),
        ("Replace", 2, Replace),
        ("PadLeft", 1, static (Machine machine, in Value self, ReadOnlySpan<Value> a) => Value.Of(self.AsText.PadLeft(Width(machine, a[0])))),
        ("PadRight", 1, static (Machine machine, in Value self, ReadOnlySpan<Value> a) => Value.Of(self.AsText.PadRight(Width(machine, a[0])))),
    ];

    /// <summary>The text of a string.</summary>
    public static string Text(in Value value, string what) => value.Kind == ValueKind.Text
        ? value.AsText
        : throw new FigureException($"{what} must be a string, not {Words.A(value.Kind)}.", kind: FigureErrorKind.Type);

    /// <summary>The characters of a string, each as a string.</summary>
    public static Value[] Characters(Machine machine, string text)
    {
        var items = machine.NewArray(text.Length);
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Value.Of(text[i].ToString());
        }

        return items;
    }

    private static Value Substring(Machine machine, string text, in Value start, Value? length)
    {
        var from = Operators.Whole(start, "The start");
        var count = length is { } given ? Operators.Whole(given, "The length") : text.Length - from;
        return from >= 0 && count >= 0 && from <= text.Length - count
            ? machine.NewText(text.Substring(from, count))
            : throw new FigureException($"Substring({from}{(length is null ? "" : $", {count}")}) is outside of a string of {Words.Count(text.Length, "character")}.");
    }

    private static Value Split(Machine machine, in Value self, ReadOnlySpan<Value> arguments)
    {
        var separator = Text(arguments[0], "A separator");
        if (separator.Length == 0)
        {
            throw new FigureException("A separator cannot be empty.");
        }

        var parts = self.AsText.Split(separator);
        var items = machine.NewArray(parts.Length);
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = machine.NewText(parts[i]);
        }

        return Value.Of(items);
    }

    private static Value Replace(Machine machine, in Value self, ReadOnlySpan<Value> arguments)
    {
        var old = Text(arguments[0], "What is replaced");
        return old.Length > 0
            ? machine.NewText(self.AsText.Replace(old, Text(arguments[1], "What replaces it"), StringComparison.Ordinal))
            : throw new FigureException("What is replaced cannot be empty.");
    }

    private static int Width(Machine machine, in Value value)
    {
        var width = Operators.Whole(value, "A width");
        machine.RequireText(Math.Max(0, width));
        return Math.Max(0, width);
    }
}
