namespace Flywheel.Synthesis.Figures.Language;

/// <summary>The methods of numbers.</summary>
internal static class NumberMethods
{
    public static IEnumerable<(string Name, int Arguments, Method Method)> All { get; } =
    [
        ("ToString", 0, static (Machine machine, in Value self, ReadOnlySpan<Value> _) => machine.NewText(self.Write())),
        ("ToString", 1, static (Machine machine, in Value self, ReadOnlySpan<Value> arguments) => machine.NewText(Formats.Write(self, TextMethods.Text(arguments[0], "A format")))),
    ];
}
