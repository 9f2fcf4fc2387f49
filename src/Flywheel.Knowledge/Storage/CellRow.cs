using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>A cell of a run's plan: how many problems of one domain, figure kind and level are wanted.</summary>
[Table("cells")]
[PrimaryKey(nameof(RunId), nameof(Key))]
public sealed class CellRow
{
    /// <summary>The run.</summary>
    public required string RunId { get; set; }

    /// <summary><c>domain|figure kind|level</c>.</summary>
    public required string Key { get; set; }

    /// <summary>The domain's name.</summary>
    public required string Domain { get; set; }

    /// <summary>The figure kind.</summary>
    public required string FigureKind { get; set; }

    /// <summary>The difficulty level, from 0.</summary>
    public int Level { get; set; }

    /// <summary>How many accepted problems are wanted.</summary>
    public int Quota { get; set; }

    /// <summary>How many are there.</summary>
    public int Accepted { get; set; }

    /// <summary>How many candidates were spent.</summary>
    public int Candidates { get; set; }

    /// <summary>How many candidates may be spent.</summary>
    public int Budget { get; set; }

    /// <summary>Whether it still takes candidates.</summary>
    public CellState State { get; set; }
}
