using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>The problem does not say which knowledge it exercises.</summary>
internal sealed class UntiedKnowledgeDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "untied-knowledge";

    /// <inheritdoc />
    public override bool Repairable => false;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random) => inspection.Problem with { Knowledge = [] };
}
