using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Flywheel.Checker.Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Flywheel.Checker.Repairs;

/// <summary>Replaces a name that does not exist by the one that was probably meant.</summary>
internal sealed partial class FixNameRepair : Repair
{
    /// <inheritdoc />
    public override string Name => "fix-name";

    /// <inheritdoc />
    public override ImmutableArray<string> Answers => ["figure-runs", "steps-run", "answer-code-runs"];

    /// <inheritdoc />
    public override Proposal? Propose(Inspection inspection, Finding finding)
    {
        if (BrokenProgram.Of(inspection.Problem, finding) is not { } program
            || finding.Evidence["suggestion"]?.GetValue<string>() is not { } suggestion
            || Meant().Match(suggestion) is not { Success: true } meant
            || Identifier().Match(program.Code, program.Offset) is not { Success: true } wrong)
        {
            return null;
        }

        var repaired = program.With(inspection.Problem, Renamed(program.Code, wrong.Value, meant.Groups["name"].Value));
        return program.Works(inspection.Of(repaired))
            ? new Proposal(repaired, $"In the {program.Label} there is no {wrong.Value}; {meant.Groups["name"].Value} was meant.")
            : null;
    }

    /// <summary>The code with every use of a name replaced; strings and comments stay.</summary>
    private static string Renamed(string code, string wrong, string right)
    {
        var result = new StringBuilder(code.Length + 8);
        foreach (var token in SyntaxFactory.ParseTokens(code))
        {
            result.Append(token.LeadingTrivia.ToFullString());
            result.Append(token.IsKind(SyntaxKind.IdentifierToken) && token.Text == wrong ? right : token.Text);
            result.Append(token.TrailingTrivia.ToFullString());
        }

        return result.ToString();
    }

    [GeneratedRegex(@"Did you mean (?<name>[A-Za-z_][\w.]*)\?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Meant();

    [GeneratedRegex(@"\G[A-Za-z_]\w*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Identifier();
}
