using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace Flywheel.Knowledge.Storage;

/// <summary>
/// What the machine decided about a problem that failed a check, and what people said about that: the row that the audit's queue filters and
/// sorts by. The trail behind it is in findings, repairs and reviews.
/// </summary>
[Table("decisions")]
[PrimaryKey(nameof(ProblemId))]
public sealed class DecisionRow
{
    /// <summary>What the strata of rejections begin with.</summary>
    public const string RejectedPrefix = "rejected:";

    /// <summary>The most characters of <see cref="Text"/>: the database indexes far more, but nobody searches for it.</summary>
    public const int LongestText = 20_000;

    /// <summary>The problem; never a canary.</summary>
    public required string ProblemId { get; set; }

    /// <summary>Its run.</summary>
    public required string RunId { get; set; }

    /// <summary>When the machine decided.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>The domain's name.</summary>
    public required string Domain { get; set; }

    /// <summary>The figure kind of the problem's picture.</summary>
    public required string FigureKind { get; set; }

    /// <summary>The problem family or prompt that made the problem.</summary>
    public required string Family { get; set; }

    /// <summary>Who wrote the problem.</summary>
    public required string Author { get; set; }

    /// <summary>What the machine decided.</summary>
    public DecisionOutcome Outcome { get; set; }

    /// <summary>The checks that failed in any round, by name.</summary>
    public required string[] Checks { get; set; }

    /// <summary>The repairs that were proposed, by name.</summary>
    public required string[] Repairs { get; set; }

    /// <summary>Those of them that were applied.</summary>
    public required string[] Applied { get; set; }

    /// <summary>Rounds of checking, from 1.</summary>
    public int Rounds { get; set; }

    /// <summary>
    /// Decisions that are right or wrong for like reasons, and are judged together: the last repair that was applied to a repaired problem;
    /// <see cref="RejectedPrefix"/> and the first check that still failed for a rejected one.
    /// </summary>
    public required string Stratum { get; set; }

    /// <summary>Its place in the stratum's fixed random order, from 0 to below 1; follows from the problem's id alone.</summary>
    [DatabaseGenerated(DatabaseGeneratedOption.Computed)]
    public double Draw { get; set; }

    /// <summary>What full-text search looks in: question, answer and the messages of failed checks.</summary>
    public required string Text { get; set; }

    /// <summary>The words of <see cref="Text"/>; the database keeps them.</summary>
    [DatabaseGenerated(DatabaseGeneratedOption.Computed)]
    public NpgsqlTsVector Search { get; set; } = null!;

    /// <summary>The latest verdict; null for none, or a withdrawn one.</summary>
    public ReviewVerdict? Verdict { get; set; }

    /// <summary>Who gave it.</summary>
    public string? Reviewer { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset? ReviewedAt { get; set; }

    /// <summary>The version of the latest review, withdrawals included; 0 for none.</summary>
    public int ReviewVersion { get; set; }
}
