using System.Reflection;
using Flywheel.Knowledge.Sampling;
using Flywheel.Model.Chat;
using Flywheel.Model.Replies;
using Flywheel.Synthesis.Authors;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Problems;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Flywheel.Model.Authoring;

/// <summary>
/// Writes problems with a model: it is shown the drawn knowledge, the tools, the language and an example, and its reply is read part by part.
/// Replies with complaints go back to it, a bounded number of times. Nothing that the model writes is trusted: the checker decides what is kept.
/// Every request ends in exactly one of <see cref="AuthoringCounts"/>. Thread-safe.
/// </summary>
public sealed class ModelAuthor : IProblemAuthor
{
    private readonly KnowledgeSampler _sampler;
    private readonly PartsWriter _writer;
    private readonly IProblemAuthor _examples;
    private readonly Action<AuthorPrediction>? _predicted;
    private readonly Lock _lock = new();
    private AuthoringCounts _counts = new(0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Makes an author.</summary>
    /// <param name="chat">The model.</param>
    /// <param name="prompts">What it is told.</param>
    /// <param name="sampler">Draws the knowledge.</param>
    /// <param name="engine">Runs the programs.</param>
    /// <param name="examples">Writes the example that shows form and language.</param>
    /// <param name="options">How it is asked; the defaults if null.</param>
    /// <param name="predicted">Told the knowledge and tools that the model names for each problem handed on; from several threads. Null for nobody.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public ModelAuthor(
        IChatCompletionService chat,
        PromptLibrary prompts,
        KnowledgeSampler sampler,
        FigureEngine engine,
        IProblemAuthor examples,
        ModelAuthorOptions? options = null,
        Action<AuthorPrediction>? predicted = null)
        : this(new PromptRunner(chat, prompts), sampler, engine, examples, options, predicted)
    {
    }

    /// <summary>Makes an author.</summary>
    /// <param name="runner">Asks the model.</param>
    /// <param name="sampler">Draws the knowledge.</param>
    /// <param name="engine">Runs the programs.</param>
    /// <param name="examples">Writes the example that shows form and language.</param>
    /// <param name="options">How it is asked; the defaults if null.</param>
    /// <param name="predicted">Told the knowledge and tools that the model names for each problem handed on; from several threads. Null for nobody.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public ModelAuthor(
        PromptRunner runner, KnowledgeSampler sampler, FigureEngine engine, IProblemAuthor examples, ModelAuthorOptions? options = null, Action<AuthorPrediction>? predicted = null)
    {
        ArgumentNullException.ThrowIfNull(runner);
        options = ModelAuthorOptions.Require(options);
        (_writer, _sampler, _examples, _predicted) = (new PartsWriter(runner, engine, options), sampler, examples, predicted);
        Name = NameOf(runner.Model ?? "unnamed");
        Version = VersionOf(runner.Prompts, options);
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    /// <remarks>Covers the prompts and the options. A server may change the model behind a name unseen.</remarks>
    public string Version { get; }

    /// <summary>What became of the requests so far.</summary>
    public AuthoringCounts Counts
    {
        get
        {
            lock (_lock)
            {
                return _counts;
            }
        }
    }

    /// <summary>The author's name for a model of that name.</summary>
    public static string NameOf(string model) => $"model:{model}";

    /// <summary>The author's version with those prompts and options; the defaults if null.</summary>
    public static string VersionOf(PromptLibrary prompts, ModelAuthorOptions? options = null) =>
        $"{typeof(ModelAuthor).GetTypeInfo().Assembly.GetName().Version}-{prompts.Hash}-{options ?? new ModelAuthorOptions()}";

    /// <inheritdoc />
    /// <exception cref="GenerationException">The server is away or wants another key: asking later may do, so the request is not given up.</exception>
    public async ValueTask<Problem?> WriteAsync(AuthorRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Count(c => c with { Asked = c.Asked + 1 });
        if (!_sampler.TrySample(request.RunSeed, request.Index, new SamplingFilter { Domain = request.Domain, FigureKind = request.FigureKind, Within = request.Within }, out var knowledge))
        {
            Count(c => c with { Unknown = c.Unknown + 1 });
            return null;
        }

        try
        {
            var variables = await DescribeAsync(request, knowledge, cancellationToken);
            var (parts, complaints) = await _writer.WriteAsync(
                "creator", knowledge.FigureKind, variables, request.Seed, () => Count(c => c with { Repairs = c.Repairs + 1 }), cancellationToken);
            Count(parts is null ? c => c with { Unreadable = c.Unreadable + 1 }
                : complaints.IsEmpty ? c => c with { Written = c.Written + 1 }
                : c => c with { Doubtful = c.Doubtful + 1 });
            if (parts is null)
            {
                return null;
            }

            _predicted?.Invoke(new AuthorPrediction(request.Id, Name, parts.Knowledge, parts.Tools, ProposedTool.FindAll(parts.Tools, parts.Steps)));
            return Finish(request, knowledge, parts);
        }
        catch (GenerationException e) when (e.CostsOneReply())
        {
            Count(c => c with { Failed = c.Failed + 1 });
            return null;
        }
        catch (Exception e) when (e is GenerationException or OperationCanceledException)
        {
            Count(c => c with { Interrupted = c.Interrupted + 1 });
            throw;
        }
    }

    private async Task<Dictionary<string, string>> DescribeAsync(AuthorRequest request, KnowledgeCombination knowledge, CancellationToken cancellationToken)
    {
        var example = await _examples.WriteAsync(request, cancellationToken);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["knowledge"] = string.Join('\n', knowledge.Companions.Prepend(knowledge.Principle).Select(n => $"- {n.Path}")),
            ["figure_kind"] = knowledge.FigureKind,
            ["tools"] = knowledge.Tools.Count == 0 ? "none" : string.Join('\n', knowledge.Tools.Select(t => $"- {t.Signature}: {t.Summary} Example: {t.Example}")),
            ["example"] = example is null ? "none" : ProblemText.Write(example),
        };
    }

    private Problem Finish(AuthorRequest request, KnowledgeCombination knowledge, ProblemParts parts) => new()
    {
        Id = request.Id,
        Run = request.Run,
        Seed = request.Seed,
        Author = Name,
        Family = "model",
        Domain = request.Domain,
        FigureKind = knowledge.FigureKind,
        Knowledge = [.. knowledge.Companions.Select(n => n.Id).Prepend(knowledge.Principle.Id)],
        Tools = [.. knowledge.Tools.Select(t => t.Name).Where(t => parts.Steps.Any(s => s.Code.Contains(t + "(", StringComparison.Ordinal)))],
        Question = parts.Question,
        Choices = parts.Choices,
        Answer = parts.Answer,
        FigureCode = parts.FigureCode,
        Steps = parts.Steps,
        Conclusion = parts.Conclusion,
        AnswerCode = parts.AnswerCode,
    };

    private void Count(Func<AuthoringCounts, AuthoringCounts> change)
    {
        lock (_lock)
        {
            _counts = change(_counts);
        }
    }
}
