using System.Collections.Immutable;
using Flywheel.Checker.Checks;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Flywheel.Checker.Repairs;

/// <summary>Takes out the statement that uses up the budget.</summary>
internal sealed class TrimProgramRepair : Repair
{
    /// <inheritdoc />
    public override string Name => "trim-program";

    /// <inheritdoc />
    public override ImmutableArray<string> Answers => ["figure-runs", "steps-run", "answer-code-runs"];

    /// <inheritdoc />
    public override Proposal? Propose(Inspection inspection, Finding finding)
    {
        if (finding.Evidence["error"]?.GetValue<string>() is not "Budget" || BrokenProgram.Of(inspection.Problem, finding) is not { } program)
        {
            return null;
        }

        var unit = SyntaxFactory.ParseCompilationUnit(program.Code);
        var runaway = unit.FindToken(Math.Min(program.Offset, Math.Max(0, program.Code.Length - 1))).Parent?.AncestorsAndSelf().OfType<GlobalStatementSyntax>().FirstOrDefault();
        if (runaway is null)
        {
            return null;
        }

        var repaired = program.With(inspection.Problem, program.Code.Remove(runaway.SpanStart, runaway.Span.Length));
        return program.Works(inspection.Of(repaired))
            ? new Proposal(repaired, $"The statement in line {program.Line} of the {program.Label} used up the budget, and nothing rests on it.")
            : null;
    }
}
