namespace Flywheel.Worker.Dashboard.Comparing;

/// <summary>The picture of a step, or the figure's, in two versions.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Before">The earlier version's; null where that lacks it, or where the two are one.</param>
/// <param name="After">The later version's; null where that lacks it.</param>
/// <param name="Changes">What changed, numbered as the marks are.</param>
/// <param name="Parts">The thought and the code that belong to it.</param>
/// <param name="IsChanged">Whether anything of it differs.</param>
internal sealed record PictureComparison(
    string Title, PictureSide? Before, PictureSide? After, IReadOnlyList<ElementChange> Changes, IReadOnlyList<ProblemPart> Parts, bool IsChanged);
