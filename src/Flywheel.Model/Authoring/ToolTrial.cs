using Flywheel.Knowledge.Tools;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;

namespace Flywheel.Model.Authoring;

/// <summary>Tries tools that models wrote: a tool is taken that runs on its own, on an empty picture, beside the tools that are there.</summary>
/// <param name="fonts">The fonts.</param>
/// <param name="tools">The tools that are there.</param>
public sealed class ToolTrial(FontLibrary fonts, IEnumerable<VisualTool> tools)
{
    private const int ShortestName = 4;
    private const int LongestName = 40;
    private const string EmptyPicture = "Canvas(448, 448);";

    private readonly VisualTool[] _known = [.. tools];

    /// <summary>Why a tool cannot be taken, as a sentence; null if it can.</summary>
    public string? FindError(ProposedTool tool, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tool);
        if (tool.Name.Length is < ShortestName or > LongestName || !char.IsAsciiLetterUpper(tool.Name[0]) || !tool.Name.All(char.IsAsciiLetterOrDigit))
        {
            return $"A tool's name is a word of {ShortestName} to {LongestName} letters and digits that begins with a capital.";
        }

        if (Array.Exists(_known, k => string.Equals(k.Name, tool.Name, StringComparison.OrdinalIgnoreCase)))
        {
            return $"There is a tool named {tool.Name}.";
        }

        if (tool.Source.Length > ProposedTool.LongestSource)
        {
            return $"A tool has at most {ProposedTool.LongestSource:N0} characters.";
        }

        var engine = new FigureEngine(fonts, null, new ToolLibrary([.. _known.Select(k => new VisualToolSource(k.Name, k.Source)), new VisualToolSource(tool.Name, tool.Source)]));
        if (engine.CheckTool(tool.Name) is [var error, ..])
        {
            return $"Its source fails: {error}";
        }

        var empty = engine.Draw(EmptyPicture, cancellationToken).Scene!;
        var drawn = engine.DrawStep(empty, tool.Example, cancellationToken);
        return drawn.Scene is not { } scene ? $"Its example fails: {drawn.Errors[0]}"
            : scene.Marks.Length == empty.Marks.Length ? "Its example draws nothing." : null;
    }
}
