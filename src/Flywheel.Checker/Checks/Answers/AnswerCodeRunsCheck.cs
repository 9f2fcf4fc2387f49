namespace Flywheel.Checker.Checks.Answers;

/// <summary>The answer code runs on the picture.</summary>
internal sealed class AnswerCodeRunsCheck : Check
{
    /// <inheritdoc />
    public override string Name => "answer-code-runs";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Answer;

    /// <inheritdoc />
    public override string Proves => "The answer code runs on the picture.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection) => ProgramErrors.Of(inspection.Answer?.Errors ?? [])
        .Select(e => Fail($"The answer code fails at line {e.Error.Line}, column {e.Error.Column}: {e.Error.Message}", e.Evidence));
}
