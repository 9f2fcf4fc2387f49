using System.Collections.Concurrent;
using Flywheel.Checker;
using Flywheel.Checker.Reviews;
using Flywheel.Knowledge.Random;
using Flywheel.Knowledge.Sampling;
using Flywheel.Model.Authoring;
using Flywheel.Model.Chat;
using Flywheel.Model.Interaction;
using Flywheel.Model.Replies;
using Flywheel.Synthesis.Authors;
using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Expansion;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Models;

/// <summary>
/// All who work on the problems of one run with a model: authors, expanders, and the checker with its reviews. Who of several does a candidate
/// follows from the candidate's seed alone. Thread-safe.
/// </summary>
public sealed class RunCrew
{
    private readonly ModelSettings _settings;
    private readonly RuleAuthor _rules;
    private readonly ModelAuthor _author;
    private readonly Expander _expander;
    private readonly ModelExpander _modelExpander;
    private readonly ProblemReviewer _reviewer;
    private readonly ConcurrentDictionary<string, AuthorPrediction> _predictions = new(StringComparer.Ordinal);

    internal RunCrew(ModelSettings settings, RunModel model, IReplyStore replies, FigureEngine engine, FigureRenderer renderer, FamilyCatalog families, KnowledgeSampler sampler, TimeProvider clock)
    {
        var recorded = new RecordedModel(model.Generator, replies, model.PromptPrice, model.CompletionPrice);
        var runner = new PromptRunner(recorded, model.Prompts);
        (_settings, Engine, Calls) = (settings, engine, model.Calls);
        Checker = new ProblemChecker(engine, renderer, CheckerCatalog.Checks, CheckerCatalog.Repairs);
        _rules = new RuleAuthor(engine, families, sampler);
        _author = new ModelAuthor(runner, sampler, engine, _rules, null, prediction => _predictions[prediction.Problem] = prediction);
        _expander = new Expander(engine);
        _modelExpander = new ModelExpander(runner, engine);
        var panel = new SolverPanel(new Thinker(recorded.For("solver"), new FigureSandbox(engine, renderer), clock));
        ReviewCheck[] checks =
        [
            .. settings.Judge ? new[] { new QuestionGoodCheck(new QuestionExaminer(runner), renderer, _author.Name) } : [],
            .. settings.Solvers > 0 ? new[] { new ConsensusCheck(panel, settings.Solvers, renderer, _author.Name) } : [],
        ];
        _reviewer = new ProblemReviewer(Checker, [.. checks], ModelRepairs.Create(runner, renderer, _author.Name), engine, renderer);
    }

    /// <summary>Runs the run's programs: it knows the tools that the run draws from.</summary>
    public FigureEngine Engine { get; }

    /// <summary>The rules alone.</summary>
    public ProblemChecker Checker { get; }

    /// <summary>Candidates that may be with the model at a time.</summary>
    public int Calls { get; }

    /// <summary>What the ledger tells of the model beside each thing that it wrote.</summary>
    public string ModelDigest => _settings.Digest ?? "unknown";

    /// <summary>Writes a candidate; null where nothing came of it.</summary>
    /// <exception cref="GenerationException">The model is away.</exception>
    public async Task<WrittenProblem?> WriteAsync(AuthorRequest request, CancellationToken cancellationToken)
    {
        IProblemAuthor author = IsModels(request.Seed, "author") ? _author : _rules;
        var problem = await author.WriteAsync(request, cancellationToken);
        _predictions.TryRemove(request.Id, out var prediction);
        return problem is null ? null : new WrittenProblem(problem, author.Name, author.Version, prediction);
    }

    /// <summary>
    /// Makes a harder child of a problem: by the model where the seed says so, and by the operators otherwise and where nothing came of it. Null
    /// where neither finds one.
    /// </summary>
    /// <exception cref="GenerationException">The model is away.</exception>
    public async Task<WrittenProblem?> ExpandAsync(Problem parent, string id, ulong seed, CancellationToken cancellationToken)
    {
        if (IsModels(seed, "expander") && await ExpandByModelAsync(parent, id, seed, cancellationToken) is { } written)
        {
            return new WrittenProblem(written with { Author = _author.Name }, _author.Name, _author.Version, null);
        }

        return _expander.Expand(parent, id, seed, cancellationToken) is { } child ? new WrittenProblem(child, "expander", null, null) : null;
    }

    /// <summary>Checks, reviews and repairs a problem.</summary>
    /// <exception cref="GenerationException">The model is away.</exception>
    public Task<CheckReport> CheckAsync(Problem problem, CancellationToken cancellationToken) => _reviewer.CheckAsync(problem, cancellationToken);

    /// <summary>Does something for many candidates, as many at a time as may be with the model, and gives the results in their order.</summary>
    public async Task<TResult[]> ForEachAsync<T, TResult>(IReadOnlyList<T> items, Func<T, CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
    {
        var results = new TResult[items.Count];
        await Parallel.ForAsync(
            0, items.Count, new ParallelOptions { MaxDegreeOfParallelism = Calls, CancellationToken = cancellationToken }, async (i, token) => results[i] = await work(items[i], token));
        return results;
    }

    private bool IsModels(ulong seed, string what) => SeededRandom.For(seed).Fork(what).Chance(_settings.Share);

    private async Task<Problem?> ExpandByModelAsync(Problem parent, string id, ulong seed, CancellationToken cancellationToken)
    {
        var lineage = SeededRandom.For(seed).Fork("move").Chance(0.5) ? Lineage.Parallel : Lineage.Sequential;
        try
        {
            return await _modelExpander.ExpandAsync(parent, lineage, id, seed, cancellationToken);
        }
        catch (GenerationException e) when (e.CostsOneReply())
        {
            return null;
        }
    }
}
