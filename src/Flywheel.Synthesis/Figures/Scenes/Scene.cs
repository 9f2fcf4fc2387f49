using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Scenes;

/// <summary>
/// What a figure program made: the inventory of elements and the display list that paints them. Immutable; the renderer turns it into
/// pixels, and a step's program adds to it.
/// </summary>
/// <param name="Width">Canvas width in pixels.</param>
/// <param name="Height">Canvas height in pixels.</param>
/// <param name="Theme">Palette and line weights.</param>
/// <param name="Paper">Texture and noise of the background.</param>
/// <param name="Elements">The inventory, in the order of drawing; an element's index is its position.</param>
/// <param name="Marks">The display list, painted in order.</param>
public sealed record Scene(
    int Width,
    int Height,
    Theme Theme,
    Paper Paper,
    ImmutableArray<Element> Elements,
    ImmutableArray<Mark> Marks)
{
    /// <summary>The canvas as a box.</summary>
    public Box Canvas => new(0, 0, Width, Height);

    /// <summary>Number of the last step drawn; 0 for a figure without steps.</summary>
    public int Step => Elements.Length == 0 ? 0 : Elements[^1].Step;

    /// <summary>The elements of one kind.</summary>
    public IEnumerable<Element> OfKind(string kind) => Elements.Where(e => string.Equals(e.Kind, kind, StringComparison.Ordinal));

    /// <summary>The first element of that kind and name, or null.</summary>
    public Element? Find(string kind, string name) =>
        Elements.FirstOrDefault(e => string.Equals(e.Kind, kind, StringComparison.Ordinal) && string.Equals(e.Name, name, StringComparison.Ordinal));
}
