using System.Globalization;

namespace Flywheel.Synthesis.Authors.Rules.Families.Boards;

/// <summary>A square of a board, from 1 at the bottom left.</summary>
/// <param name="Column">Column.</param>
/// <param name="Row">Row.</param>
internal readonly record struct Square(int Column, int Row)
{
    /// <summary>The eight moves of a knight.</summary>
    public static Square[] KnightMoves => [new(1, 2), new(2, 1), new(2, -1), new(1, -2), new(-1, -2), new(-2, -1), new(-2, 1), new(-1, 2)];

    /// <summary>One step up, right, down, left.</summary>
    public static Square[] Steps => [new(0, 1), new(1, 0), new(0, -1), new(-1, 0)];

    /// <summary>Its name, such as c4.</summary>
    public string Name => $"{(char)('a' + Column - 1)}{Row.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Whether it lies on a board of that size.</summary>
    public bool IsOn(int columns, int rows) => Column >= 1 && Column <= columns && Row >= 1 && Row <= rows;

    /// <summary>The square that a move leads to.</summary>
    public static Square operator +(Square a, Square move) => new(a.Column + move.Column, a.Row + move.Row);
}
