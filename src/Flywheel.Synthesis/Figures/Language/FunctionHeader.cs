using System.Collections.Immutable;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>What a call of a local function or tool must know: its name, its parameters' names, and which may be left out.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Parameters">The parameters' names, in order.</param>
/// <param name="Required">How many come without a default; they come first.</param>
internal sealed record FunctionHeader(string Name, ImmutableArray<string> Parameters, int Required)
{
    /// <summary>How it is called: <c>Name(a, b, [c])</c>.</summary>
    public string Signature => $"{Name}({string.Join(", ", Parameters.Select((p, i) => i < Required ? p : $"[{p}]"))})";
}
