using System.Collections.Immutable;
using Flywheel.Checker.Checks;
using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Checker.Repairs;

/// <summary>Draws what the answer rests on, for a step that draws nothing.</summary>
internal sealed class RedrawStepRepair : Repair
{
    /// <inheritdoc />
    public override string Name => "redraw-step";

    /// <inheritdoc />
    public override ImmutableArray<string> Answers => ["step-draws", "step-on-features"];

    /// <inheritdoc />
    public override Proposal? Propose(Inspection inspection, Finding finding)
    {
        const int MostFrames = 6;
        var problem = inspection.Problem;
        if (finding.Evidence["step"] is not { } number || number.GetValue<int>() >= problem.Steps.Length || inspection.Answer is not { Value: not null } answer)
        {
            return null;
        }

        var step = number.GetValue<int>();
        var scene = inspection.Scene;
        var read = answer.ElementsRead.Select(i => scene.Elements[i]).Where(e => IsFrame(e, scene)).Take(MostFrames).ToArray();
        if (read.Length == 0)
        {
            read = [.. scene.Elements.Where(e => IsFrame(e, scene)).Take(MostFrames)];
        }

        if (read.Length == 0)
        {
            return null;
        }

        var code = string.Join('\n', read.Select(e => FigureWriter.Code($"Rectangle({e.Bounds.Left - 5}, {e.Bounds.Top - 5}, {e.Bounds.Width + 10}, {e.Bounds.Height + 10}, color: \"accent\", radius: 6);")));
        return new Proposal(
            problem with { Steps = problem.Steps.SetItem(step, problem.Steps[step] with { Code = code }) },
            $"Step {step + 1} frames the {read.Length} elements that the answer rests on.");
    }

    private static bool IsFrame(Element element, Scene scene) => element.Bounds.Area > 0 && element.Bounds.Area < 0.4 * scene.Canvas.Area;
}
