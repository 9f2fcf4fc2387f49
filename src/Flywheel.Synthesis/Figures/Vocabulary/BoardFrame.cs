using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Where the squares of the board drawn last are.</summary>
/// <param name="Left">Left in pixels.</param>
/// <param name="Top">Top in pixels.</param>
/// <param name="Cell">Side of a square in pixels.</param>
/// <param name="Columns">Number of columns.</param>
/// <param name="Rows">Number of rows.</param>
internal sealed record BoardFrame(double Left, double Top, double Cell, int Columns, int Rows)
{
    /// <summary>The board in pixels.</summary>
    public Box Box => new(Left, Top, Left + (Columns * Cell), Top + (Rows * Cell));

    /// <summary>Middle of a square; columns count from 1 at the left, rows from 1 at the bottom.</summary>
    public Point Center(int column, int row) => new(Left + ((column - 0.5) * Cell), Top + ((Rows - row + 0.5) * Cell));

    /// <summary>Column and row of a square such as c4.</summary>
    /// <exception cref="FigureException">It is no square of this board.</exception>
    public (int Column, int Row) Parse(string square)
    {
        if (square.Length is 2 or 3
            && char.IsAsciiLetterLower(square[0])
            && int.TryParse(square.AsSpan(1), out var row)
            && square[0] - 'a' < Columns
            && row >= 1
            && row <= Rows)
        {
            return (square[0] - 'a' + 1, row);
        }

        throw new FigureException($"\"{square}\" is no square of this board.", $"Squares run from a1 to {(char)('a' + Columns - 1)}{Rows}.");
    }
}
