namespace Flywheel.Checker.Checks.Program;

/// <summary>Every step runs on the picture as the steps before left it.</summary>
internal sealed class StepsRunCheck : Check
{
    /// <inheritdoc />
    public override string Name => "steps-run";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Program;

    /// <inheritdoc />
    public override string Proves => "Every step runs on the picture as the steps before left it.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection)
    {
        for (var i = 0; i < inspection.Steps.Length; i++)
        {
            foreach (var (error, evidence) in ProgramErrors.Of(inspection.Steps[i].Errors))
            {
                yield return Fail($"Step {i + 1} fails at line {error.Line}, column {error.Column}: {error.Message}", [("step", i), .. evidence]);
            }
        }
    }
}
