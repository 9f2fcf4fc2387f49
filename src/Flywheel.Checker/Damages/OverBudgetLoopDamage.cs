using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>The figure program has a loop that does not end.</summary>
internal sealed class OverBudgetLoopDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "over-budget-loop";

    /// <inheritdoc />
    public override bool Repairable => true;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random) =>
        inspection.Problem with
        {
            FigureCode = inspection.Problem.FigureCode.TrimEnd() + "\n" + (random.Chance(0.5) ? "while (true) { var spin = 1; }\n" : "for (var spin = 0; spin < 1000000000; spin++) { var waste = spin * 2; }\n"),
        };
}
