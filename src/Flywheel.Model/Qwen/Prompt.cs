using System.Collections.Immutable;
using Flywheel.Model.Vision;

namespace Flywheel.Model.Qwen;

/// <summary>Tokens and the pictures that take the places of its image tokens.</summary>
/// <param name="Tokens">The tokens, at least one; a picture is a run of the image token, one for each of its tokens.</param>
/// <param name="Images">The pictures in order, or null where there is none.</param>
public sealed record Prompt(ImmutableArray<int> Tokens, PatchedImages? Images = null)
{
    /// <summary>The grids of its pictures.</summary>
    public ImmutableArray<PatchGrid> Grids => Images?.Grids ?? [];
}
