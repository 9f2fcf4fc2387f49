namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>
/// Makes a public static method part of the figure language under its own name. Its first parameter is the <see cref="Sketch"/>; the others
/// are numbers (double or int), bools, strings, points, elements, arrays of these, arrays of arrays, or functions of numbers, and may have
/// defaults. It returns nothing or one of these. Overloads are told apart by number and types of arguments. Its doc comment becomes the
/// entry of the language's reference page.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PrimitiveAttribute : Attribute;
