using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Checker.Checks.Steps;

/// <summary>What a step draws touches features of the picture.</summary>
internal sealed class StepOnFeaturesCheck : Check
{
    /// <summary>Pixels within which a drawn point counts as being on a feature.</summary>
    private const double Reach = 5;

    /// <inheritdoc />
    public override string Name => "step-on-features";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Steps;

    /// <inheritdoc />
    public override string Proves => "What a step draws touches features of the picture.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection)
    {
        for (var i = 0; i < inspection.Problem.Steps.Length; i++)
        {
            var features = new Features(inspection.Before(i));
            var drawn = Anchors(inspection.AddedBy(i)).ToArray();
            var missed = drawn.Where(p => features.Distance(p) > Reach).ToArray();
            if (drawn.Length > 0 && missed.Length * 2 > drawn.Length)
            {
                yield return Fail(
                    $"{missed.Length} of the {drawn.Length} points that step {i + 1} draws lie on nothing that the picture shows.",
                    ("step", i), ("x", missed[0].X), ("y", missed[0].Y), ("missed", missed.Length), ("drawn", drawn.Length));
            }
        }
    }

    /// <summary>The points at which a step refers to the picture; where its texts stand is free.</summary>
    internal static IEnumerable<Point> Anchors(IEnumerable<Element> added) => added.Where(e => e.Kind is not "text").SelectMany(e => e.Points);
}
