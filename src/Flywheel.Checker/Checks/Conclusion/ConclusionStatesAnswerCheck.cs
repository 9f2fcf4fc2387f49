using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Checks.Conclusion;

/// <summary>The conclusion ends by stating the answer.</summary>
internal sealed class ConclusionStatesAnswerCheck : Check
{

    /// <inheritdoc />
    public override string Name => "conclusion-states-answer";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Conclusion;

    /// <inheritdoc />
    public override string Proves => "The conclusion ends by stating the answer.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection)
    {
        var (conclusion, answer) = (inspection.Problem.Conclusion, inspection.Problem.Answer);
        var value = answer.Value;
        var stated = answer is ChoiceAnswer ? new[] { answer.Text, value.Text } : [value.Text];
        var end = Sentences.Split(conclusion)[^1];
        var missing = stated.Where(s => !States(end, s)).ToArray();
        if (missing.Length > 0)
        {
            yield return Fail($"The conclusion does not end by stating {string.Join(" and ", missing)}.", ("expected", string.Join("; ", missing)), ("conclusion", conclusion));
        }
    }

    private static bool States(string conclusion, string text) => Words.Contains(conclusion, text) || text.Split(", ").Length > 1 && text.Split(", ").All(item => Words.Contains(conclusion, item));
}
