namespace Flywheel.Synthesis.Figures.Language;

/// <summary>The names that are visible while a function is lowered: its open blocks, and the functions around it.</summary>
internal sealed class FunctionScope(FunctionScope? parent, FunctionCode code)
{
    private readonly List<Dictionary<string, Variable>> _blocks = [];
    private readonly Dictionary<string, Variable> _captured = new(StringComparer.Ordinal);

    public FunctionCode Code { get; } = code;

    public FunctionScope? Parent { get; } = parent;

    /// <summary>Every visible name.</summary>
    public IEnumerable<string> Names => _blocks.SelectMany(b => b.Keys).Concat(Parent?.Names ?? []);

    public void Open() => _blocks.Add(new Dictionary<string, Variable>(StringComparer.Ordinal));

    /// <summary>Ends the innermost block.</summary>
    /// <returns>Its variables that inner functions share; the block makes them anew each time it is entered.</returns>
    public Variable[] Close()
    {
        var block = _blocks[^1];
        _blocks.RemoveAt(_blocks.Count - 1);
        return block.Count == 0 ? [] : [.. block.Values.Where(v => v.IsCaptured)];
    }

    /// <summary>How many blocks are open.</summary>
    public int Level => _blocks.Count;

    /// <summary>Ends the blocks that an error left open.</summary>
    public void Unwind(int level) => _blocks.RemoveRange(level, _blocks.Count - level);

    /// <summary>Adds a variable to the innermost block; null if the function has the name in an open block already.</summary>
    public Variable? Declare(string name, TypeSpec? type, bool isReadOnly = false, FunctionHeader? function = null)
    {
        foreach (var block in _blocks)
        {
            if (block.ContainsKey(name))
            {
                return null;
            }
        }

        var variable = new Variable(name, Code.Slots++, type) { IsReadOnly = isReadOnly, Function = function };
        _blocks[^1].Add(name, variable);
        return variable;
    }

    /// <summary>The variable of that name as seen from this function; null if there is none.</summary>
    public Variable? Resolve(string name)
    {
        for (var i = _blocks.Count - 1; i >= 0; i--)
        {
            if (_blocks[i].TryGetValue(name, out var own))
            {
                return own;
            }
        }

        if (_captured.TryGetValue(name, out var known))
        {
            return known;
        }

        if (Parent?.Resolve(name) is not { } outer)
        {
            return null;
        }

        outer.IsCaptured = true;
        var inner = new Variable(name, Code.Slots++, outer.Type) { IsCaptured = true, IsReadOnly = outer.IsReadOnly, Function = outer.Function, IsDouble = outer.IsDouble };
        Code.Captures.Add((outer, inner));
        _captured.Add(name, inner);
        return inner;
    }
}
