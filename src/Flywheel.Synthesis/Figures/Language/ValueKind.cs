namespace Flywheel.Synthesis.Figures.Language;

/// <summary>What a value of a running program is.</summary>
internal enum ValueKind : byte
{
    /// <summary>What a call returns that returns nothing, and a variable before its first assignment.</summary>
    Nothing,
    Int,
    Double,
    Bool,
    Text,
    Point,
    Element,
    Array,
    Function,

    /// <summary>An element's bounds.</summary>
    Box,
}
