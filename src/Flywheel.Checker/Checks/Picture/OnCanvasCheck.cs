using System.Text.Json.Nodes;
using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Checker.Checks.Picture;

/// <summary>Everything that the picture shows lies on the canvas.</summary>
internal sealed class OnCanvasCheck : Check
{
    /// <summary>Pixels that a line may lie outside: half of a thick pen.</summary>
    private const double Slack = 4;

    /// <inheritdoc />
    public override string Name => "on-canvas";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Picture;

    /// <inheritdoc />
    public override string Proves => "Everything that the picture shows lies on the canvas.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection)
    {
        foreach (var element in Outside(inspection.Scene))
        {
            yield return Fail(
                $"The {element.Kind}{(element.Name.Length > 0 ? $" {element.Name}" : "")} lies off the canvas.",
                ("element", element.Index),
                ("bounds", new JsonArray(element.Bounds.Left, element.Bounds.Top, element.Bounds.Right, element.Bounds.Bottom)));
        }
    }

    /// <summary>The elements of which something is cut off: text at all, or a shape whose defining points lie outside.</summary>
    internal static IEnumerable<Element> Outside(Scene scene)
    {
        var canvas = scene.Canvas.Inflate(Slack);
        var cut = scene.Marks.OfType<TextMark>()
            .Where(t => !scene.Canvas.Inflate(2).Contains(Box.Around(t.Center, t.Size.X, t.Size.Y * 0.7)) && t.Rotation == 0)
            .Select(t => t.Element)
            .ToHashSet();
        return scene.Elements.Where(e => cut.Contains(e.Index) || (!e.Bounds.IsEmpty && !canvas.Contains(e.Bounds)));
    }
}
