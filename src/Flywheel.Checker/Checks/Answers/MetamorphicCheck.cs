using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Checks.Answers;

/// <summary>Changes that must not change the answer leave it, and a changed number changes it as the author predicts.</summary>
internal sealed class MetamorphicCheck : Check
{
    /// <summary>Kinds whose answers do not depend on which way up the picture is.</summary>
    private static readonly HashSet<string> Turnable = new(StringComparer.Ordinal) { "plane-geometry", "network-graph", "circuit-diagram", "molecule-structure", "pie-chart", "venn-diagram" };

    /// <inheritdoc />
    public override string Name => "metamorphic";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Answer;

    /// <inheritdoc />
    public override string Proves => "Changes that must not change the answer leave it, and a changed number changes it as the author predicts.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection)
    {
        if (inspection.Answer is not { Value: { } computed })
        {
            yield break;
        }

        var problem = inspection.Problem;
        if (problem.Variant is { } variant && Changed(inspection, variant) is { } wrong)
        {
            yield return wrong;
        }

        foreach (var (name, scene, code) in Unchanging(inspection))
        {
            var result = inspection.Evaluate(scene, code);
            if (result.Value is not { } value || !SameValue(value, computed))
            {
                yield return Fail($"The picture, {name}, gives {result.Value?.Text ?? result.Errors[0].Message} instead of {computed.Text}.", ("change", name), ("expected", computed.ToJson()), ("actual", result.Value?.ToJson()));
            }
        }
    }

    private Finding? Changed(Inspection inspection, Variant variant)
    {
        if (inspection.Draw(variant.FigureCode).Scene is not { } scene)
        {
            return Fail("The picture with one number changed cannot be drawn.", ("change", "a number"));
        }

        var result = inspection.Evaluate(scene, inspection.Problem.AnswerCode);
        return result.Value is { } value && AnswerComparison.Matches(value, variant.Answer)
            ? null
            : Fail(
                $"With one number changed the picture gives {result.Value?.Text ?? "nothing"}, but {variant.Answer.Value.Text} is predicted.",
                ("change", "a number"), ("expected", variant.Answer.Value.Text), ("actual", result.Value?.ToJson()));
    }

    private static IEnumerable<(string Name, Scene Scene, string Code)> Unchanging(Inspection inspection)
    {
        var (scene, code) = (inspection.Scene, inspection.Problem.AnswerCode);
        var other = Theme.All.First(t => t.Name != scene.Theme.Name);
        var restyled = inspection.Problem.FigureCode.Replace($"Theme(\"{scene.Theme.Name}\"", $"Theme(\"{other.Name}\"", StringComparison.Ordinal);
        if (inspection.Draw(restyled).Scene is { } otherwise)
        {
            yield return ("restyled", otherwise, code);
        }

        if (inspection.Problem.Answer.Value is not NumberAnswer)
        {
            yield break;
        }

        if (Relabelling.Of(scene) is { } relabelling)
        {
            yield return ("with other letters", relabelling.Apply(scene), relabelling.Apply(code));
        }

        if (Turnable.Contains(inspection.Problem.FigureKind))
        {
            yield return ("turned by a right angle", Mapped(scene, Affine.Rotation(90, scene.Canvas.Center)), code);
            yield return ("mirrored", Mapped(scene, Affine.MirrorX(scene.Width / 2.0)), code);
        }
    }

    /// <summary>The scene with its geometry mapped; texts stay with their elements.</summary>
    private static Scene Mapped(Scene scene, Affine map) => scene with
    {
        Elements = [.. scene.Elements.Select(e => e with { Points = [.. e.Points.Select(map.Map)], Bounds = e.Bounds.IsEmpty ? e.Bounds : Box.Of([map.Map(new(e.Bounds.Left, e.Bounds.Top)), map.Map(new(e.Bounds.Right, e.Bounds.Bottom))]) })],
    };

    private static bool SameValue(Flywheel.Synthesis.Figures.FigureValue a, Flywheel.Synthesis.Figures.FigureValue b) =>
        a.Kind == b.Kind && (a.Kind == Flywheel.Synthesis.Figures.FigureValueKind.Number ? Math.Abs(a.Number - b.Number) <= 1e-6 * Math.Max(1, Math.Abs(b.Number)) : a.Text == b.Text);
}
