using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Perception;

/// <summary>A question about what is where in a picture, with its answer from the picture's inventory.</summary>
/// <param name="Axis">What it varies.</param>
/// <param name="Question">Asks for coordinates in pixels, or for a number.</param>
/// <param name="Instruction">Asks to mark the same things in the picture.</param>
/// <param name="Answer">A dictionary of names to positions (see <see cref="PointDictionary"/>), or a whole number.</param>
/// <param name="Elements">Every element that the question could mean, as "point A: (93.5, 91)".</param>
/// <param name="Marks">Where the things that are asked for are, in pixels.</param>
public sealed record PerceptionItem(
    PerceptionAxis Axis, string Question, string Instruction, string Answer, ImmutableArray<string> Elements, ImmutableArray<Point> Marks)
{
    /// <summary>A step program that marks the things that are asked for.</summary>
    public string MarkCode => string.Join('\n', Marks.Select(m => FormattableString.Invariant($"Circle({m.X:0.##}, {m.Y:0.##}, 9, color: \"red\", width: 3);")));
}
