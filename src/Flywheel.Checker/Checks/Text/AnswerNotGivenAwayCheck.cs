using System.Text.RegularExpressions;

namespace Flywheel.Checker.Checks.Text;

/// <summary>Neither the question nor the picture states the answer.</summary>
internal sealed partial class AnswerNotGivenAwayCheck : Check
{
    /// <inheritdoc />
    public override string Name => "answer-not-given-away";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Text;

    /// <inheritdoc />
    public override string Proves => "Neither the question nor the picture states the answer.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection)
    {
        var problem = inspection.Problem;
        string[] forms = [.. new[] { problem.Answer.Text, problem.Answer.Value.Text }.Distinct(StringComparer.Ordinal).Where(t => t.Length > 0)];
        foreach (var form in forms)
        {
            foreach (Match match in Announcement().Matches(problem.Question))
            {
                if (Words.Contains(match.Groups["rest"].Value, form))
                {
                    yield return Fail($"The question announces the answer: \"{match.Value}\".", ("text", match.Value));
                }
            }

            var read = inspection.Answer?.ElementsRead ?? [];
            foreach (var element in inspection.Scene.Elements.Where(e => e.Kind is "text" or "title"))
            {
                var stated = Announcement().IsMatch(element.Text) || (form.Length > 1 && element.Text.Trim() == form && !read.Contains(element.Index));
                if (stated && Words.Contains(element.Text, form))
                {
                    yield return Fail($"The picture states the answer: \"{element.Text}\".", ("element", element.Index), ("text", element.Text));
                }
            }
        }
    }

    [GeneratedRegex(@"\b(answer|solution|result|hint)\b\s*(is|are|=|:|equals|will be|must be)(?<rest>[^?!]{0,80})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Announcement();
}
