using Flywheel.Checker.Checks;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Repairs;

/// <summary>The program of a problem that a finding is about: the figure, a step or the answer code.</summary>
/// <param name="Label">How it is called in a sentence.</param>
/// <param name="Code">Its source.</param>
/// <param name="Line">Line of the error, from 1.</param>
/// <param name="Column">Column of the error, from 1.</param>
internal sealed record BrokenProgram(string Label, string Code, int Line, int Column)
{
    private const int Figure = -1;
    private const int Answer = -2;

    private int _step;

    /// <summary>The program that a finding of a program check is about; null if it names none.</summary>
    public static BrokenProgram? Of(Problem problem, Finding finding)
    {
        var evidence = finding.Evidence;
        if (evidence["line"] is not { } line || evidence["column"] is not { } column)
        {
            return null;
        }

        var (at, from) = (line.GetValue<int>(), column.GetValue<int>());
        return finding.Check switch
        {
            "figure-runs" => new BrokenProgram("figure program", problem.FigureCode, at, from) { _step = Figure },
            "answer-code-runs" => new BrokenProgram("answer code", problem.AnswerCode, at, from) { _step = Answer },
            "steps-run" when evidence["step"] is { } step => new BrokenProgram($"code of step {step.GetValue<int>() + 1}", problem.Steps[step.GetValue<int>()].Code, at, from) { _step = step.GetValue<int>() },
            _ => null,
        };
    }

    /// <summary>The problem with other source for this program.</summary>
    public Problem With(Problem problem, string code) => _step switch
    {
        Figure => problem with { FigureCode = code },
        Answer => problem with { AnswerCode = code },
        _ => problem with { Steps = problem.Steps.SetItem(_step, problem.Steps[_step] with { Code = code }) },
    };

    /// <summary>Whether this program does its work in a candidate: the picture gives the answer, or the step adds something to the picture.</summary>
    public bool Works(Inspection candidate) => _step < 0
        ? candidate.Answer?.Value is { } value && AnswerComparison.Matches(value, candidate.Problem.Answer)
        : _step < candidate.Steps.Length && candidate.Steps[_step].Succeeded && candidate.AddedBy(_step).Any();

    /// <summary>The offset of the error in <see cref="Code"/>.</summary>
    public int Offset
    {
        get
        {
            var start = 0;
            for (var line = 1; line < Line; line++)
            {
                var end = Code.IndexOf('\n', start);
                if (end < 0)
                {
                    break;
                }

                start = end + 1;
            }

            return Math.Clamp(start + Column - 1, 0, Code.Length);
        }
    }
}
