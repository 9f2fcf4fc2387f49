using Flywheel.Model.Chat;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Model.Authoring;

/// <summary>Lets a model write one step of the thinking anew. Question, picture and answer stay.</summary>
/// <param name="runner">Asks the model.</param>
public sealed class StepTutor(PromptRunner runner)
{
    private const int Tokens = 2_048;

    private static readonly string[] s_parts = ["thought", "code"];

    /// <summary>Proposes a new version; null where the reply is incomplete or changes nothing. The checker decides whether it is kept.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="step">The step, counted from 0.</param>
    /// <param name="scene">The picture's scene; null where the picture cannot be drawn.</param>
    /// <param name="complaint">What is wrong with the step.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    /// <exception cref="GenerationException">The model failed.</exception>
    public async Task<Problem?> ProposeAsync(Problem problem, int step, Scene? scene, string complaint, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(step, problem.Steps.Length);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["problem"] = ProblemText.Write(problem),
            ["step"] = $"{step + 1}",
            ["complaint"] = complaint,
            ["elements"] = PictureText.Places(scene),
            ["language"] = ReferencePage.Brief(problem.FigureKind),
        };
        var reply = await runner.RunAsync("tutor", variables, 0, Tokens, problem.Seed + (ulong)step, cancellationToken);
        var parts = TaggedText.Read(reply, s_parts).GroupBy(p => p.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Text, StringComparer.Ordinal);
        if (s_parts.Any(name => parts.GetValueOrDefault(name, "").Length is 0 or > ProblemText.LongestPart))
        {
            return null;
        }

        var written = new ThinkingStep(parts["thought"], parts["code"]);
        return written == problem.Steps[step] ? null : problem with { Steps = problem.Steps.SetItem(step, written) };
    }
}
