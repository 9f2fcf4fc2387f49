using System.Collections.Immutable;

namespace Flywheel.Model.Vision;

/// <summary>Pictures as the vision tower takes them.</summary>
/// <param name="Patches">The normalized numbers of all patches, picture by picture, on the host.</param>
/// <param name="Grids">The grid of each picture.</param>
public sealed record PatchedImages(float[] Patches, ImmutableArray<PatchGrid> Grids)
{
    /// <summary>All patches.</summary>
    public int Count => Grids.Sum(grid => grid.Patches);

    /// <summary>All but the first pictures; null where none is left.</summary>
    /// <param name="pictures">How many are left out.</param>
    /// <param name="patchElements">Numbers in a patch.</param>
    public PatchedImages? Skip(int pictures, int patchElements) =>
        pictures == 0 ? this :
        pictures == Grids.Length ? null :
        new PatchedImages(Patches[(Grids.Take(pictures).Sum(grid => grid.Patches) * patchElements)..], Grids[pictures..]);

    /// <summary>Several lists of pictures as one.</summary>
    public static PatchedImages Join(IReadOnlyList<PatchedImages> parts)
    {
        if (parts.Count == 1) return parts[0];
        var patches = new float[parts.Sum(part => part.Patches.Length)];
        var at = 0;
        foreach (var part in parts)
        {
            part.Patches.CopyTo(patches, at);
            at += part.Patches.Length;
        }
        return new PatchedImages(patches, [.. parts.SelectMany(part => part.Grids)]);
    }
}
