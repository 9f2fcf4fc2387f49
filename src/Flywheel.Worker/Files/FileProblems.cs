using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Flywheel.Synthesis.Datasets;
using Flywheel.Synthesis.Problems;
using Flywheel.Synthesis.Problems.Fingerprints;

namespace Flywheel.Worker.Files;

/// <summary>Accepted candidates as the problems of an export.</summary>
/// <param name="accepted">The candidates.</param>
internal sealed class FileProblems(ImmutableArray<FileCandidate> accepted) : IProblemSource
{
    /// <inheritdoc />
    public async IAsyncEnumerable<ProblemSummary> SummariesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var candidate in accepted)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var print = new ProblemFingerprint(candidate.Prints[0], candidate.Prints[1], candidate.Prints[2]);
            yield return new ProblemSummary(candidate.Id, candidate.Id, print, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(candidate.Document!))));
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<Problem> ProblemsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var candidate in accepted)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return ProblemJson.Read(candidate.Document!);
        }
    }
}
