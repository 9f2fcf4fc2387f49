using Flywheel.Model.Chat;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Model.Authoring;

/// <summary>Makes problems harder with a model, by a parallel or a sequential move. What it proposes is checked like any other problem. Thread-safe.</summary>
public sealed class ModelExpander
{
    private readonly PartsWriter _writer;

    /// <param name="runner">Asks the model.</param>
    /// <param name="engine">Runs the programs.</param>
    /// <param name="options">How it is asked; the defaults if null.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public ModelExpander(PromptRunner runner, FigureEngine engine, ModelAuthorOptions? options = null)
    {
        _writer = new PartsWriter(runner, engine, ModelAuthorOptions.Require(options));
    }

    /// <summary>Expands a problem; null where no complete problem came of it, or one that is no harder: with fewer steps, or with the same question.</summary>
    /// <param name="parent">The problem.</param>
    /// <param name="lineage">The move: <see cref="Lineage.Parallel"/> or <see cref="Lineage.Sequential"/>.</param>
    /// <param name="id">The new problem's id.</param>
    /// <param name="seed">The new problem's seed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">The move is another.</exception>
    /// <exception cref="GenerationException">The model failed.</exception>
    public async Task<Problem?> ExpandAsync(Problem parent, Lineage lineage, string id, ulong seed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parent);
        var move = lineage switch
        {
            Lineage.Parallel => "parallel",
            Lineage.Sequential => "sequential",
            _ => throw new ArgumentException($"{lineage} is no move that makes a problem harder.", nameof(lineage)),
        };
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["move"] = move, ["problem"] = ProblemText.Write(parent) };
        var (parts, _) = await _writer.WriteAsync("expander", parent.FigureKind, variables, seed, static () => { }, cancellationToken);
        return parts is null || parts.Steps.Length < parent.Steps.Length || parts.Question == parent.Question ? null : Finish(parent, parts, move) with
        {
            Id = id,
            Seed = seed,
            Parent = parent.Id,
            Lineage = lineage,
            Level = parent.Level + 1,
        };
    }

    private static Problem Finish(Problem parent, ProblemParts parts, string move) => parent with
    {
        Family = $"{parent.Family}+model-{move}",
        Question = parts.Question,
        Choices = parts.Choices,
        Answer = parts.Answer,
        FigureCode = parts.FigureCode,
        Steps = parts.Steps,
        Conclusion = parts.Conclusion,
        AnswerCode = parts.AnswerCode,
        Tools = [.. parts.Tools.Intersect(parent.Tools, StringComparer.Ordinal)],
        Variant = null,
    };
}
