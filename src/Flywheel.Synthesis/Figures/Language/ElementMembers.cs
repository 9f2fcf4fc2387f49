using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>What a program can ask an element.</summary>
internal static class ElementMembers
{
    public static IEnumerable<(string Name, int Arguments, Method Method)> Methods { get; } =
    [
        ("Has", 1, static (Machine machine, in Value self, ReadOnlySpan<Value> arguments) => Value.Of(Read(machine, self.AsElement).Find(TextMethods.Text(arguments[0], "A key")) is not null)),
    ];

    /// <summary>Notes that the answer rests on an element.</summary>
    public static Element Read(Machine machine, Element element) => machine.Reader is { } reader ? reader.Read(element) : element;

    /// <summary>The fact of that name: a number or a text.</summary>
    public static Value Fact(Machine machine, Element element, in Value key)
    {
        var name = TextMethods.Text(key, "An element's key");
        return Read(machine, element).Find(name) is { } fact
            ? fact.IsNumber ? Value.Of(fact.Number) : Value.Of(fact.Text)
            : throw Missing(element, name);
    }

    /// <summary>The number under <c>value</c>.</summary>
    public static double Number(Machine machine, Element element) =>
        Read(machine, element).Find("value") is { IsNumber: true } fact ? fact.Number : throw Missing(element, "value");

    /// <summary>The first number in the visible text.</summary>
    public static double VisibleNumber(Machine machine, Element element) =>
        TextNumber.First(Read(machine, element).Text) ?? throw new FigureException($"{Describe(element)} shows no number.");

    private static FigureException Missing(Element element, string key)
    {
        var keys = element.Values.Select(v => v.Key).ToList();
        return new FigureException(
            $"{Describe(element)} has no \"{Words.Clip(key)}\".",
            Spelling.Suggest(key, keys) ?? (keys.Count > 0 ? $"It has {Words.Clip(string.Join(", ", keys), 120)}." : null),
            FigureErrorKind.Name);
    }

    private static string Describe(Element element) => $"The {element.Kind}{(element.Name.Length > 0 ? $" \"{Words.Clip(element.Name)}\"" : "")}";
}
