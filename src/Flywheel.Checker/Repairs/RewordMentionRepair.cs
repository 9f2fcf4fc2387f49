using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Flywheel.Checker.Checks;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Repairs;

/// <summary>Calls a thing in the question by the name that picture and reasoning use.</summary>
internal sealed partial class RewordMentionRepair : Repair
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
        var reasoning = string.Join(' ', problem.Steps.Select(s => s.Thought).Append(problem.Conclusion));
        var stranger = unknown.Where(c => !letters.Contains(c)).Distinct().ToArray();
        if (stranger.Length != 1 || Meant(problem, reasoning, Fitting(inspection.Scene, problem.Question, stranger[0], letters)) is not { } letter)
        {
            return null;
        }

        var question = Regex.Replace(problem.Question, $@"(?<=(?<![\p{{L}}\d])[A-Z]*){stranger[0]}(?=[A-Z]*(?![\p{{L}}\d]))", letter.ToString(), RegexOptions.None, TimeSpan.FromSeconds(1));
        return new Proposal(problem with { Question = question }, $"The picture has no {stranger[0]}; {letter} is in the picture and spoken of, but the question did not mention it.");
    }

    /// <summary>The letters of things that are what the question says of the stranger: a centre, or a place; all letters where it says nothing.</summary>
    private static HashSet<char> Fitting(Scene scene, string question, char stranger, HashSet<char> letters)
    {
        var places = scene.Elements.Where(e => e.Name.Length == 1 && e.Points.Length == 1).ToArray();
        var centres = scene.Elements.Where(e => e.Kind == "circle").Select(e => e.Position).ToArray();
        var fitting = Regex.IsMatch(question, $@"\bcent(re|er) {stranger}\b|\b{stranger} is the cent(re|er)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            ? places.Where(p => Array.Exists(centres, c => c.DistanceTo(p.Position) < 1))
            : Regex.IsMatch(question, $@"\b(at|point|corner|vertex|equilibrium) {stranger}\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) ? places : [];
        var names = fitting.Select(e => e.Name[0]).Where(letters.Contains).ToHashSet();
        return names.Count > 0 ? names : letters;
    }

    /// <summary>
    /// The letter that the question does not name by itself and that answer code and reasoning speak of most, alone or within the name of a side or an angle.
    /// Null where two are spoken of equally often.
    /// </summary>
    private static char? Meant(Problem problem, string reasoning, HashSet<char> letters)
    {
        var question = problem.Question;
        var literals = Literals().Matches(problem.AnswerCode).Select(m => m.Value).ToArray();
        var ranked = letters
            .Where(l => !Words.Contains(question, l.ToString()))
            .Select(l => (Letter: l, Score: (4 * Count(reasoning, l.ToString())) + reasoning.Count(c => c == l) + (5 * literals.Count(t => t.Contains(l, StringComparison.Ordinal))) - (Mentions(question, l) ? 1 : 0)))
            .OrderByDescending(l => l.Score)
            .ThenBy(l => l.Letter)
            .ToArray();
        return ranked.Length == 0 || (ranked.Length > 1 && ranked[0].Score == ranked[1].Score) ? null : ranked[0].Letter;
    }

    [GeneratedRegex("\"[A-Z]{1,4}\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Literals();

    private static int Count(string text, string word)
    {
        var count = 0;
        for (var at = Words.IndexOf(text, word, 0); at >= 0; at = Words.IndexOf(text, word, at + 1))
        {
            count++;
        }

        return count;
    }

    private static bool Mentions(string text, char letter) => Regex.IsMatch(text, $@"(?<![\p{{L}}\d])[A-Z]{{0,4}}{letter}[A-Z]{{0,4}}(?![\p{{L}}\d])", RegexOptions.None, TimeSpan.FromSeconds(1));
}
