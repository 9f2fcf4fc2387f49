using System.Collections.Immutable;
using Flywheel.Checker.Checks;
using Flywheel.Synthesis.Figures.Drawing;

namespace Flywheel.Checker.Repairs;

/// <summary>Moves a text that is cut off back into the picture.</summary>
internal sealed class FitCanvasRepair : Repair
{
    /// <inheritdoc />
    public override string Name => "fit-canvas";

    /// <inheritdoc />
    public override ImmutableArray<string> Answers => ["on-canvas"];

    /// <inheritdoc />
    public override Proposal? Propose(Inspection inspection, Finding finding)
    {
        if (finding.Evidence["element"] is not { } index)
        {
            return null;
        }

        var (problem, scene) = (inspection.Problem, inspection.Scene);
        var mark = scene.Marks.OfType<TextMark>().FirstOrDefault(t => t.Element == index.GetValue<int>());
        if (mark is null)
        {
            return null;
        }

        foreach (var place in TextPlaces.Around(mark, scene))
        {
            var code = FigureLines.With(problem.FigureCode, mark.Text, line => StepCode.Shifted(line, place - mark.Center) ?? line);
            if (code is not null && inspection.Draw(code).Scene is { } after && !TextPlaces.IsBad(after, mark.Text))
            {
                return new Proposal(problem with { FigureCode = code }, $"The text \"{mark.Text}\" was cut off at the edge and is moved to ({place.X:0}, {place.Y:0}).");
            }
        }

        return null;
    }
}
