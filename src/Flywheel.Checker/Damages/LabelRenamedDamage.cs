using System.Text.RegularExpressions;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>
/// The question calls a thing, wherever it speaks of it, by a letter that the picture does not show as a name; the letter of a unit behind a number
/// is no name. Which thing was meant is often lost with its letter, so a repairer cannot be expected to know.
/// </summary>
internal sealed class LabelRenamedDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "label-renamed-in-question";

    /// <inheritdoc />
    public override bool Repairable => false;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random)
    {
        var problem = inspection.Problem;
        var letters = inspection.Scene.Elements.Where(e => e.Name.Length == 1 && char.IsAsciiLetterUpper(e.Name[0])).Select(e => e.Name[0]).Distinct().Order().ToArray();
        var named = letters.Where(l => l is not 'A' and not 'I' && Words.Contains(problem.Question, l.ToString()) && !problem.Question.Contains($"°{l}", StringComparison.Ordinal)).ToArray();
        var reasoning = string.Join(' ', problem.Steps.Select(s => s.Thought).Append(problem.Conclusion));
        var free = Enumerable.Range('B', 25).Select(c => (char)c).Where(c => c is not 'I' && !letters.Contains(c) && !Words.Contains(problem.Question + ' ' + reasoning, c.ToString())).ToArray();
        if (letters.Length < 3 || named.Length == 0 || free.Length == 0)
        {
            return null;
        }

        var (old, changed) = (random.Pick<char>(named), random.Pick<char>(free));
        var question = Regex.Replace(problem.Question, $@"(?<=(?<![\p{{L}}\d])[A-Z]{{0,3}}){old}(?=[A-Z]{{0,3}}(?![\p{{L}}\d₀-₉#]))", changed.ToString(), RegexOptions.None, TimeSpan.FromSeconds(1));

        // In 8B and H₂ the letter is no word of its own, so nothing is renamed.
        return question == problem.Question ? null : problem with { Question = question };
    }
}
