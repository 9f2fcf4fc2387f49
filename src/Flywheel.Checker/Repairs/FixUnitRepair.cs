using System.Collections.Immutable;
using Flywheel.Checker.Checks;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Repairs;

/// <summary>Gives the answer the unit in which the conclusion states it, if question or picture use that unit, too.</summary>
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

        var end = Sentences.Split(problem.Conclusion).LastOrDefault("");
        var unit = Units.All
            .Where(u => u != number.Unit && Units.IsMentioned(u, inspection))
            .Select(u => (Unit: u, At: Words.LastIndexOf(end, (number with { Unit = u }).Text)))
            .Where(u => u.At >= 0)
            .OrderByDescending(u => u.At).ThenByDescending(u => u.Unit.Length)
            .Select(u => u.Unit)
            .FirstOrDefault();
        return unit is null
            ? null
            : new Proposal(problem with { Answer = number with { Unit = unit } }, $"The conclusion states the answer in {unit}, the answer said {number.Unit}.");
    }
}
