using System.Collections.Immutable;
using Flywheel.Checker.Checks;
using System.Text.RegularExpressions;

namespace Flywheel.Checker.Repairs;

/// <summary>Replaces a name that does not exist by the one that was probably meant.</summary>
internal sealed partial class FixNameRepair : Repair
{
    /// <inheritdoc />
    public override string Name => "fix-name";

    /// <inheritdoc />
    public override ImmutableArray<string> Answers => ["figure-runs", "answer-code-runs"];

    /// <inheritdoc />
    public override Proposal? Propose(Inspection inspection, Finding finding)
    {
        var (problem, evidence) = (inspection.Problem, finding.Evidence);
        if (evidence["error"]?.GetValue<string>() is not "Name" || evidence["suggestion"]?.GetValue<string>() is not { } suggestion || evidence["message"]?.GetValue<string>() is not { } message)
        {
            return null;
        }

        var wrong = Identifiers().Matches(message).Select(m => m.Value).FirstOrDefault(w => problem.FigureCode.Contains(w, StringComparison.Ordinal) && !Common(w));
        foreach (var name in Identifiers().Matches(suggestion).Select(m => m.Value).Where(n => n != wrong && !Common(n)))
        {
            var code = wrong is null ? problem.FigureCode : Regex.Replace(problem.FigureCode, $@"\b{wrong}\b", name, RegexOptions.None, TimeSpan.FromSeconds(1));
            if (inspection.Of(problem with { FigureCode = code }) is { Figure.Succeeded: true } candidate)
            {
                return new Proposal(candidate.Problem, $"There is no {wrong}; {name} was meant.");
            }
        }

        return null;
    }

    private static bool Common(string word) => word is "There" or "Did" or "The" or "Use" or "No" or "Is" or "Call" or "is" or "no" or "you" or "mean" or "named";

    [GeneratedRegex(@"[A-Za-z_]\w+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Identifiers();
}
