using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Perception;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Datasets;

/// <summary>Conversations of one question about where things are.</summary>
internal sealed class PerceptionConversations(FigureEngine engine, FigureRenderer renderer) : ConversationMaker
{
    public override Conversation? Make(Problem problem, CancellationToken cancellationToken)
    {
        var scene = RowMaker.Required(problem, "the picture", engine.Draw(problem.FigureCode, cancellationToken));
        return PerceptionAuthor.Write(scene, problem.Seed) is { } item
            ? new Conversation(problem.Id, [new("user", InteractiveProtocol.AskPerception(item.Question)), new("assistant", item.Answer)], [renderer.Png(scene)])
            : null;
    }
}
