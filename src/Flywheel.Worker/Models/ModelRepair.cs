using System.Collections.Immutable;
using Flywheel.Checker;
using Flywheel.Checker.Checks;
using Flywheel.Checker.Repairs;
using Flywheel.Checker.Reviews;
using Flywheel.Model.Chat;
using Flywheel.Model.Replies;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Worker.Models;

/// <summary>A repair that a model proposes.</summary>
/// <param name="name">Its name.</param>
/// <param name="actor">The model.</param>
/// <param name="answers">Names of the checks whose findings it answers.</param>
/// <param name="why">What it changes, as a sentence.</param>
/// <param name="propose">Asks the model; null where no complete proposal came of it.</param>
internal sealed class ModelRepair(
    string name, string actor, ImmutableArray<string> answers, string why, Func<Inspection, Finding, CancellationToken, Task<Problem?>> propose) : ReviewRepair
{
    /// <inheritdoc />
    public override string Name => name;

    /// <inheritdoc />
    public override string Actor => actor;

    /// <inheritdoc />
    public override ImmutableArray<string> Answers => answers;

    /// <inheritdoc />
    public override async Task<Proposal?> ProposeAsync(Inspection inspection, Finding finding, CancellationToken cancellationToken)
    {
        try
        {
            return await propose(inspection, finding, cancellationToken) is { } after ? new Proposal(after, why) : null;
        }
        catch (GenerationException e) when (e.CostsOneReply())
        {
            return null;
        }
    }
}
