using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors;

/// <summary>Writes problems: the rule author from problem families, the model author from prompts.</summary>
public interface IProblemAuthor
{
    /// <summary>What problems name as their author.</summary>
    string Name { get; }

    /// <summary>Changes when the problems that the author writes may change; part of every run's fingerprint.</summary>
    string Version { get; }

    /// <summary>Writes a problem, which is not yet checked; null if the author found none to write.</summary>
    ValueTask<Problem?> WriteAsync(AuthorRequest request, CancellationToken cancellationToken);
}
