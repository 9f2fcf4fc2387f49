using System.Collections.Immutable;
using System.Reflection;
using Flywheel.Synthesis.Figures.Vocabulary;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>One primitive or query: a method of the vocabulary, bound once.</summary>
internal sealed class Callable
{
    private readonly MethodInvoker _invoker;
    private readonly Type? _context;
    private readonly object?[] _defaults;

    public Callable(MethodInfo method)
    {
        _invoker = MethodInvoker.Create(method);
        Method = method;
        Name = method.Name;
        var parameters = method.GetParameters();
        var first = parameters.FirstOrDefault()?.ParameterType;
        _context = first == typeof(Sketch) || first == typeof(SceneReader) || first == typeof(Machine) ? first : null;
        Parameters = [.. parameters.Skip(_context is null ? 0 : 1).Select(p => new Parameter(p.Name!, Marshalling.SpecOf(p.ParameterType), p.HasDefaultValue, p.DefaultValue))];
        Required = Parameters.Count(p => !p.IsOptional);
        _defaults = [.. Parameters.Select(p => p.Default)];
    }

    public string Name { get; }

    public MethodInfo Method { get; }

    public ImmutableArray<Parameter> Parameters { get; }

    /// <summary>How many parameters have no default; they come first.</summary>
    public int Required { get; }

    /// <summary>Whether it draws, or reads a picture: it is then for figures and steps, or for answers, only.</summary>
    public bool Draws => _context == typeof(Sketch);

    /// <inheritdoc cref="Draws" />
    public bool Reads => _context == typeof(SceneReader);

    /// <summary>How it is called, for error messages; optional parameters by name only.</summary>
    public string Signature
    {
        get
        {
            var required = string.Join(", ", Parameters.Take(Required).Select(p => $"{p.Type} {p.Name}"));
            var optional = string.Join(", ", Parameters.Skip(Required).Select(p => p.Name));
            return Words.Clip(optional.Length == 0 ? $"{Name}({required})" : $"{Name}({required}{(Required > 0 ? ", " : "")}[{optional}])", 160);
        }
    }

    /// <summary>Calls the method.</summary>
    /// <param name="machine">The run.</param>
    /// <param name="arguments">Values, as written.</param>
    /// <param name="map">For each argument the parameter that it is for.</param>
    public Value Invoke(Machine machine, ReadOnlySpan<Value> arguments, ReadOnlySpan<int> map)
    {
        var shift = _context is null ? 0 : 1;
        var boxed = new object?[_defaults.Length + shift];
        if (shift == 1)
        {
            boxed[0] = Draws ? machine.Sketch : Reads ? machine.Reader : machine;
        }

        _defaults.CopyTo(boxed.AsSpan(shift));
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = Parameters[map[i]];
            boxed[map[i] + shift] = Marshalling.ToClr(arguments[i], parameter.Type, machine, parameter.Name);
        }

        machine.CheckTime();
        try
        {
            return Marshalling.FromClr(_invoker.Invoke(null, boxed.AsSpan()), machine);
        }
        catch (Exception defect) when (defect is not (FigureException or OperationCanceledException or OutOfMemoryException))
        {
            // A primitive should have refused these arguments itself; a worker must not die of it.
            throw new FigureException($"{Name} failed on these arguments ({defect.GetType().Name}).", $"Write {Signature}.");
        }
    }
}
