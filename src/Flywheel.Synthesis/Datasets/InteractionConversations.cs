using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Datasets;

/// <summary>Conversations in which the assistant thinks with code; the sandbox's pictures stand in its own turn.</summary>
internal sealed class InteractionConversations(FigureEngine engine, FigureRenderer renderer) : ConversationMaker
{
    public override Conversation? Make(Problem problem, CancellationToken cancellationToken)
    {
        var thought = new InteractiveThought(problem.Steps, problem.Conclusion, problem.Answer.Text);
        if (thought.FindTag() is not null)
        {
            return null;
        }

        var scenes = new List<Scene> { RowMaker.Required(problem, "the picture", engine.Draw(problem.FigureCode, cancellationToken)) };
        foreach (var step in problem.Steps)
        {
            scenes.Add(RowMaker.Required(problem, $"step {scenes.Count}", engine.DrawStep(scenes[^1], step.Code, cancellationToken)));
        }

        return new Conversation(
            problem.Id,
            [
                new("system", InteractiveProtocol.SystemPrompt),
                new("user", InteractiveProtocol.Ask(problem.FullQuestion)),
                new("assistant", thought.Write()),
            ],
            [.. scenes.Select(s => renderer.Png(s))]);
    }
}
