using Flywheel.Model.Chat;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Model.Authoring;

/// <summary>Lets a model put a question in better words. Picture, answer and thinking stay.</summary>
/// <param name="runner">Asks the model.</param>
public sealed class QuestionEditor(PromptRunner runner)
{
    private const int Tokens = 1_024;

    /// <summary>Proposes a new version; null where the reply holds no question, or the same one. The checker decides whether it is kept.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="scene">Its picture's scene; null where the picture cannot be drawn.</param>
    /// <param name="complaint">What is wrong with the question.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GenerationException">The model failed.</exception>
    public async Task<Problem?> ProposeAsync(Problem problem, Scene? scene, string complaint, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["question"] = problem.FullQuestion,
            ["complaint"] = complaint,
            ["answer"] = problem.Answer.Text,
            ["elements"] = PictureText.Elements(scene),
        };
        var reply = await runner.RunAsync("editor", variables, 0, Tokens, problem.Seed, cancellationToken);
        return TaggedText.Read(reply, ["question"]) is [{ Text.Length: > 0 and <= ProblemText.LongestPart } question] && question.Text != problem.Question
            ? problem with { Question = question.Text }
            : null;
    }
}
