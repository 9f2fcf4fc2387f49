using System.Text.Json.Nodes;
using Flywheel.Synthesis.Figures;

namespace Flywheel.Checker.Checks.Answers;

/// <summary>The answer code computes the answer from the picture instead of stating it.</summary>
internal sealed class AnswerCodeHonestCheck : Check
{
    /// <inheritdoc />
    public override string Name => "answer-code-honest";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Answer;

    /// <inheritdoc />
    public override string Proves => "The answer code computes the answer from the picture instead of stating it.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection)
    {
        if (inspection.Answer is not { Value: { } value } answer)
        {
            yield break;
        }

        if (answer.ElementsRead.IsEmpty)
        {
            yield return Fail("The answer code does not read any element of the picture, so it proves nothing.", ("code", inspection.Problem.AnswerCode));
            yield break;
        }

        // Where the author predicts another answer for a changed picture, the metamorphic check tells whether the code follows.
        if (inspection.Problem.Variant is { } variant && variant.Answer.Value.Text != inspection.Problem.Answer.Value.Text)
        {
            yield break;
        }

        var disturbances = Disturbances.Of(inspection.Scene, answer.ElementsRead).ToArray();
        var results = inspection.EvaluateEach(disturbances.Select(d => d.Scene.Value), inspection.Problem.AnswerCode);
        if (!disturbances.Zip(results).Any(pair => ShowsReading(pair.Second.Value, pair.First.KeepsNames, value)))
        {
            yield return Fail(
                $"The answer code gives {value.Text} whatever the elements that it reads say.",
                ("code", inspection.Problem.AnswerCode), ("value", value.ToJson()), ("elements", new JsonArray([.. answer.ElementsRead.Select(i => (JsonNode)i)])));
        }
    }

    private static bool ShowsReading(FigureValue? other, bool keepsNames, FigureValue value) =>
        other is null ? keepsNames : !AnswerComparison.SameValue(other, value);
}
