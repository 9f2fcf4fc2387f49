using System.Collections.Immutable;
using Flywheel.Checker.Checks;

namespace Flywheel.Checker.Repairs;

/// <summary>Puts a missing bracket, quote or semicolon back where the parser stumbled.</summary>
internal sealed class FixSyntaxRepair : Repair
{
    private const int MostTries = 200;

    private static readonly ImmutableArray<string> Characters = [";", ")", "]", "}", "\"", "(", ","];

    /// <inheritdoc />
    public override string Name => "fix-syntax";

    /// <inheritdoc />
    public override ImmutableArray<string> Answers => ["figure-runs", "steps-run", "answer-code-runs"];

    /// <inheritdoc />
    public override Proposal? Propose(Inspection inspection, Finding finding)
    {
        // What runs over its budget has all its characters, and each try would run over it again.
        if (finding.Evidence["error"]?.GetValue<string>() is null or "Budget" or "Value" || BrokenProgram.Of(inspection.Problem, finding) is not { } program)
        {
            return null;
        }

        foreach (var (code, missing) in Candidates(program).Take(MostTries))
        {
            var repaired = program.With(inspection.Problem, code);
            if (program.Works(inspection.Of(repaired)))
            {
                return new Proposal(repaired, $"A {missing} was missing in the {program.Label}; with it, it runs and does its work.");
            }
        }

        return null;
    }

    /// <summary>
    /// The program with one character more, the likeliest first: at the error and at the ends of its line and the line before, where parsers
    /// notice what is missing, and then between any two tokens of these lines.
    /// </summary>
    private static IEnumerable<(string Code, string Missing)> Candidates(BrokenProgram program)
    {
        var characters = Missing(program.Code);
        var places = Likely(program).Concat(Any(program)).Distinct();
        return places.SelectMany(place => characters.Select(c => (program.Code.Insert(place, c), c)));
    }

    /// <summary>The characters that can be missing: what is left open, or any where nothing is.</summary>
    private static ImmutableArray<string> Missing(string code)
    {
        if (code.Split('\n').Any(line => line.Count(c => c == '"') % 2 == 1))
        {
            return ["\""];
        }

        ImmutableArray<string> open = [.. new[] { "()", "[]", "{}" }.Where(pair => code.Count(c => c == pair[0]) > code.Count(c => c == pair[1])).Select(pair => pair[1..])];
        return open.IsEmpty ? Characters : open;
    }

    private static IEnumerable<int> Likely(BrokenProgram program)
    {
        var (code, offset) = (program.Code, program.Offset);
        yield return offset;
        var (start, end) = Line(code, offset);
        foreach (var stop in new[] { end, start > 0 ? start - 1 : end })
        {
            yield return stop;

            // A closing bracket belongs before the semicolon that ends the line.
            if (stop > 0 && code[stop - 1] == ';')
            {
                yield return stop - 1;
            }
        }

        // Without its semicolon, a single return is taken for an expression from its first word on.
        yield return code.TrimEnd().Length;
    }

    private static IEnumerable<int> Any(BrokenProgram program)
    {
        var (start, end) = Line(program.Code, program.Offset);
        var first = start > 0 ? Line(program.Code, start - 1).Start : start;
        return Enumerable.Range(first, end - first).Reverse().Where(i => program.Code[i] is ',' or ')' or ']' or ';' or ' ' or '}');
    }

    private static (int Start, int End) Line(string code, int offset)
    {
        var start = offset == 0 ? 0 : code.LastIndexOf('\n', offset - 1) + 1;
        var end = code.IndexOf('\n', Math.Min(offset, code.Length));
        return (start, end < 0 ? code.Length : end);
    }
}
