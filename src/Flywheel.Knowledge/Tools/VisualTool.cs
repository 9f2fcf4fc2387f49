using Flywheel.Knowledge.Storage;

namespace Flywheel.Knowledge.Tools;

/// <summary>A visual tool: a documented function of the figure language that draws on a picture, in pixel coordinates.</summary>
/// <param name="Name">The function's name, unique among tools.</param>
/// <param name="Signature">Return type, name and parameters, as declared.</param>
/// <param name="Summary">What it draws, in a sentence or two.</param>
/// <param name="Example">A call of it, as a program of its own: on an empty picture it draws something.</param>
/// <param name="FigureKinds">The figure kinds it fits, sorted.</param>
/// <param name="Source">The function's source, without its comments.</param>
/// <param name="Origin">Where it came from.</param>
public sealed record VisualTool(
    string Name, string Signature, string Summary, string Example, IReadOnlyList<string> FigureKinds, string Source, ToolOrigin Origin);
