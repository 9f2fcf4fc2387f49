using System.Collections.Immutable;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker;

/// <summary>
/// One version of a problem under inspection: its pictures and its computed answer, made once and on demand, and shared by all checks and
/// repairs. For one thread.
/// </summary>
public sealed class Inspection
{
    private readonly FigureEngine _engine;
    private readonly FigureRenderer _renderer;
    private readonly CancellationToken _cancellationToken;
    private readonly Lazy<FigureResult> _figure;
    private readonly Lazy<ImmutableArray<FigureResult>> _steps;
    private readonly Lazy<EvaluationResult?> _answer;

    /// <summary>An inspection of a problem; nothing is run yet.</summary>
    public Inspection(Problem problem, FigureEngine engine, FigureRenderer renderer, CancellationToken cancellationToken = default)
    {
        (Problem, _engine, _renderer, _cancellationToken) = (problem, engine, renderer, cancellationToken);
        _figure = new(() => engine.Draw(problem.FigureCode, cancellationToken), LazyThreadSafetyMode.None);
        _steps = new(DrawSteps, LazyThreadSafetyMode.None);
        _answer = new(() => Figure.Scene is { } scene ? engine.Evaluate(scene, problem.AnswerCode, cancellationToken) : null, LazyThreadSafetyMode.None);
    }

    /// <summary>The problem.</summary>
    public Problem Problem { get; }

    /// <summary>What came of the figure program.</summary>
    public FigureResult Figure => _figure.Value;

    /// <summary>What came of each step; ends with the first one that failed, empty if the figure failed.</summary>
    public ImmutableArray<FigureResult> Steps => _steps.Value;

    /// <summary>What came of the answer code on the picture without steps; null if the figure failed.</summary>
    public EvaluationResult? Answer => _answer.Value;

    /// <summary>The picture without steps.</summary>
    /// <exception cref="InvalidOperationException">The figure program failed; only checks of programs may run then.</exception>
    public Scene Scene => Figure.Scene ?? throw new InvalidOperationException("The figure program failed, so there is no scene.");

    /// <summary>The picture with all steps; the picture without them if there are none or one failed.</summary>
    public Scene LastScene => Steps.Length > 0 && Steps[^1].Scene is { } last ? last : Scene;

    /// <summary>Whether the figure and every step ran.</summary>
    public bool ProgramsRan => Figure.Succeeded && Steps.Length == Problem.Steps.Length && Steps.All(s => s.Succeeded);

    /// <summary>The picture before a step, counted from 0.</summary>
    public Scene Before(int step) => step == 0 ? Scene : Steps[step - 1].Scene!;

    /// <summary>The elements that a step added, counted from 0.</summary>
    public IEnumerable<Element> AddedBy(int step) => Steps[step].Scene!.Elements.Skip(Before(step).Elements.Length);

    /// <summary>Runs another figure program.</summary>
    public FigureResult Draw(string code) => _engine.Draw(code, _cancellationToken);

    /// <summary>Runs another step.</summary>
    public FigureResult DrawStep(Scene scene, string code) => _engine.DrawStep(scene, code, _cancellationToken);

    /// <summary>Runs answer code on another scene.</summary>
    public EvaluationResult Evaluate(Scene scene, string code) => _engine.Evaluate(scene, code, _cancellationToken);

    /// <summary>Runs answer code on several other scenes, as far as results are asked for.</summary>
    public IEnumerable<EvaluationResult> EvaluateEach(IEnumerable<Scene> scenes, string code) => _engine.EvaluateEach(scenes, code, _cancellationToken);

    /// <summary>A small grey picture of a scene; see <see cref="FigureRenderer.Thumbnail"/>.</summary>
    public byte[] Thumbnail(Scene scene, int width, int height) => _renderer.Thumbnail(scene, width, height);

    /// <summary>The inspection of a changed version of the problem.</summary>
    public Inspection Of(Problem problem) => new(problem, _engine, _renderer, _cancellationToken);

    private ImmutableArray<FigureResult> DrawSteps()
    {
        var results = ImmutableArray.CreateBuilder<FigureResult>(Problem.Steps.Length);
        var scene = Figure.Scene;
        foreach (var step in Problem.Steps)
        {
            if (scene is null)
            {
                break;
            }

            results.Add(_engine.DrawStep(scene, step.Code, _cancellationToken));
            scene = results[^1].Scene;
        }

        return results.ToImmutable();
    }
}
