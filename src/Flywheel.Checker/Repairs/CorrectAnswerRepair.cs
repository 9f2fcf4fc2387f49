using System.Collections.Immutable;
using Flywheel.Checker.Checks;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Repairs;

/// <summary>Takes the answer from the picture.</summary>
internal sealed class CorrectAnswerRepair : Repair
{
    /// <inheritdoc />
    public override string Name => "correct-answer";

    /// <inheritdoc />
    public override ImmutableArray<string> Answers => ["answer-recomputed"];

    /// <inheritdoc />
    public override Proposal? Propose(Inspection inspection, Finding finding)
    {
        var problem = inspection.Problem;
        if (inspection.Answer?.Value is not { } computed || AnswerComparison.Corrected(computed, problem.Answer) is not { } right)
        {
            return null;
        }

        var answer = problem.Answer is ChoiceAnswer choice ? choice with { Meaning = right } : right;
        return new Proposal(
            problem with { Answer = answer, Conclusion = Conclusions.Replace(problem.Conclusion, problem.Answer.Value.Text, right.Text) },
            $"The picture gives {right.Text}; the answer and the conclusion said {problem.Answer.Value.Text}.");
    }
}
