using System.Collections.Immutable;
using Flywheel.Checker.Checks;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Repairs;

/// <summary>Gives the answer the unit that the conclusion reasons in.</summary>
internal sealed class FixUnitRepair : Repair
{
    /// <inheritdoc />
    public override string Name => "fix-unit";

    /// <inheritdoc />
    public override ImmutableArray<string> Answers => ["unit-consistent", "conclusion-states-answer"];

    /// <inheritdoc />
    public override Proposal? Propose(Inspection inspection, Finding finding)
    {
        var problem = inspection.Problem;
        if (problem.Answer is not NumberAnswer number)
        {
            return null;
        }

        var unit = Units.All.Where(u => u != number.Unit && Words.Contains(problem.Conclusion, (number with { Unit = u }).Text)).OrderByDescending(u => u.Length).FirstOrDefault();
        return unit is null
            ? null
            : new Proposal(problem with { Answer = number with { Unit = unit } }, $"The conclusion reasons in {unit}, the answer said {number.Unit}.");
    }
}
