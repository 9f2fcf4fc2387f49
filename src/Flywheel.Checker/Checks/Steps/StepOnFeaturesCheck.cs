using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Checker.Checks.Steps;

/// <summary>What a step draws touches features of the picture.</summary>
internal sealed class StepOnFeaturesCheck : Check
{
    /// <summary>Pixels within which a drawn point counts as being on a feature.</summary>
    private const double Reach = 5;

    /// <summary>Pixels by which a frame may be wider or higher than what it frames.</summary>
    private const double FrameMargin = 40;

    /// <summary>Share of the canvas up to which an element is a cell that a mark can be put in.</summary>
    private const double LargestCell = 0.08;

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
            var before = inspection.Before(i);
            var features = new Features(before);
            var drawn = Drawn(inspection.AddedBy(i)).ToArray();
            var missed = drawn.Where(e => !IsAnchored(e, before, features)).ToArray();
            if (missed.Length * 2 > drawn.Length)
            {
                yield return Fail(
                    $"{missed.Length} of the {drawn.Length} things that step {i + 1} draws touch nothing that the picture shows.",
                    ("step", i), ("kind", missed[0].Kind), ("x", missed[0].Position.X), ("y", missed[0].Position.Y), ("missed", missed.Length), ("drawn", drawn.Length));
            }
        }
    }

    /// <summary>The elements by which a step refers to the picture; where its texts stand is free.</summary>
    internal static IEnumerable<Element> Drawn(IEnumerable<Element> added) => added.Where(e => e.Kind is not "text" && e.Points.Length > 0);

    /// <summary>Whether an element touches a feature, frames an element, or is level with features at each of its points.</summary>
    internal static bool IsAnchored(Element element, Scene before, Features features) =>
        element.Points.Any(p => features.Distance(p) <= Reach)
        || Frames(element.Bounds, Inside(element.Bounds, before))
        || before.Elements.Any(e => e.Bounds.Area < LargestCell * before.Canvas.Area && e.Bounds.Contains(element.Bounds))
        || (element.Points.Length > 1 ? element.Points.All(features.IsLevel) : features.IsAligned(element.Points[0]));

    /// <summary>The box around everything that lies inside another box; empty if nothing does.</summary>
    private static Box Inside(Box outer, Scene scene) =>
        scene.Elements.Where(e => !e.Bounds.IsEmpty && outer.Inflate(2).Contains(e.Bounds)).Aggregate(Box.Empty, (box, e) => box.Union(e.Bounds));

    /// <summary>Whether one box surrounds another closely.</summary>
    private static bool Frames(Box outer, Box inner) =>
        !inner.IsEmpty && inner.Area > 0 && outer.Inflate(2).Contains(inner) && outer.Width - inner.Width <= FrameMargin && outer.Height - inner.Height <= FrameMargin;
}
