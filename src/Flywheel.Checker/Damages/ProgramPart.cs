using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>One of the programs of a problem, to be spoilt.</summary>
/// <param name="Code">Its source.</param>
/// <param name="With">The problem with other source in its place.</param>
internal sealed record ProgramPart(string Code, Func<string, Problem> With)
{
    /// <summary>Mostly the figure, which is the longest program, sometimes a step or the answer code.</summary>
    public static ProgramPart Pick(Problem problem, SeededRandom random)
    {
        var chance = random.Double();
        if (chance < 0.6 || problem.Steps.IsEmpty)
        {
            return new ProgramPart(problem.FigureCode, code => problem with { FigureCode = code });
        }

        var step = random.Next(problem.Steps.Length);
        return chance < 0.85
            ? new ProgramPart(problem.Steps[step].Code, code => problem with { Steps = problem.Steps.SetItem(step, problem.Steps[step] with { Code = code }) })
            : new ProgramPart(problem.AnswerCode, code => problem with { AnswerCode = code });
    }

    /// <summary>The problem with spoilt source; null if all its programs still run with it.</summary>
    public Problem? Spoilt(Inspection good, string code)
    {
        var spoilt = good.Of(With(code));
        return spoilt.ProgramsRan && spoilt.Answer?.Value is not null ? null : spoilt.Problem;
    }
}
