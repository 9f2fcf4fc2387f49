namespace Flywheel.Synthesis.Figures.Language;

/// <summary>A method of arrays, strings, points, elements or numbers.</summary>
internal delegate Value Method(Machine machine, in Value self, ReadOnlySpan<Value> arguments);
