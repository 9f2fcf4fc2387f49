using System.Collections.Immutable;
using Flywheel.Checker.Checks;

namespace Flywheel.Checker.Repairs;

/// <summary>
/// Proposes a new version of a problem that a finding speaks against. Stateless and deterministic. The picture's inventory is the ground
/// truth: a repair never trusts the author's word for the answer.
/// </summary>
public abstract class Repair
{
    /// <summary>Unique, in lower-case words joined by hyphens.</summary>
    public abstract string Name { get; }

    /// <summary>Names of the checks whose findings it answers.</summary>
    public abstract ImmutableArray<string> Answers { get; }

    /// <summary>A new version of the problem, or null where this repair knows none.</summary>
    public abstract Proposal? Propose(Inspection inspection, Finding finding);
}
