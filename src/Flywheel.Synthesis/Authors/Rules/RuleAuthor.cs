using System.Diagnostics.CodeAnalysis;
using Flywheel.Knowledge.Random;
using Flywheel.Knowledge.Sampling;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules;

/// <summary>
/// Writes problems from families: no model, true by construction, reproducible by seed. A family that draws unlucky numbers is asked again;
/// one that fails twenty times gives no problem for that request. Thread-safe.
/// </summary>
public sealed class RuleAuthor(FigureEngine engine, FamilyCatalog families, KnowledgeSampler sampler) : IProblemAuthor
{
    private const int Attempts = 20;

    /// <inheritdoc />
    public string Name => "rules";

    /// <inheritdoc />
    public string Version => "1";

    /// <inheritdoc />
    public ValueTask<Problem?> WriteAsync(AuthorRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Write(request));
    }

    /// <summary>Writes a problem of a given family, for trying one out.</summary>
    public Problem? Write(AuthorRequest request, ProblemFamily family)
    {
        var random = SeededRandom.For(request.Seed).Fork(family.Name);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (TryCompose(family, random.Fork(attempt), request.Domain, out var draft))
            {
                return Finish(request, family, draft);
            }
        }

        return null;
    }

    private Problem? Write(AuthorRequest request)
    {
        var candidates = families.For(request.FigureKind, request.Domain);
        return candidates.Count == 0 ? null : Write(request, SeededRandom.For(request.Seed).Fork("family").Pick(candidates));
    }

    private bool TryCompose(ProblemFamily family, SeededRandom random, string domain, [NotNullWhen(true)] out Draft? draft)
    {
        try
        {
            draft = family.Compose(new Drafting(engine, random, domain));
            return true;
        }
        catch (DraftException)
        {
            // Unlucky numbers are part of the game; the next attempt draws others.
            draft = null;
            return false;
        }
    }

    private Problem Finish(AuthorRequest request, ProblemFamily family, Draft draft) => new()
    {
        Id = request.Id,
        Run = request.Run,
        Seed = request.Seed,
        Author = Name,
        Family = family.Name,
        Domain = request.Domain,
        FigureKind = family.FigureKind,
        Knowledge = [.. Knowledge(request, family)],
        Tools = draft.Tools,
        Question = draft.Question,
        Choices = draft.Choices,
        Answer = draft.Answer,
        FigureCode = draft.FigureCode,
        Steps = draft.Steps,
        Conclusion = draft.Conclusion,
        AnswerCode = draft.AnswerCode,
        Variant = draft.Variant,
    };

    /// <summary>A principle and its companions: of the family's topics in that domain, or else of any of its topics with the figure kind.</summary>
    private IEnumerable<string> Knowledge(AuthorRequest request, ProblemFamily family)
    {
        var filter = new SamplingFilter { Domain = request.Domain, FigureKind = family.FigureKind, Within = request.Within };
        var home = FamilyCatalog.Home(family, request.Domain);
        var found = home is not null && sampler.TrySample(request.RunSeed, request.Index, filter with { TopicNames = home.Topics }, out var combination)
            ? combination
            : sampler.TrySample(request.RunSeed, request.Index, filter, out combination) ? combination : null;
        return found is null ? [] : found.Companions.Select(n => n.Id).Prepend(found.Principle.Id);
    }
}
