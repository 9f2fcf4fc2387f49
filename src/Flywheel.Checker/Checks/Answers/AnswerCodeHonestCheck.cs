
namespace Flywheel.Checker.Checks.Answers;

/// <summary>The answer code reads the picture instead of stating the answer.</summary>
internal sealed class AnswerCodeHonestCheck : Check
{
    /// <inheritdoc />
    public override string Name => "answer-code-honest";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Answer;

    /// <inheritdoc />
    public override string Proves => "The answer code reads the picture instead of stating the answer.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection)
    {
        if (inspection.Answer is { Value: not null, ElementsRead.IsEmpty: true })
        {
            yield return Fail("The answer code does not read any element of the picture, so it proves nothing.", ("code", inspection.Problem.AnswerCode));
        }
    }
}
