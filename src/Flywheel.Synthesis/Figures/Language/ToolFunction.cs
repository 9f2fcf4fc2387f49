using System.Collections.Immutable;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>A visual tool, parsed once when it is first needed.</summary>
internal sealed class ToolFunction(string name, Func<ParsedTool> parse)
{
    private readonly Lazy<ParsedTool> _parsed = new(parse);

    public string Name { get; } = name;

    /// <summary>How it is called; null where its source has errors.</summary>
    public FunctionHeader? Header => _parsed.Value.Header;

    public ImmutableArray<FigureError> Errors => _parsed.Value.Errors;

    /// <summary>Runs the tool; an error inside is reported at the call, with its line in the tool.</summary>
    public Value Call(Machine machine, Value[] arguments)
    {
        var parsed = _parsed.Value;
        var position = machine.Position;
        machine.Position = 0;
        try
        {
            var result = parsed.Code!.Call(machine, new Closure(parsed.Code, []), arguments);
            machine.Position = position;
            return result;
        }
        catch (FigureException error)
        {
            var line = parsed.Lines.Locate(machine.Position).Line;
            machine.Position = position;
            throw new FigureException(Words.Clip($"In the tool {Name}, line {line}: {error.Message}", 300), error.Suggestion, error.Kind);
        }
    }
}
