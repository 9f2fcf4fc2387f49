using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using Flywheel.Synthesis.Figures.Language;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Figures.Vocabulary;

namespace Flywheel.Synthesis.Figures;

/// <summary>
/// Runs programs of the figure language: draws figures, draws steps on them, and computes answers from them. Programs are untrusted: they
/// reach nothing but the vocabulary, and end within <see cref="FigureLimits"/>. A program's failure is a result, never an exception.
/// Thread-safe; one for a process.
/// </summary>
public sealed class FigureEngine
{
    private readonly FontLibrary _fonts;
    private readonly FigureLimits _limits;
    private readonly FrozenDictionary<string, ToolFunction> _tools;
    private readonly SourceParser _drawing;
    private readonly SourceParser _answering;

    /// <summary>Makes an engine.</summary>
    /// <param name="fonts">The fonts, for measuring.</param>
    /// <param name="limits">The bounds on one program; the defaults if null.</param>
    /// <param name="tools">The visual tools that figures and steps may call; none if null.</param>
    public FigureEngine(FontLibrary fonts, FigureLimits? limits = null, ToolLibrary? tools = null)
    {
        _fonts = fonts;
        _limits = limits ?? new FigureLimits();
        var vocabulary = FigureVocabulary.Instance;
        var parsers = new SourceParser[1];
        _tools = (tools ?? ToolLibrary.Empty).Tools
            .GroupBy(t => t.Name, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => new ToolFunction(g.Key, () => parsers[0].ParseTool(g.Last()), tool => parsers[0].LowerTool(tool)), StringComparer.Ordinal);
        _drawing = parsers[0] = new SourceParser(_limits, vocabulary.Drawing, vocabulary.Answering, _tools);
        _answering = new SourceParser(_limits, vocabulary.Answering, vocabulary.Drawing, FrozenDictionary<string, ToolFunction>.Empty);
    }

    /// <summary>Runs the program of a figure.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public FigureResult Draw(string code, CancellationToken cancellationToken = default) =>
        Draw(code, pulse => new Sketch(_fonts, _limits, pulse), cancellationToken);

    /// <summary>Runs the program of a step on a picture; the result holds the picture's elements and the step's.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public FigureResult DrawStep(Scene scene, string code, CancellationToken cancellationToken = default) =>
        Draw(code, pulse => new Sketch(_fonts, _limits, scene, pulse), cancellationToken);

    /// <summary>Computes answer code, an expression or statements that end in <c>return</c>, over a picture's inventory.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public EvaluationResult Evaluate(Scene scene, string answerCode, CancellationToken cancellationToken = default) =>
        EvaluateEach([scene], answerCode, cancellationToken).First();

    /// <summary>Computes answer code over several pictures, one after another and only as far as results are asked for; the code is read once.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<EvaluationResult> EvaluateEach(IEnumerable<Scene> scenes, string answerCode, CancellationToken cancellationToken = default)
    {
        var started = Stopwatch.GetTimestamp();
        var code = _answering.Parse(answerCode, mayBeExpression: true, out var unreadable);
        foreach (var scene in scenes)
        {
            var reader = new SceneReader(scene);
            var machine = new Machine(_limits, started, cancellationToken) { Reader = reader };
            FigureValue? value = null;
            var errors = code is null || !unreadable.IsEmpty ? unreadable : Run(code, machine, answerCode, result => value = Results.Of(result, machine));
            var usage = new FigureUsage(machine.Steps, scene.Elements.Length, scene.Marks.Length, machine.Elapsed);
            yield return new EvaluationResult(errors.IsEmpty ? value : null, errors, usage, reader.ElementsRead);
            started = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>The errors in the source of a visual tool; empty where it can be called.</summary>
    /// <param name="name">The name of one of the engine's tools.</param>
    /// <exception cref="ArgumentException">The engine has no such tool.</exception>
    public ImmutableArray<FigureError> CheckTool(string name) => _tools.TryGetValue(name, out var tool)
        ? tool.Errors
        : throw new ArgumentException($"There is no visual tool named {name}.", nameof(name));

    private FigureResult Draw(string code, Func<Action, Sketch> begin, CancellationToken cancellationToken)
    {
        var machine = new Machine(_limits, Stopwatch.GetTimestamp(), cancellationToken);
        var sketch = machine.Sketch = begin(machine.CheckTime);
        Scene? scene = null;
        var program = _drawing.Parse(code, mayBeExpression: false, out var unreadable);
        var errors = program is null || !unreadable.IsEmpty ? unreadable : Run(program, machine, code, _ => scene = sketch.Complete());
        var usage = new FigureUsage(machine.Steps, sketch.Elements.Count, scene?.Marks.Length ?? 0, machine.Elapsed);
        return new FigureResult(errors.IsEmpty ? scene : null, errors, usage);
    }

    private static ImmutableArray<FigureError> Run(FunctionCode code, Machine machine, string source, Action<Value> finish)
    {
        try
        {
            machine.CheckTime();
            var result = code.Call(machine, new Closure(code, []), []);
            machine.Position = source.Length;
            finish(result);
            machine.CheckTime();
            return [];
        }
        catch (FigureException error)
        {
            return [Words.Error(error.Kind, new LineMap(source), machine.Position, error.Message, error.Suggestion)];
        }
    }
}
