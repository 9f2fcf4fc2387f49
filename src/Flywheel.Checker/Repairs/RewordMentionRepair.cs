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

        // The letter that the reasoning speaks of and the question does not is the one that was meant.
        var problem = inspection.Problem;
        var letters = inspection.Scene.Elements.Where(e => e.Name.Length == 1 && char.IsAsciiLetterUpper(e.Name[0])).Select(e => e.Name[0]).ToHashSet();
        var reasoning = string.Join((char)32, problem.Steps.Select(s => s.Thought).Append(problem.Conclusion));
        var stranger = unknown.Where(c => !letters.Contains(c)).Distinct().ToArray();
        var meant = letters.Where(l => Mentions(reasoning, l) && !Mentions(problem.Question, l)).Order().ToArray();
        if (stranger.Length != 1 || meant.Length == 0)
        {
            return null;
        }

        foreach (var letter in meant)
        {
            var question = Regex.Replace(problem.Question, $@"(?<=(?<![\p{{L}}\d])[A-Z]*){stranger[0]}(?=[A-Z]*(?![\p{{L}}\d]))", letter.ToString(), RegexOptions.None, TimeSpan.FromSeconds(1));
            var repaired = problem with { Question = question };
            if (meant.Length == 1 || inspection.Of(repaired).Problem.Question != problem.Question)
            {
                return new Proposal(repaired, $"The picture has no {stranger[0]}; the reasoning speaks of {letter}, which the question did not mention.");
            }
        }

        return null;
    }

    private static bool Mentions(string text, char letter) => Regex.IsMatch(text, $@"(?<![\p{{L}}\d])[A-Z]{{0,4}}{letter}[A-Z]{{0,4}}(?![\p{{L}}\d])", RegexOptions.None, TimeSpan.FromSeconds(1));
}
