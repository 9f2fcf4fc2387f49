using System.Globalization;
using Flywheel.Knowledge.Outlines;
using Flywheel.Knowledge.Storage;

namespace Flywheel.Worker.Runs;

/// <summary>Names of problems: made of run, cell and candidate index, so a candidate made twice has the same name.</summary>
public static class ProblemId
{
    /// <summary>The id of a candidate, such as <c>grow-1-a1b2c3d4e5.plane-geometry.number-line.0.000012</c>.</summary>
    public static string Of(CellRow cell, long index) =>
        string.Create(CultureInfo.InvariantCulture, $"{cell.RunId}.{Slug.Of(cell.Domain)}.{cell.FigureKind}.{cell.Level}.{index:D6}");

    /// <summary>The id of the canary made of a candidate.</summary>
    public static string Canary(string id) => id + ".canary";
}
