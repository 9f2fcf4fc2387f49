using System.Collections.Immutable;
using Flywheel.Checker.Checks;

namespace Flywheel.Checker.Repairs;

/// <summary>Replaces a conclusion that does not lead to the answer by a plain one.</summary>
internal sealed class RewriteConclusionRepair : Repair
{
    /// <inheritdoc />
    public override string Name => "rewrite-conclusion";

    /// <inheritdoc />
    public override ImmutableArray<string> Answers => ["conclusion-states-answer", "arithmetic-true"];

    /// <inheritdoc />
    public override Proposal? Propose(Inspection inspection, Finding finding)
    {
        var problem = inspection.Problem;
        if (inspection.Answer?.Value is not { } computed || !AnswerComparison.Matches(computed, problem.Answer))
        {
            return null;
        }

        return new Proposal(problem with { Conclusion = Conclusions.Plain(problem.Answer) }, $"The conclusion did not end at {problem.Answer.Text}, which the picture confirms.");
    }
}
