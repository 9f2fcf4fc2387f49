using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Worker.Dashboard.Comparing;

/// <summary>An element that two pictures do not share as it is.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Before">As the earlier picture has it; null for one that was added.</param>
/// <param name="After">As the later picture has it; null for one that was removed.</param>
/// <param name="Description">What changed, as a phrase that needs no picture.</param>
internal sealed record ElementChange(ElementChangeKind Kind, Element? Before, Element? After, string Description);
