using System.Collections.Immutable;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>A lowered function: a local function, a lambda or a tool.</summary>
internal sealed class FunctionCode(string name)
{
    public string Name { get; } = name;

    public ImmutableArray<Variable> Parameters { get; set; } = [];

    /// <summary>The parameters' default values, by position; null where there is none.</summary>
    public ImmutableArray<Evaluator?> Defaults { get; set; } = [];

    /// <summary>Slots of a frame.</summary>
    public int Slots { get; set; }

    /// <summary>The variables of the code around it that it uses: there, and here.</summary>
    public List<(Variable Outer, Variable Inner)> Captures { get; } = [];

    /// <summary>The declared result; null where any value will do.</summary>
    public TypeSpec? Returns { get; set; }

    public Evaluator Body { get; set; } = static _ => default;

    /// <summary>Binds the function to the variables that it shares with the frame it is made in.</summary>
    public Closure Close(Frame frame)
    {
        if (Captures.Count == 0)
        {
            return new Closure(this, []);
        }

        var cells = new Cell[Captures.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = frame.Slots[Captures[i].Outer.Slot].AsCell;
        }

        return new Closure(this, cells);
    }

    /// <summary>Runs the function. An argument of kind nothing stands for one left out.</summary>
    public Value Call(Machine machine, Closure closure, ReadOnlySpan<Value> arguments)
    {
        var position = machine.Position;
        machine.Enter();
        if (arguments.Length > Parameters.Length)
        {
            throw Misfit(arguments.Length);
        }

        var frame = new Frame(machine, Slots);
        for (var i = 0; i < closure.Captured.Length; i++)
        {
            frame.Slots[Captures[i].Inner.Slot] = Value.Of(closure.Captured[i]);
        }

        for (var i = 0; i < Parameters.Length; i++)
        {
            var parameter = Parameters[i];
            if (parameter.IsCaptured)
            {
                parameter.Renew(frame);
            }

            var given = i < arguments.Length && arguments[i].Kind != ValueKind.Nothing;
            parameter.Declare(frame, given ? arguments[i] : Defaults[i] is { } byDefault ? byDefault(frame) : throw Misfit(arguments.Length));
        }

        var result = Body(frame);
        machine.Leave();
        if (Returns is null)
        {
            return result;
        }

        machine.Position = position;
        return Returns.Kind == ValueKind.Nothing ? default : Returns.Convert(result, machine, $"The result of {Name}");
    }

    private FigureException Misfit(int count) =>
        new($"{Words.Capital(Name)} takes {Words.Count(Parameters.Length, "argument")}, not {count}.", kind: FigureErrorKind.Type);
}
