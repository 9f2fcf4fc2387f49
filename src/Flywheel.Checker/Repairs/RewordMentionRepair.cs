using System.Collections.Immutable;
using Flywheel.Checker.Checks;
using System.Text.RegularExpressions;

namespace Flywheel.Checker.Repairs;

/// <summary>Calls a thing in the question by the name that picture and reasoning use.</summary>
internal sealed class RewordMentionRepair : Repair
{
    /// <inheritdoc />
    public override string Name => "reword-mention";

    /// <inheritdoc />
    public override ImmutableArray<string> Answers => ["mentions-exist"];

    /// <inheritdoc />
    public override Proposal? Propose(Inspection inspection, Finding finding)
    {
        if (finding.Evidence["name"]?.GetValue<string>() is not { } unknown)
        {
            return null;
        }

        var problem = inspection.Problem;
        var letters = inspection.Scene.Elements.Where(e => e.Name.Length == 1 && char.IsAsciiLetterUpper(e.Name[0])).Select(e => e.Name[0]).ToHashSet();
        var reasoning = string.Join((char)32, problem.Steps.Select(s => s.Thought).Append(problem.Conclusion));
        var stranger = unknown.Where(c => !letters.Contains(c)).Distinct().ToArray();
        if (stranger.Length != 1 || Meant(problem.Question, reasoning, letters) is not { } letter)
        {
            return null;
        }

        var question = Regex.Replace(problem.Question, $@"(?<=(?<![\p{{L}}\d])[A-Z]*){stranger[0]}(?=[A-Z]*(?![\p{{L}}\d]))", letter.ToString(), RegexOptions.None, TimeSpan.FromSeconds(1));
        return new Proposal(problem with { Question = question }, $"The picture has no {stranger[0]}; {letter} is in the picture and spoken of, but the question did not mention it.");
    }

    /// <summary>
    /// The one letter that the reasoning names alone and the question does not; else the one that it speaks of at all; else the one that the
    /// question leaves out. Null where that is not one letter.
    /// </summary>
    private static char? Meant(string question, string reasoning, HashSet<char> letters)
    {
        Func<char, bool>[] readings =
        [
            l => Words.Contains(reasoning, l.ToString()) && !Words.Contains(question, l.ToString()),
            l => Mentions(reasoning, l) && !Mentions(question, l),
            l => !Mentions(question, l),
            l => !Words.Contains(question, l.ToString()),
        ];
        foreach (var reading in readings)
        {
            if (letters.Where(reading).Take(2).ToArray() is [var only])
            {
                return only;
            }
        }

        return null;
    }

    private static bool Mentions(string text, char letter) => Regex.IsMatch(text, $@"(?<![\p{{L}}\d])[A-Z]{{0,4}}{letter}[A-Z]{{0,4}}(?![\p{{L}}\d])", RegexOptions.None, TimeSpan.FromSeconds(1));
}
