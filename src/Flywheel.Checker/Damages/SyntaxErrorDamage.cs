using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;
using Microsoft.CodeAnalysis.CSharp;

namespace Flywheel.Checker.Damages;

/// <summary>A semicolon, bracket or quote of a program is missing.</summary>
internal sealed class SyntaxErrorDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "syntax-error";

    /// <inheritdoc />
    public override bool Repairable => true;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random)
    {
        var program = ProgramPart.Pick(inspection.Problem, random);
        int[] places = [.. SyntaxFactory.ParseTokens(program.Code).SelectMany(Places)];
        return places.Length == 0 ? null : program.Spoilt(inspection, program.Code.Remove(random.Pick<int>(places), 1));
    }

    private static IEnumerable<int> Places(Microsoft.CodeAnalysis.SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.SemicolonToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken => [token.SpanStart],
        SyntaxKind.StringLiteralToken => [token.Span.End - 1],
        _ => [],
    };
}
