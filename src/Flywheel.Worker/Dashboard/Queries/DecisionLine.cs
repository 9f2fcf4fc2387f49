using Flywheel.Knowledge.Storage;

namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>A decision in a line of the queue.</summary>
internal sealed record DecisionLine
{
    /// <summary>The problem.</summary>
    public required string ProblemId { get; init; }

    /// <summary>Its run.</summary>
    public required string RunId { get; init; }

    /// <summary>When the machine decided.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain's name.</summary>
    public required string Domain { get; init; }

    /// <summary>The family or prompt.</summary>
    public required string Family { get; init; }

    /// <summary>Who wrote the problem.</summary>
    public required string Author { get; init; }

    /// <summary>What the machine decided.</summary>
    public required DecisionOutcome Outcome { get; init; }

    /// <summary>Checks that failed.</summary>
    public required IReadOnlyList<string> Checks { get; init; }

    /// <summary>Repairs that were proposed.</summary>
    public required IReadOnlyList<string> Repairs { get; init; }

    /// <summary>Those of them that were applied.</summary>
    public required IReadOnlyList<string> Applied { get; init; }

    /// <summary>The stratum.</summary>
    public required string Stratum { get; init; }

    /// <summary>The place in the stratum's random order.</summary>
    public required double Draw { get; init; }

    /// <summary>The latest verdict.</summary>
    public required ReviewVerdict? Verdict { get; init; }

    /// <summary>Who gave it.</summary>
    public required string? Reviewer { get; init; }

    /// <summary>The version of the latest review; 0 for none.</summary>
    public required int ReviewVersion { get; init; }

    /// <summary>The place in a queue in the order of doubt.</summary>
    public double Rank { get; init; }

    /// <summary>How the question begins.</summary>
    public string Question { get; init; } = "";

    /// <summary>Where the problem stands.</summary>
    public ProblemState State { get; init; }

    /// <summary>Whether the problem's picture can be drawn: not if its program is what failed.</summary>
    public bool HasPicture => Outcome == DecisionOutcome.Repaired || !Checks.Contains("figure-runs");
}
