using Flywheel.Model.Chat;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Model.Authoring;

/// <summary>
/// Repairs a problem whose pictures are right and whose question is not: a model sees the original and the edited picture and writes question,
/// answer, conclusion and answer code anew. Picture and steps stay.
/// </summary>
/// <param name="runner">Asks the model.</param>
public sealed class ProblemReconstructor(PromptRunner runner)
{
    private const int Tokens = 2_048;

    private static readonly string[] s_parts = ["question", "answer", "conclusion", "answer_code"];

    /// <summary>Proposes a new version; null where the reply is incomplete. The checker decides whether it is kept.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="original">Its picture.</param>
    /// <param name="edited">Its picture after all steps.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GenerationException">The model failed.</exception>
    public async Task<Problem?> ProposeAsync(Problem problem, Picture original, Picture edited, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["original"] = PictureText.DataUrl(original),
            ["edited"] = PictureText.DataUrl(edited),
            ["elements"] = PictureText.Elements(original.Scene),
        };
        var reply = await runner.RunAsync("reconstructor", variables, 0, Tokens, problem.Seed, cancellationToken);
        var parts = TaggedText.Read(reply, s_parts).GroupBy(p => p.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Text, StringComparer.Ordinal);
        if (s_parts.Any(name => parts.GetValueOrDefault(name, "").Length is 0 or > ProblemText.LongestPart))
        {
            return null;
        }

        return AnswerText.Read(parts["answer"], out _) is not { } answer || answer is ChoiceAnswer ? null : problem with { Question = parts["question"], Choices = [], Answer = answer, Conclusion = parts["conclusion"], AnswerCode = parts["answer_code"], Variant = null };
    }
}
