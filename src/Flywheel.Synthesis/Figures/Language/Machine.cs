using System.Diagnostics;
using System.Runtime.CompilerServices;
using Flywheel.Synthesis.Figures.Vocabulary;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>
/// One run of a program: what it draws on or reads from, what it has used up, and where it is. Everything that takes time or memory goes
/// through <see cref="Step"/>, <see cref="Work"/> and <see cref="Allocate"/>, which end the run when a limit is reached.
/// </summary>
internal sealed class Machine
{
    // The clock is read once in so many steps; a step takes well under a microsecond.
    private const int StepsBetweenChecks = 512;

    private readonly FigureLimits _limits;
    private readonly long _started;
    private readonly CancellationToken _cancellation;
    private int _steps;
    private int _nextCheck;
    private int _allocated;
    private int _depth;

    public Machine(FigureLimits limits, long started, CancellationToken cancellation)
    {
        _limits = limits;
        _started = started;
        _cancellation = cancellation;
        _nextCheck = Math.Min(StepsBetweenChecks, limits.Steps);
    }

    /// <summary>The picture that is drawn; null while an answer is computed.</summary>
    public Sketch? Sketch { get; set; }

    /// <summary>The picture that is read; null while one is drawn.</summary>
    public SceneReader? Reader { get; init; }

    /// <summary>Where in the source the current operation is, as an offset; errors are reported there.</summary>
    public int Position { get; set; }

    public int Steps => Math.Min(_steps, _limits.Steps);

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    /// <summary>Counts one evaluated expression or statement, and notes where it is.</summary>
    public void Step(int position)
    {
        Position = position;
        if (++_steps >= _nextCheck)
        {
            Check();
        }
    }

    /// <summary>Counts work that grows with the data: one step for every eight items.</summary>
    public void Work(int items)
    {
        _steps += items >> 3;
        if (_steps >= _nextCheck)
        {
            Check();
        }
    }

    /// <summary>Counts items or characters that the program creates.</summary>
    public void Allocate(int count)
    {
        if (count > _limits.Allocation - _allocated)
        {
            throw Exhausted($"The program creates more than {_limits.Allocation} array items and characters.", "Create fewer or smaller arrays and strings.");
        }

        _allocated += count;
    }

    /// <summary>An array of nothing, to be filled.</summary>
    public Value[] NewArray(int length)
    {
        RequireLength(length);
        Allocate(length);
        Work(length);
        return length == 0 ? [] : new Value[length];
    }

    /// <summary>Refuses an array that would be too long.</summary>
    public void RequireLength(int length)
    {
        if (length < 0)
        {
            throw new FigureException($"An array cannot have {length} items.");
        }

        if (length > _limits.ArrayLength)
        {
            throw Exhausted($"An array would have {length} items; the limit is {_limits.ArrayLength}.", null);
        }
    }

    /// <summary>Refuses a text that would be too long, and counts it.</summary>
    public void RequireText(int length)
    {
        if (length > _limits.TextLength)
        {
            throw Exhausted($"A string would have {length} characters; the limit is {_limits.TextLength}.", null);
        }

        Allocate(length);
    }

    /// <summary>The text as a value, counted.</summary>
    public Value NewText(string text)
    {
        RequireText(text.Length);
        return Value.Of(text);
    }

    /// <summary>Begins a call.</summary>
    public void Enter()
    {
        if (++_depth > _limits.CallDepth)
        {
            throw Exhausted($"Calls are nested deeper than {_limits.CallDepth}.", "Does the recursion end?");
        }

        // A caller with a small stack must end in the same way as one with a large stack.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Exhausted("Calls are nested too deeply.", "Does the recursion end?");
        }

        Step(Position);
    }

    /// <summary>Ends a call.</summary>
    public void Leave() => _depth--;

    /// <summary>Reads the clock and the cancellation token.</summary>
    public void CheckTime()
    {
        _cancellation.ThrowIfCancellationRequested();
        if (Elapsed > _limits.Time)
        {
            throw Exhausted($"The program runs longer than {_limits.Time.TotalSeconds:0.###} s.", null);
        }
    }

    private void Check()
    {
        if (_steps >= _limits.Steps)
        {
            throw Exhausted($"The program takes more than {_limits.Steps} steps.", "Does every loop end?");
        }

        _nextCheck = Math.Min(_steps + StepsBetweenChecks, _limits.Steps);
        CheckTime();
    }

    private static FigureException Exhausted(string message, string? suggestion) => new(message, suggestion, FigureErrorKind.Budget);
}
