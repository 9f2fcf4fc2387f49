using System.Collections.Immutable;
using Flywheel.Checker.Checks;
using Flywheel.Checker.Repairs;

namespace Flywheel.Checker.Reviews;

/// <summary>
/// A repair that asks somebody, such as a model. What it proposes is not trusted: it is kept only if it passes every rule. Thread-safe.
/// </summary>
public abstract class ReviewRepair
{
    /// <summary>Unique among all repairs, in lower-case words joined by hyphens.</summary>
    public abstract string Name { get; }

    /// <summary>Who proposes, as repairs name their actor.</summary>
    public abstract string Actor { get; }

    /// <summary>Names of the checks, of either kind, whose findings it answers.</summary>
    public abstract ImmutableArray<string> Answers { get; }

    /// <summary>A new version of the problem, or null where none came of it.</summary>
    /// <param name="inspection">The problem; its programs need not have run.</param>
    /// <param name="finding">What speaks against it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public abstract Task<Proposal?> ProposeAsync(Inspection inspection, Finding finding, CancellationToken cancellationToken);
}
