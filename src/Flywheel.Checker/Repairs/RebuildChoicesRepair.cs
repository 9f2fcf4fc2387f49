using System.Collections.Immutable;
using Flywheel.Checker.Checks;
using Flywheel.Checker.Checks.Answers;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Repairs;

/// <summary>Marks the choice that the picture proves right, and replaces what makes the choices ambiguous.</summary>
internal sealed class RebuildChoicesRepair : Repair
{
    /// <inheritdoc />
    public override string Name => "rebuild-choices";

    /// <inheritdoc />
    public override ImmutableArray<string> Answers => ["one-right-choice"];

    /// <inheritdoc />
    public override Proposal? Propose(Inspection inspection, Finding finding)
    {
        var problem = inspection.Problem;
        if (problem.Answer is not ChoiceAnswer answer || inspection.Answer?.Value is not { } computed || AnswerComparison.Corrected(computed, answer) is not { } right)
        {
            return null;
        }

        var choices = problem.Choices.Select((c, i) => c with { Letter = ((char)('A' + i)).ToString() }).ToArray();
        var matching = Array.FindAll(choices, c => OneRightChoiceCheck.Says(c.Text, right));
        var keep = matching.FirstOrDefault(c => c.Letter == answer.Letter) ?? matching.FirstOrDefault();
        if (keep is null)
        {
            return null;
        }

        for (var i = 0; i < choices.Length; i++)
        {
            if (choices[i].Letter != keep.Letter && OneRightChoiceCheck.Says(choices[i].Text, right))
            {
                choices[i] = choices[i] with { Text = Another(right, choices) };
            }
        }

        var conclusion = Conclusions.ReplaceLetter(problem.Conclusion, answer.Letter, keep.Letter);
        return new Proposal(
            problem with { Choices = [.. choices], Answer = answer with { Letter = keep.Letter, Meaning = right }, Conclusion = conclusion },
            $"Choice {keep.Letter} alone says {right.Text} and is marked.");
    }

    /// <summary>A value that no choice says: the next free number, or a plain statement that none fits.</summary>
    private static string Another(Answer right, Choice[] choices)
    {
        if (right is not NumberAnswer number)
        {
            return "none of these";
        }

        var step = Math.Max(1, Math.Round(Math.Abs(number.Number) * 0.1));
        return Enumerable.Range(1, 40).Select(i => (number with { Number = number.Number + (step * i) }).Text).First(t => !Array.Exists(choices, c => AnswerComparison.SameText(c.Text, t)));
    }
}
