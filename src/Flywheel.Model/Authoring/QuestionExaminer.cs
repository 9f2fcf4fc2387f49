using Flywheel.Model.Chat;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Model.Authoring;

/// <summary>Lets a model judge the wording of a question beside its picture. One that gives no verdict is asked again, three times in all.</summary>
/// <param name="runner">Asks the model.</param>
public sealed class QuestionExaminer(PromptRunner runner)
{
    private const int Attempts = 3;
    private const int Tokens = 512;
    private const int LongestReasons = 400;

    /// <summary>Judges the question of a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="picture">Its picture.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GenerationException">The model failed.</exception>
    public async Task<QuestionVerdict> ExamineAsync(Problem problem, Picture picture, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["picture"] = PictureText.DataUrl(picture), ["question"] = problem.FullQuestion };
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var reply = await runner.RunAsync("examiner", variables, 0, Tokens, problem.Seed + (ulong)attempt, cancellationToken);
            if (TaggedText.Read(reply, ["verdict"]) is [{ Text: "0" or "1" } verdict])
            {
                var before = reply[..reply.LastIndexOf('<', reply.LastIndexOf(verdict.Text, StringComparison.Ordinal))].Trim();
                before = before[..(before.IndexOf('<', StringComparison.Ordinal) is >= 0 and var tag ? tag : before.Length)].Trim();
                return new QuestionVerdict(verdict.Text == "1", before.Length > LongestReasons ? before[..LongestReasons] + "..." : before);
            }
        }

        return new QuestionVerdict(null, "");
    }
}
