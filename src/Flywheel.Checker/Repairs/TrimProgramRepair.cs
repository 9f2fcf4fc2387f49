using System.Collections.Immutable;
using Flywheel.Checker.Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Flywheel.Checker.Repairs;

/// <summary>Takes out the statement that uses up the budget, with what rests on it.</summary>
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

        var repaired = program.With(inspection.Problem, Without(unit, runaway));
        return program.Works(inspection.Of(repaired))
            ? new Proposal(repaired, $"The statement in line {program.Line} of the {program.Label} used up the budget, and nothing that the problem needs rests on it.")
            : null;
    }

    /// <summary>The program without a statement, and without all others that use what it or one of them declares.</summary>
    private static string Without(CompilationUnitSyntax unit, GlobalStatementSyntax runaway)
    {
        var gone = new HashSet<SyntaxNode> { runaway };
        var names = new HashSet<string>(Declared(runaway), StringComparer.Ordinal);
        while (unit.Members.FirstOrDefault(m => !gone.Contains(m) && m.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && names.Contains(t.Text))) is { } dependent)
        {
            gone.Add(dependent);
            names.UnionWith(Declared(dependent));
        }

        return unit.RemoveNodes(gone, SyntaxRemoveOptions.KeepNoTrivia)!.ToFullString();
    }

    /// <summary>The names that a statement declares for those behind it.</summary>
    private static IEnumerable<string> Declared(SyntaxNode member) => member is not GlobalStatementSyntax { Statement: var statement } ? [] : statement switch
    {
        LocalFunctionStatementSyntax function => [function.Identifier.Text],
        LocalDeclarationStatementSyntax locals => locals.Declaration.Variables.Select(v => v.Identifier.Text),
        _ => [],
    };
}
