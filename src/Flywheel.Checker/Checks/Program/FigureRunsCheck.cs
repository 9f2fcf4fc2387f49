namespace Flywheel.Checker.Checks.Program;

/// <summary>The figure program runs within its budget.</summary>
internal sealed class FigureRunsCheck : Check
{
    /// <inheritdoc />
    public override string Name => "figure-runs";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Program;

    /// <inheritdoc />
    public override string Proves => "The figure program runs within its budget.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection) => ProgramErrors.Of(inspection.Figure.Errors)
        .Select(e => Fail($"The figure program fails at line {e.Error.Line}, column {e.Error.Column}: {e.Error.Message}", e.Evidence));
}
