using Flywheel.Model.Chat;

namespace Flywheel.Model.Authoring;

/// <summary>Lets a model judge answers that no rule can compare. A judge that gives no verdict is asked again, three times in all.</summary>
/// <param name="runner">Asks the judge.</param>
public sealed class AnswerJudge(PromptRunner runner)
{
    private const int Attempts = 3;
    private const int Tokens = 512;
    private const int LongestResponse = 8_000;

    /// <summary>Whether a response says what the reference says; null where the judge gave no verdict.</summary>
    /// <param name="question">The question.</param>
    /// <param name="reference">The right answer.</param>
    /// <param name="response">What is judged; of a long one, the end.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GenerationException">The judge's server is away.</exception>
    public async Task<bool?> JudgeAsync(string question, string reference, string response, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(response))
        {
            return false;
        }

        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["question"] = question,
            ["reference"] = reference,
            ["response"] = response.Length > LongestResponse ? response[^LongestResponse..] : response,
        };
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var reply = await runner.RunAsync("judge", variables, 0, Tokens, (ulong)attempt, cancellationToken);
            switch (TaggedText.Read(reply, ["verdict"]))
            {
                case [{ Text: "1" }]:
                    return true;
                case [{ Text: "0" }]:
                    return false;
            }
        }

        return null;
    }
}
