using System.Collections.Immutable;
using Flywheel.Checker.Checks;

namespace Flywheel.Checker.Repairs;

/// <summary>Puts a missing bracket, quote or semicolon back where the parser stumbled.</summary>
internal sealed class FixSyntaxRepair : Repair
{
    /// <inheritdoc />
    public override string Name => "fix-syntax";

    /// <inheritdoc />
    public override ImmutableArray<string> Answers => ["figure-runs"];

    /// <inheritdoc />
    public override Proposal? Propose(Inspection inspection, Finding finding)
    {
        const int MostTries = 60;
        if (finding.Evidence["error"]?.GetValue<string>() is not ("Syntax" or "Type" or "Unsupported" or "Name"))
        {
            return null;
        }

        var problem = inspection.Problem;
        foreach (var code in Candidates(problem.FigureCode, finding.Evidence["line"]!.GetValue<int>(), finding.Evidence["column"]!.GetValue<int>()).Distinct(StringComparer.Ordinal).Take(MostTries))
        {
            var candidate = inspection.Of(problem with { FigureCode = code });
            if (candidate.Figure.Succeeded && candidate.Answer?.Value is { } value && AnswerComparison.Matches(value, problem.Answer))
            {
                return new Proposal(candidate.Problem, "A missing character was put back; the program runs and gives the answer again.");
            }
        }

        return null;
    }

    /// <summary>The program with one character more: on the line of the error and its neighbours, at the places where one may be missing.</summary>
    private static IEnumerable<string> Candidates(string code, int line, int column)
    {
        var lines = code.Split((char)10);
        foreach (var at in new[] { line - 1, line - 2, line })
        {
            if (at < 0 || at >= lines.Length)
            {
                continue;
            }

            foreach (var place in Places(lines[at], at == line - 1 ? column - 1 : -1))
            {
                foreach (var missing in (string[])[";", ")", ");", "\"", "}"])
                {
                    var changed = lines.ToArray();
                    changed[at] = lines[at].Insert(place, missing);
                    yield return string.Join((char)10, changed);
                }
            }
        }
    }

    private static IEnumerable<int> Places(string line, int error)
    {
        var end = line.TrimEnd().Length;
        yield return end;
        if (end > 0)
        {
            yield return end - 1;
        }

        if (error >= 0 && error <= line.Length)
        {
            yield return error;
        }

        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is (char)44 or (char)59 or (char)41 or (char)32)
            {
                yield return i;
            }
        }
    }
}
