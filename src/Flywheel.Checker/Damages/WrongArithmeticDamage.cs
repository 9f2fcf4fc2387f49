using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>An equation in the thoughts or the conclusion is false.</summary>
internal sealed class WrongArithmeticDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "wrong-arithmetic";

    /// <inheritdoc />
    public override bool Repairable => false;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random)
    {
        var problem = inspection.Problem;
        foreach (var index in random.Shuffled(Enumerable.Range(0, problem.Steps.Length)))
        {
            var thought = problem.Steps[index].Thought;
            if (Equation.FindAll(thought).FirstOrDefault(e => e.Holds && e.Right == Math.Floor(e.Right) && Math.Abs(e.Right) < 1e6) is not { } equation)
            {
                continue;
            }

            var at = thought.IndexOf(equation.Text.Split('=')[0].Trim(), StringComparison.Ordinal);
            var sign = at < 0 ? -1 : thought.IndexOf('=', at);
            var right = equation.Right.ToString("0");
            var place = sign < 0 ? -1 : Words.IndexOf(thought, right, sign);
            if (place >= 0)
            {
                var changed = thought[..place] + (equation.Right + random.Range(2, 9)).ToString("0") + thought[(place + right.Length)..];
                if (Equation.FindAll(changed).Any(e => !e.Holds))
                {
                    return problem with { Steps = problem.Steps.SetItem(index, problem.Steps[index] with { Thought = changed }) };
                }
            }
        }

        return null;
    }
}
