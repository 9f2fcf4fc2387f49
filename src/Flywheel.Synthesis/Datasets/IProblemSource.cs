using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Datasets;

/// <summary>The problems of an export, in its order. Both sequences have the same problems in the same order, however often they are read.</summary>
public interface IProblemSource
{
    /// <summary>What the split needs to know of every problem.</summary>
    IAsyncEnumerable<ProblemSummary> SummariesAsync(CancellationToken cancellationToken);

    /// <summary>The problems.</summary>
    IAsyncEnumerable<Problem> ProblemsAsync(CancellationToken cancellationToken);
}
