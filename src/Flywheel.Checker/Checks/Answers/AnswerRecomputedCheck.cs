using System.Text.Json.Nodes;

namespace Flywheel.Checker.Checks.Answers;

/// <summary>The answer computed from the picture is the answer given.</summary>
internal sealed class AnswerRecomputedCheck : Check
{
    /// <inheritdoc />
    public override string Name => "answer-recomputed";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Answer;

    /// <inheritdoc />
    public override string Proves => "The answer computed from the picture is the answer given.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection)
    {
        var answer = inspection.Problem.Answer;
        if (inspection.Answer?.Value is { } computed && !AnswerComparison.Matches(computed, answer))
        {
            yield return Fail(
                $"The picture gives {computed.Text}, but the answer says {answer.Value.Text}.",
                ("expected", computed.ToJson()),
                ("actual", answer.Value.Text),
                ("elements", new JsonArray([.. inspection.Answer.ElementsRead.Select(i => (JsonNode)i)])));
        }
    }
}
