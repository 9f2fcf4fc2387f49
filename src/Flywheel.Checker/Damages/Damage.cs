using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>
/// A way to spoil a good problem, to see whether the checks notice: for measuring them, and for the canaries of a run. Stateless; the same
/// random stream gives the same damage.
/// </summary>
public abstract class Damage
{
    /// <summary>Unique, in lower-case words joined by hyphens.</summary>
    public abstract string Name { get; }

    /// <summary>Whether what is needed to undo it is still in the problem, so that a repairer can be expected to.</summary>
    public abstract bool Repairable { get; }

    /// <summary>The spoilt problem; null where this damage does not apply or would change nothing that matters.</summary>
    /// <param name="inspection">The good problem with its pictures.</param>
    /// <param name="random">Decides what is spoilt.</param>
    public abstract Problem? Apply(Inspection inspection, SeededRandom random);
}
