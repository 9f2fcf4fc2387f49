using System.Collections.Immutable;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>A call of a primitive or query whose overload is settled as far as the source allows; the arguments' types decide the rest.</summary>
internal sealed class CallPlan(Overloads overloads, ImmutableArray<CallPlan.Candidate> candidates)
{
    /// <summary>An overload that the call can mean.</summary>
    /// <param name="Callable">The overload.</param>
    /// <param name="Map">For each argument the parameter that it is for.</param>
    internal readonly record struct Candidate(Callable Callable, ImmutableArray<int> Map);

    /// <summary>Whether every overload gives a double.</summary>
    public bool IsDouble => candidates.All(c => c.Callable.Method.ReturnType == typeof(double));

    /// <summary>Calls the overload that the arguments fit best; the first declared wins a tie.</summary>
    /// <param name="machine">The run; its position is set to the offending argument's where one does not fit.</param>
    /// <param name="arguments">The arguments, as written.</param>
    /// <param name="positions">Where each starts in the source.</param>
    public Value Invoke(Machine machine, ReadOnlySpan<Value> arguments, ReadOnlySpan<int> positions)
    {
        Candidate? best = null;
        var bestDistance = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var distance = Distance(candidate, arguments);
            if (distance >= 0 && distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        if (best is not { } chosen)
        {
            throw Misfit(machine, arguments, positions);
        }

        try
        {
            return chosen.Callable.Invoke(machine, arguments, chosen.Map.AsSpan());
        }
        catch (FigureException refusal) when (Quoted(refusal.Message, arguments) is >= 0 and var index)
        {
            machine.Position = positions[index];
            throw;
        }
    }

    /// <summary>The text argument that an error quotes, such as an unknown colour; negative if there is none.</summary>
    private static int Quoted(string message, ReadOnlySpan<Value> arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Kind == ValueKind.Text && message.Contains($"\"{Words.Clip(arguments[i].AsText)}\"", StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private static int Distance(in Candidate candidate, ReadOnlySpan<Value> arguments)
    {
        var sum = 0;
        for (var i = 0; i < arguments.Length; i++)
        {
            var distance = Marshalling.Distance(arguments[i], candidate.Callable.Parameters[candidate.Map[i]].Type);
            if (distance < 0)
            {
                return -1;
            }

            sum += distance;
        }

        return sum;
    }

    private FigureException Misfit(Machine machine, ReadOnlySpan<Value> arguments, ReadOnlySpan<int> positions)
    {
        var (nearest, index) = (candidates[0], -1);
        foreach (var candidate in candidates)
        {
            var fitting = FirstMisfit(candidate, arguments);
            if (fitting > index)
            {
                (nearest, index) = (candidate, fitting);
            }
        }

        machine.Position = positions[index];
        var parameter = nearest.Callable.Parameters[nearest.Map[index]];
        try
        {
            Marshalling.ToClr(arguments[index], parameter.Type, machine, parameter.Name);
        }
        catch (FigureException refusal)
        {
            return new FigureException($"{overloads.Name}: {refusal.Message}", $"Write {nearest.Callable.Signature}.", refusal.Kind);
        }

        return new FigureException($"{overloads.Name} cannot take these arguments.", $"Write {nearest.Callable.Signature}.", FigureErrorKind.Type);
    }

    private static int FirstMisfit(in Candidate candidate, ReadOnlySpan<Value> arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (Marshalling.Distance(arguments[i], candidate.Callable.Parameters[candidate.Map[i]].Type) < 0)
            {
                return i;
            }
        }

        return arguments.Length - 1;
    }
}
