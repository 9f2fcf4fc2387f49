using Flywheel.Checker.Checks.Steps;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>A step draws at coordinates where the picture shows nothing.</summary>
internal sealed class StepMisplacedDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "step-misplaced";

    /// <inheritdoc />
    public override bool Repairable => true;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random)
    {
        var problem = inspection.Problem;
        var steps = Enumerable.Range(0, problem.Steps.Length).Where(i => StepOnFeaturesCheck.Drawn(inspection.AddedBy(i)).Any()).ToArray();
        if (steps.Length == 0)
        {
            return null;
        }

        var index = random.Pick<int>(steps);
        var before = inspection.Before(index);
        var features = new Features(before);
        for (var attempt = 0; attempt < 24; attempt++)
        {
            var shift = Point.Polar(random.Double(35, 140), random.Double(0, 360));
            if (StepCode.Shifted(problem.Steps[index].Code, shift) is not { } code || inspection.DrawStep(before, code).Scene is not { } after)
            {
                continue;
            }

            // Wrong means that it misses: a shift from one feature to the next might still be right.
            var drawn = StepOnFeaturesCheck.Drawn(after.Elements.Skip(before.Elements.Length)).ToArray();
            if (Array.TrueForAll(drawn, e => !StepOnFeaturesCheck.IsAnchored(e, before, features)))
            {
                return problem with { Steps = problem.Steps.SetItem(index, problem.Steps[index] with { Code = code }) };
            }
        }

        return null;
    }
}
