using System.Collections.Immutable;

namespace Flywheel.Synthesis.Figures;

/// <summary>The visual tools that programs may call; they may call each other and the primitives.</summary>
/// <param name="Tools">The tools; of two with the same name the later one counts.</param>
public sealed record ToolLibrary(ImmutableArray<VisualToolSource> Tools)
{
    /// <summary>No tools.</summary>
    public static ToolLibrary Empty { get; } = new([]);
}
