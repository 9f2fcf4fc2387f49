using Flywheel.Synthesis.Figures.Drawing;

namespace Flywheel.Checker.Checks.Steps;

/// <summary>Every step adds something that can be seen.</summary>
internal sealed class StepDrawsCheck : Check
{
    /// <inheritdoc />
    public override string Name => "step-draws";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Steps;

    /// <inheritdoc />
    public override string Proves => "Every step adds something that can be seen.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection)
    {
        var problem = inspection.Problem;
        if (problem.Steps.IsEmpty)
        {
            yield return Fail("There is no step of interactive thinking.", ("steps", 0));
        }

        for (var i = 0; i < problem.Steps.Length; i++)
        {
            var (before, after) = (inspection.Before(i), inspection.Steps[i].Scene!);
            var added = after.Marks.Skip(before.Marks.Length).ToArray();
            if (added.Length == 0)
            {
                yield return Fail($"Step {i + 1} draws nothing.", ("step", i));
            }
            else if (!Array.Exists(added, m => IsVisible(m, after.Theme["paper"])) || !inspection.AddedBy(i).Any(e => e.Bounds.Overlaps(after.Canvas)))
            {
                yield return Fail($"What step {i + 1} draws cannot be seen.", ("step", i));
            }
        }
    }

    private static bool IsVisible(Mark mark, Color paper) => mark switch
    {
        StrokeMark stroke => stroke.Pen.Color.Alpha > 20 && stroke.Pen.Color != paper,
        FillMark fill => fill.Color.Alpha > 10,
        TextMark text => text.Text.Trim().Length > 0 && text.Style.Color != paper,
        _ => false,
    };
}
