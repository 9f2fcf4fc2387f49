using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Flywheel.Checker.Checks;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Repairs;

/// <summary>Calls a thing in the question by the name that it has in the picture, where only one can be meant.</summary>
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

        // The letters of an inset are found by looking them up; no question names them.
        var letters = inspection.Scene.Elements.Where(e => !e.Kind.StartsWith("inset-", StringComparison.Ordinal) && e.Name.Length == 1 && char.IsAsciiLetterUpper(e.Name[0])).Select(e => e.Name[0]).ToHashSet();
        var stranger = unknown.Where(c => !letters.Contains(c)).Distinct().ToArray();
        if (stranger.Length != 1 || Meant(problem, Fitting(inspection.Scene, problem.Question, stranger[0], letters)) is not { } letter)
        {
            return null;
        }

        var question = Regex.Replace(problem.Question, $@"(?<=(?<![\p{{L}}\d])[A-Z]*){stranger[0]}(?=[A-Z]*(?![\p{{L}}\d]))", letter.ToString(), RegexOptions.None, TimeSpan.FromSeconds(1));
        return new Proposal(problem with { Question = question }, $"The picture has no {stranger[0]}; {letter} is what the question does not mention and the answer rests on.");
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
    /// The one letter that the question does not name, alone or within the name of a side or an angle, and that the answer code asks for, where the
    /// reasoning speaks of no other such letter; or the one that is left in the picture. Null for anything less: a wrong guess would be a wrong question.
    /// </summary>
    private static char? Meant(Problem problem, HashSet<char> letters)
    {
        var reasoning = string.Join(' ', problem.Steps.Select(s => s.Thought).Append(problem.Conclusion));
        var asked = Literals().Matches(problem.AnswerCode).Select(m => m.Groups["letter"].Value[0]).ToHashSet();
        var absent = letters.Where(l => !Mentions(problem.Question, l)).ToArray();
        var meant = Array.Exists(absent, asked.Contains) ? Array.FindAll(absent, l => asked.Contains(l) || Mentions(reasoning, l)) : absent;
        return meant.Length == 1 ? meant[0] : null;
    }

    private static bool Mentions(string text, char letter) => Regex.IsMatch(text, $@"(?<![\p{{L}}\d])[A-Z]{{0,4}}{letter}[A-Z]{{0,4}}(?![\p{{L}}\d₀-₉#])", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex("\"(?<letter>[A-Z])\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literals();
}
