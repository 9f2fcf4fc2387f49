using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Scenes;

/// <summary>
/// One thing that a picture shows, as the program that drew it recorded it. The inventory of elements is the ground truth about a
/// picture: perception items, answers and checks read it instead of pixels.
/// </summary>
/// <param name="Index">Position in the inventory, from 0.</param>
/// <param name="Step">0 for the figure itself, k for the k-th step drawn on it.</param>
/// <param name="Kind">What it is, in lower-case words joined by hyphens: <c>point</c>, <c>angle-mark</c>, <c>bar</c>.</param>
/// <param name="Name">How a reader refers to it: a point's letter, a bar's category; empty for what has no name.</param>
/// <param name="Points">Its geometry in pixels; which points, the kind decides (ends of a segment, centre of a circle, corners).</param>
/// <param name="Text">The text that is visible in the picture for it; empty for none.</param>
/// <param name="Values">Facts by name: <c>value</c>, <c>radius</c>, <c>color</c>; whether one is visible, the kind decides.</param>
/// <param name="Bounds">The box around everything drawn for it, in pixels.</param>
public sealed record Element(
    int Index,
    int Step,
    string Kind,
    string Name,
    ImmutableArray<Point> Points,
    string Text,
    ImmutableArray<KeyValuePair<string, ElementValue>> Values,
    Box Bounds)
{
    /// <summary>Where it is: its first point, or the middle of its bounds if it has none.</summary>
    public Point Position => Points.Length > 0 ? Points[0] : Bounds.Center;

    /// <summary>The fact of that name, or null.</summary>
    public ElementValue? Find(string key)
    {
        foreach (var (name, value) in Values)
        {
            if (string.Equals(name, key, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }
}
