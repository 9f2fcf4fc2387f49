using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Flywheel.Checker.Damages;

/// <summary>A program calls something by a wrong name.</summary>
internal sealed class UndefinedNameDamage : Damage
{
    private const int ShortestName = 4;

    /// <inheritdoc />
    public override string Name => "undefined-name";

    /// <inheritdoc />
    public override bool Repairable => true;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random)
    {
        var program = ProgramPart.Pick(inspection.Problem, random);
        SyntaxToken[] names = [.. SyntaxFactory.ParseTokens(program.Code).Where(t => t.IsKind(SyntaxKind.IdentifierToken) && t.Text.Length >= ShortestName)];
        if (names.Length == 0)
        {
            return null;
        }

        var name = random.Pick<SyntaxToken>(names);
        return program.Spoilt(inspection, program.Code.Remove(name.SpanStart, name.Span.Length).Insert(name.SpanStart, Misspelt(name.Text, random)));
    }

    /// <summary>The name with two neighbours swapped, a letter lost, or its first letter in the other case.</summary>
    private static string Misspelt(string name, SeededRandom random)
    {
        var place = random.Range(1, name.Length - 2);
        return random.Next(3) switch
        {
            0 => name[..place] + name[place + 1] + name[place] + name[(place + 2)..],
            1 => name.Remove(place, 1),
            _ => (char.IsUpper(name[0]) ? char.ToLowerInvariant(name[0]) : char.ToUpperInvariant(name[0])) + name[1..],
        };
    }
}
