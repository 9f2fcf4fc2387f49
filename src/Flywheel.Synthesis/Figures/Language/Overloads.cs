using System.Collections.Immutable;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>The primitives or queries of one name.</summary>
internal sealed class Overloads(string name, ImmutableArray<Callable> all)
{
    public string Name { get; } = name;

    public ImmutableArray<Callable> All { get; } = all;

    /// <summary>Finds which overloads a call can mean, by the number and names of its arguments.</summary>
    /// <param name="names">For each argument its name, or null for a positional one.</param>
    /// <exception cref="FigureException">None; the message says why the nearest one does not fit.</exception>
    public CallPlan Plan(ImmutableArray<string?> names)
    {
        var candidates = ImmutableArray.CreateBuilder<CallPlan.Candidate>();
        foreach (var callable in All)
        {
            if (Misfit(callable, names, out var map) is null)
            {
                candidates.Add(new(callable, map));
            }
        }

        if (candidates.Count > 0)
        {
            return new CallPlan(this, candidates.ToImmutable());
        }

        var nearest = All.MinBy(c => (names.Count(n => n is not null && !c.Parameters.Any(p => p.Name == n)) * 100) + Math.Abs(Math.Clamp(names.Length, c.Required, c.Parameters.Length) - names.Length))!;
        throw Misfit(nearest, names, out _)!;
    }

    private static FigureException? Misfit(Callable callable, ImmutableArray<string?> names, out ImmutableArray<int> map)
    {
        var parameters = callable.Parameters;
        Span<bool> filled = stackalloc bool[parameters.Length];
        var indices = ImmutableArray.CreateBuilder<int>(names.Length);
        map = [];
        for (var i = 0; i < names.Length; i++)
        {
            var index = names[i] is { } name ? IndexOf(parameters, name) : i;
            if (index < 0)
            {
                return new FigureException($"{callable.Name} has no parameter {Words.Clip(names[i]!)}.", Spelling.Suggest(names[i]!, parameters.Select(p => p.Name)) ?? $"Write {callable.Signature}.", FigureErrorKind.Name);
            }

            if (index >= parameters.Length)
            {
                return new FigureException($"{callable.Name} takes at most {Words.Count(parameters.Length, "argument")}, not {names.Length}.", $"Write {callable.Signature}.", FigureErrorKind.Type);
            }

            if (filled[index])
            {
                return new FigureException($"{callable.Name} gets {parameters[index].Name} twice.", $"Write {callable.Signature}.", FigureErrorKind.Type);
            }

            filled[index] = true;
            indices.Add(index);
        }

        for (var i = 0; i < callable.Required; i++)
        {
            if (!filled[i])
            {
                return new FigureException($"{callable.Name} needs {parameters[i].Name}.", $"Write {callable.Signature}.", FigureErrorKind.Type);
            }
        }

        map = indices.MoveToImmutable();
        return null;
    }

    private static int IndexOf(ImmutableArray<Parameter> parameters, string name)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            if (string.Equals(parameters[i].Name, name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
