namespace Flywheel.Synthesis.Figures;

/// <summary>The class of an error in a figure program; repairs choose by it.</summary>
public enum FigureErrorKind
{
    /// <summary>The text is not a program of the language.</summary>
    Syntax,

    /// <summary>A construct of C# that the language leaves out.</summary>
    Unsupported,

    /// <summary>A name that does not exist.</summary>
    Name,

    /// <summary>A value of the wrong type, or wrong arguments of a call.</summary>
    Type,

    /// <summary>A value out of range: a bad number, an unknown colour, an index outside an array.</summary>
    Value,

    /// <summary>A limit was reached: steps, elements, recursion, text, arrays or time.</summary>
    Budget,
}
