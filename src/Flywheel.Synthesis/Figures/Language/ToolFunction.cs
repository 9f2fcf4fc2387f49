using System.Collections.Immutable;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>
/// A visual tool. Its header is read when a call of it is first lowered, its body when it is first run or checked: so tools can call
/// themselves and each other.
/// </summary>
internal sealed class ToolFunction
{
    private readonly Lazy<ParsedTool> _parsed;
    private readonly Lazy<LoweredTool> _lowered;

    public ToolFunction(string name, Func<ParsedTool> parse, Func<ParsedTool, LoweredTool> lower)
    {
        Name = name;
        _parsed = new Lazy<ParsedTool>(parse);
        _lowered = new Lazy<LoweredTool>(() => lower(_parsed.Value));
    }

    public string Name { get; }

    /// <summary>How it is called; null where its source cannot be parsed.</summary>
    public FunctionHeader? Header => _parsed.Value.Header;

    /// <summary>What is wrong with its source; empty where it can be called.</summary>
    public ImmutableArray<FigureError> Errors => _parsed.Value.Errors is { IsEmpty: false } errors ? errors : _lowered.Value.Errors;

    /// <summary>Why it cannot be called.</summary>
    public FigureException Unusable(ImmutableArray<FigureError> errors) =>
        new($"The tool {Words.Clip(Name)} cannot be used: its line {errors[0].Line} says: {errors[0].Message}", kind: FigureErrorKind.Name);

    /// <summary>Runs the tool; an error inside is reported at the call, with its line in the tool.</summary>
    public Value Call(Machine machine, Value[] arguments)
    {
        if (_lowered.Value.Code is not { } code)
        {
            throw Unusable(Errors);
        }

        var position = machine.Position;
        machine.Position = 0;
        try
        {
            var result = code.Call(machine, new Closure(code, []), arguments);
            machine.Position = position;
            return result;
        }
        catch (FigureException error)
        {
            var line = _parsed.Value.Lines.Locate(machine.Position).Line;
            machine.Position = position;
            throw new FigureException(Words.Clip($"In the tool {Name}, line {line}: {error.Message}", 300), error.Suggestion, error.Kind);
        }
    }
}
