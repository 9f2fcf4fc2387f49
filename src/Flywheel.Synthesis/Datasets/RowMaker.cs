using System.Collections.Immutable;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Datasets;

/// <summary>Makes the rows of one dataset. A row is a pure function of its problem. Thread-safe.</summary>
/// <param name="schema">The dataset.</param>
/// <param name="engine">Draws figures and steps.</param>
/// <param name="renderer">Paints them.</param>
public abstract class RowMaker(DatasetSchema schema, FigureEngine engine, FigureRenderer renderer)
{
    /// <summary>The dataset.</summary>
    public DatasetSchema Schema => schema;

    /// <summary>Draws figures and steps.</summary>
    protected FigureEngine Engine => engine;

    /// <summary>The maker of a dataset's rows.</summary>
    public static RowMaker For(DatasetSchema schema, FigureEngine engine, FigureRenderer renderer) => schema.Name switch
    {
        "v-interaction" => new InteractionRowMaker(engine, renderer),
        "v-perception" => new PerceptionRowMaker(engine, renderer),
        "vtbench" => new BenchRowMaker(engine, renderer),
        _ => throw new ArgumentException($"There is no dataset {schema.Name}.", nameof(schema)),
    };

    /// <summary>Makes the row of a problem.</summary>
    /// <exception cref="DatasetException">The problem's picture or a step cannot be drawn: it was accepted by other code than this.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public abstract RowResult Make(Problem problem, CancellationToken cancellationToken);

    /// <summary>The picture and, after it, the picture as each step leaves it.</summary>
    protected ImmutableArray<Scene> DrawAll(Problem problem, CancellationToken cancellationToken)
    {
        var scenes = ImmutableArray.CreateBuilder<Scene>(problem.Steps.Length + 1);
        scenes.Add(Required(problem, "the picture", engine.Draw(problem.FigureCode, cancellationToken)));
        for (var i = 0; i < problem.Steps.Length; i++)
        {
            scenes.Add(Required(problem, $"step {i + 1}", engine.DrawStep(scenes[^1], problem.Steps[i].Code, cancellationToken)));
        }

        return scenes.MoveToImmutable();
    }

    /// <summary>The figure without its steps.</summary>
    protected Scene DrawFigure(Problem problem, CancellationToken cancellationToken) => Required(problem, "the picture", engine.Draw(problem.FigureCode, cancellationToken));

    /// <summary>A picture for a row.</summary>
    /// <param name="problem">Names it.</param>
    /// <param name="part">Tells the row's pictures apart; empty for the first.</param>
    /// <param name="scene">What is painted.</param>
    protected DatasetImage Image(Problem problem, string part, Scene scene) => new(renderer.Png(scene), part.Length == 0 ? $"{problem.Id}.png" : $"{problem.Id}.{part}.png");

    /// <summary>The scene that a program drew.</summary>
    /// <exception cref="DatasetException">It drew none.</exception>
    internal static Scene Required(Problem problem, string what, FigureResult result) => result.Scene
        ?? throw new DatasetException($"{problem.Id}: {what} cannot be drawn ({result.Errors[0]}). The problem was accepted by other code; check the run again or leave the problem out by a review.");
}
