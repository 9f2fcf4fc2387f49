namespace Flywheel.Synthesis.Figures.Language;

/// <summary>A parameter of a primitive or query.</summary>
/// <param name="Name">Its name, for named arguments.</param>
/// <param name="Type">What it takes.</param>
/// <param name="IsOptional">Whether it has a default.</param>
/// <param name="Default">The default.</param>
internal sealed record Parameter(string Name, TypeSpec Type, bool IsOptional, object? Default);
