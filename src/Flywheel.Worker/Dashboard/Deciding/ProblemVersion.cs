using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Dashboard.Pictures;

namespace Flywheel.Worker.Dashboard.Deciding;

/// <summary>A version of a problem that can be looked at and gone back to.</summary>
/// <param name="Version">Where it is stored.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Document">The record as the database holds it; equal for equal versions.</param>
/// <param name="Problem">The record.</param>
internal sealed record ProblemVersion(PictureVersion Version, string Label, string Document, Problem Problem);
