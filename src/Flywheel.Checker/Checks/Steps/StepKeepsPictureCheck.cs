using Flywheel.Synthesis.Figures.Drawing;

namespace Flywheel.Checker.Checks.Steps;

/// <summary>No step covers up what was there.</summary>
internal sealed class StepKeepsPictureCheck : Check
{
    /// <summary>Share of the canvas that a step may paint over with an opaque area.</summary>
    private const double Allowed = 0.3;

    /// <inheritdoc />
    public override string Name => "step-keeps-picture";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Steps;

    /// <inheritdoc />
    public override string Proves => "No step covers up what was there.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection)
    {
        for (var i = 0; i < inspection.Problem.Steps.Length; i++)
        {
            var (before, after) = (inspection.Before(i), inspection.Steps[i].Scene!);
            var covered = after.Marks.Skip(before.Marks.Length).OfType<FillMark>().Where(f => f.Color.Alpha > 230).Sum(f => f.Path.Bounds.Intersect(after.Canvas).Area);
            if (covered > Allowed * after.Canvas.Area)
            {
                yield return Fail($"Step {i + 1} paints over {covered / after.Canvas.Area:P0} of the picture.", ("step", i), ("share", covered / after.Canvas.Area));
            }
        }
    }
}
