using Flywheel.Synthesis.Figures;
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

        var scene = inspection.Scene;
        var unchanging = Unchanging(inspection).ToArray();
        foreach (var ((name, _), result) in unchanging.Zip(inspection.EvaluateEach(unchanging.Select(u => u.Scene), problem.AnswerCode)))
        {
            if (Stayed(name, result, computed) is { } broken)
            {
                yield return broken;
            }
        }

        if (problem.Answer.Value is NumberAnswer && Relabelling.Of(scene) is { } letters
            && Stayed("with other letters", inspection.Evaluate(letters.Apply(scene), letters.Apply(problem.AnswerCode)), computed) is { } confused)
        {
            yield return confused;
        }
    }

    private Finding? Stayed(string change, EvaluationResult result, FigureValue computed) => result.Value is { } value && AnswerComparison.SameValue(value, computed)
        ? null
        : Fail(
            $"The picture, {change}, gives {result.Value?.Text ?? result.Errors[0].Message} instead of {computed.Text}.",
            ("change", change), ("expected", computed.ToJson()), ("actual", result.Value?.ToJson()));

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

    /// <summary>The picture changed in ways that do not touch the answer, where the kind of figure allows them.</summary>
    private static IEnumerable<(string Name, Scene Scene)> Unchanging(Inspection inspection)
    {
        var scene = inspection.Scene;
        var other = Theme.All.First(t => t.Name != scene.Theme.Name);
        var restyled = inspection.Problem.FigureCode.Replace($"Theme(\"{scene.Theme.Name}\"", $"Theme(\"{other.Name}\"", StringComparison.Ordinal);
        if (inspection.Draw(restyled).Scene is { } otherwise)
        {
            yield return ("restyled", otherwise);
        }

        if (inspection.Problem.Answer.Value is NumberAnswer && Turnable.Contains(inspection.Problem.FigureKind))
        {
            yield return ("turned by a right angle", Mapped(scene, Affine.Rotation(90, scene.Canvas.Center)));
            yield return ("mirrored", Mapped(scene, Affine.MirrorX(scene.Width / 2.0)));
        }
    }

    /// <summary>The scene with its geometry mapped; texts stay with their elements.</summary>
    private static Scene Mapped(Scene scene, Affine map) => scene with
    {
        Elements = [.. scene.Elements.Select(e => e with { Points = [.. e.Points.Select(map.Map)], Bounds = Mapped(e.Bounds, map) })],
    };

    private static Box Mapped(Box box, Affine map) => box.IsEmpty ? box : Box.Of([map.Map(new(box.Left, box.Top)), map.Map(new(box.Right, box.Bottom))]);
}
