using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Checks.Answers;

/// <summary>The unit of the answer is the one that question and picture use.</summary>
internal sealed class UnitConsistentCheck : Check
{
    /// <inheritdoc />
    public override string Name => "unit-consistent";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Answer;

    /// <inheritdoc />
    public override string Proves => "The unit of the answer is the one that question and picture use.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection)
    {
        if (inspection.Problem.Answer.Value is NumberAnswer { Unit: var unit } && Units.IsKnown(unit) && !Units.IsMentioned(unit, inspection))
        {
            yield return Fail($"The answer is given in {unit}, which neither the question nor the picture mentions.", ("unit", unit));
        }
    }
}
