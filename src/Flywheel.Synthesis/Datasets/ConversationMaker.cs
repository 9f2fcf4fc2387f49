using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Datasets;

/// <summary>Makes conversations of problems. Thread-safe.</summary>
internal abstract class ConversationMaker
{
    /// <summary>The conversation of a problem; null where it gives none.</summary>
    public abstract Conversation? Make(Problem problem, CancellationToken cancellationToken);
}
