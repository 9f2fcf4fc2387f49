using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Perception;

/// <summary>Something in a picture that a reader can name and point at.</summary>
/// <param name="Kind">The element's kind.</param>
/// <param name="Name">How the picture names it; unique among its kind.</param>
/// <param name="Called">Noun and name, as in "point A".</param>
/// <param name="Position">Where it is, in pixels.</param>
/// <param name="Color">The name of its colour; empty where it has none that a reader would name.</param>
internal sealed record NamedPlace(string Kind, string Name, string Called, Point Position, string Color);
