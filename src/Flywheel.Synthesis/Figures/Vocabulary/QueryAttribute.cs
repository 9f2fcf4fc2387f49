namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>
/// Makes a public static method a function of the figure language that computes instead of drawing. One whose first parameter is a
/// <see cref="SceneReader"/> reads the picture and is for answer code only; the others are for figures and steps as well, where no
/// primitive has the same name. Parameters, results and doc comments as for <see cref="PrimitiveAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class QueryAttribute : Attribute;
