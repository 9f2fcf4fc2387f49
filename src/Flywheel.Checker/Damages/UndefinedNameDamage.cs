using System.Text.RegularExpressions;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>The figure program calls something by a wrong name.</summary>
internal sealed partial class UndefinedNameDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "undefined-name";

    /// <inheritdoc />
    public override bool Repairable => true;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random)
    {
        var code = inspection.Problem.FigureCode;
        var calls = Calls().Matches(code).ToArray();
        var call = random.Pick<Match>(calls).Groups["name"];
        var place = random.Range(1, call.Length - 2);
        var typo = call.Value[..place] + call.Value[place + 1] + call.Value[place] + call.Value[(place + 2)..];
        return typo == call.Value ? null : inspection.Problem with { FigureCode = code[..call.Index] + typo + code[(call.Index + call.Length)..] };
    }

    [GeneratedRegex(@"(?<=^|[\s(=])(?<name>[A-Z][A-Za-z]{3,})\(", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Calls();
}
