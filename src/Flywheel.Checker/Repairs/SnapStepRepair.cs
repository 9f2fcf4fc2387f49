using System.Collections.Immutable;
using Flywheel.Checker.Checks;
using Flywheel.Checker.Checks.Steps;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Checker.Repairs;

/// <summary>Moves what a step draws back onto the features of the picture.</summary>
internal sealed class SnapStepRepair : Repair
{
    /// <inheritdoc />
    public override string Name => "snap-step";

    /// <inheritdoc />
    public override ImmutableArray<string> Answers => ["step-on-features", "step-draws"];

    /// <inheritdoc />
    public override Proposal? Propose(Inspection inspection, Finding finding)
    {
        if (finding.Evidence["step"] is not { } number || number.GetValue<int>() is var step && (step >= inspection.Steps.Length || step < 0))
        {
            return null;
        }

        var (problem, before) = (inspection.Problem, inspection.Before(step));
        var features = new Features(before);
        var anchors = StepOnFeaturesCheck.Drawn(inspection.AddedBy(step)).SelectMany(e => e.Points).ToArray();

        // Every pair of a drawn point and a feature suggests a displacement; the one on which most points land wins, of equals the smallest.
        var shifts = anchors.Take(4).SelectMany(a => features.Points.Select(f => f - a))
            .Where(s => s.Length is > 1 and < 220)
            .Select(s => new Point(Math.Round(s.X, 2), Math.Round(s.Y, 2)))
            .Distinct()
            .Select(s => (Shift: s, Hits: anchors.Count(a => features.Distance(a + s) < 1.5)))
            .OrderByDescending(s => s.Hits).ThenBy(s => s.Shift.Length)
            .Take(12);
        foreach (var (shift, _) in shifts)
        {
            if (StepCode.Shifted(problem.Steps[step].Code, shift) is { } code)
            {
                var repaired = problem with { Steps = problem.Steps.SetItem(step, problem.Steps[step] with { Code = code }) };
                if (inspection.Of(repaired) is { ProgramsRan: true } candidate && !new StepOnFeaturesCheck().Inspect(candidate).Any(f => f.Evidence["step"]!.GetValue<int>() == step))
                {
                    return new Proposal(repaired, $"Moved by ({shift.X:0}, {shift.Y:0}), what the step draws lies on the picture again.");
                }
            }
        }

        return null;
    }
}
