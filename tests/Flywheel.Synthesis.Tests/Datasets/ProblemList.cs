using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Flywheel.Synthesis.Datasets;
using Flywheel.Synthesis.Problems;
using Flywheel.Synthesis.Problems.Fingerprints;

namespace Flywheel.Synthesis.Tests.Datasets;

/// <summary>Problems in memory as the source of an export.</summary>
public sealed class ProblemList(IReadOnlyList<Problem> problems, IReadOnlyList<ProblemSummary> summaries) : IProblemSource
{
    public IReadOnlyList<Problem> Problems => problems;

    public IReadOnlyList<ProblemSummary> Summaries => summaries;

    /// <summary>Called with the position before a problem is handed out.</summary>
    public Action<int>? BeforeProblem { get; init; }

    public static ProblemList Of(IEnumerable<Problem> problems, SynthesisFixture fixture)
    {
        var list = problems.ToImmutableArray();
        return new ProblemList(list, [.. list.Select(p => Summary(p, fixture))]);
    }

    public static ProblemSummary Summary(Problem problem, SynthesisFixture fixture) => new(
        problem.Id,
        problem.Parent ?? problem.Id,
        ProblemFingerprint.Of(problem, fixture.Engine.Draw(problem.FigureCode).Scene!, fixture.Renderer),
        ProblemJson.Write(problem));

    public ProblemList With(Action<int> beforeProblem) => new(problems, summaries) { BeforeProblem = beforeProblem };

    public async IAsyncEnumerable<ProblemSummary> SummariesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var summary in summaries)
        {
            yield return summary;
        }
    }

    public async IAsyncEnumerable<Problem> ProblemsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        for (var i = 0; i < problems.Count; i++)
        {
            BeforeProblem?.Invoke(i);
            cancellationToken.ThrowIfCancellationRequested();
            yield return problems[i];
        }
    }
}
