using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Sampling;
using Flywheel.Knowledge.Tools;
using Flywheel.Model.Replies;
using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Models;

/// <summary>Puts crews together. Needs no database.</summary>
/// <param name="graph">The knowledge.</param>
/// <param name="families">The families of the rule author.</param>
/// <param name="fonts">The fonts.</param>
/// <param name="engine">The engine with the graph's tools.</param>
/// <param name="renderer">Paints pictures.</param>
/// <param name="sampler">Draws from the graph.</param>
/// <param name="clock">The clock.</param>
/// <param name="model">The model; null in a process that has none.</param>
public sealed class CrewMaker(
    KnowledgeGraph graph, FamilyCatalog families, FontLibrary fonts, FigureEngine engine, FigureRenderer renderer, KnowledgeSampler sampler, TimeProvider clock, RunModel? model = null)
{
    /// <summary>Makes a crew.</summary>
    /// <param name="settings">Who does what.</param>
    /// <param name="replies">Keeps what the model writes.</param>
    /// <param name="tools">Tools that it may use beside the graph's.</param>
    /// <exception cref="RunException">This process has no model, or another one.</exception>
    public RunCrew Make(ModelSettings settings, IReplyStore replies, IReadOnlyCollection<VisualTool> tools)
    {
        if (model is null || !string.Equals(model.Identity, settings.Identity, StringComparison.Ordinal))
        {
            throw new RunException($"The model {settings.Name} is needed, which this process does not have. Give the model options that the run was started with.");
        }

        if (tools.Count == 0)
        {
            return new RunCrew(settings, model, replies, engine, renderer, families, sampler, clock);
        }

        var wider = graph.With(tools);
        return new RunCrew(settings, model, replies, FlywheelServices.MakeEngine(fonts, wider.Tools), renderer, families, new KnowledgeSampler(wider, KnowledgeUsage.None), clock);
    }
}
