using System.Collections.Immutable;
using Flywheel.Checker.Checks;

namespace Flywheel.Checker.Repairs;

/// <summary>Takes out the statement that uses up the budget.</summary>
internal sealed class TrimProgramRepair : Repair
{
    /// <inheritdoc />
    public override string Name => "trim-program";

    /// <inheritdoc />
    public override ImmutableArray<string> Answers => ["figure-runs"];

    /// <inheritdoc />
    public override Proposal? Propose(Inspection inspection, Finding finding)
    {
        if (finding.Evidence["error"]?.GetValue<string>() is not "Budget")
        {
            return null;
        }

        var problem = inspection.Problem;
        var lines = problem.FigureCode.Split((char)10).ToList();
        var at = finding.Evidence["line"]!.GetValue<int>() - 1;
        if (at < 0 || at >= lines.Count)
        {
            return null;
        }

        lines.RemoveAt(at);
        var candidate = inspection.Of(problem with { FigureCode = string.Join((char)10, lines) });
        return candidate.Figure.Succeeded && candidate.Answer?.Value is { } value && AnswerComparison.Matches(value, problem.Answer)
            ? new Proposal(candidate.Problem, $"Line {at + 1} used up the budget and drew nothing that the answer rests on.")
            : null;
    }
}
