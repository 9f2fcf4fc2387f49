using System.Collections.Immutable;
using Flywheel.Checker.Checks;
using Flywheel.Synthesis.Figures.Drawing;

namespace Flywheel.Checker.Repairs;

/// <summary>Moves a text that lies on another one to the nearest free place.</summary>
internal sealed class MoveLabelRepair : Repair
{
    /// <inheritdoc />
    public override string Name => "move-label";

    /// <inheritdoc />
    public override ImmutableArray<string> Answers => ["labels-apart"];

    /// <inheritdoc />
    public override Proposal? Propose(Inspection inspection, Finding finding)
    {
        var (problem, scene) = (inspection.Problem, inspection.Scene);
        if (finding.Evidence["element"] is not { } first || finding.Evidence["other"] is not { } second)
        {
            return null;
        }

        // The later text is the one that was written on top.
        foreach (var element in new[] { second.GetValue<int>(), first.GetValue<int>() })
        {
            foreach (var mark in scene.Marks.OfType<TextMark>().Where(t => t.Element == element))
            {
                foreach (var place in TextPlaces.Around(mark, scene).Take(12))
                {
                    var code = FigureLines.With(problem.FigureCode, mark.Text, line => StepCode.Shifted(line, place - mark.Center) ?? line);
                    if (code is not null && inspection.Draw(code).Scene is { } after && !TextPlaces.IsBad(after, mark.Text))
                    {
                        return new Proposal(problem with { FigureCode = code }, $"The text \"{mark.Text}\" covered another and is moved to ({place.X:0}, {place.Y:0}).");
                    }
                }
            }
        }

        return null;
    }
}
