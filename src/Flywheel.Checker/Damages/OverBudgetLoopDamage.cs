using System.Collections.Immutable;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>A program has a loop that does not end.</summary>
internal sealed class OverBudgetLoopDamage : Damage
{
    private static readonly ImmutableArray<string> Loops =
    [
        "while (true) { var spin = 1; }",
        "for (var spin = 0; spin < 1000000000; spin++)\n{\n    var waste = spin * 2;\n}",
        "for (var spin = 0; spin >= 0; spin++) { Dot(20 + spin % 40, 20); }",
        "string Grow(string text) { return Grow(text + text); }\nvar grown = Grow(\"x\");",
    ];

    /// <inheritdoc />
    public override string Name => "over-budget-loop";

    /// <inheritdoc />
    public override bool Repairable => true;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random)
    {
        var problem = inspection.Problem;
        var loop = random.Pick<string>(Loops.AsSpan());
        if (random.Chance(0.7) || problem.Steps.IsEmpty)
        {
            return problem with { FigureCode = $"{problem.FigureCode.TrimEnd()}\n{loop}\n" };
        }

        var step = random.Next(problem.Steps.Length);
        return problem with { Steps = problem.Steps.SetItem(step, problem.Steps[step] with { Code = $"{problem.Steps[step].Code.TrimEnd()}\n{loop}" }) };
    }
}
