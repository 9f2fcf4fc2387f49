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
        if (inspection.Problem.Answer.Value is not NumberAnswer { Unit: { Length: > 0 } unit })
        {
            yield break;
        }

        var problem = inspection.Problem;
        var texts = inspection.Scene.Elements.Select(e => e.Text).Concat(inspection.Scene.Elements.SelectMany(e => e.Values).Where(v => !v.Value.IsNumber).Select(v => v.Value.Text)).Append(problem.FullQuestion);
        var words = Units.WordsFor(unit);
        if (words.Count > 0 && !texts.Any(t => words.Any(w => t.Contains(w, StringComparison.OrdinalIgnoreCase))))
        {
            yield return Fail($"The answer is given in {unit}, which neither the question nor the picture mentions.", ("unit", unit));
        }
    }
}
