using System.Collections.Immutable;

namespace Flywheel.Model.Authoring;

/// <summary>What several solvers answered to a problem.</summary>
/// <param name="Answers">Their answers, in the order of their seeds; null where one gave none.</param>
/// <param name="Right">How many agree with the problem's answer.</param>
/// <param name="Rival">The answer that most of the others agree on; null where no two do.</param>
/// <param name="RivalVotes">How many give it.</param>
public sealed record AnswerVotes(ImmutableArray<string?> Answers, int Right, string? Rival, int RivalVotes)
{
    /// <summary>The share of solvers that failed: the measured difficulty, 0 to 1.</summary>
    public double Difficulty => 1 - ((double)Right / Answers.Length);

    /// <summary>
    /// Whether the solvers confirm the problem (at least half agree with it), contradict it (at least half agree on another answer), or neither: null.
    /// </summary>
    public bool? Verdict => Right * 2 >= Answers.Length ? true : RivalVotes * 2 >= Answers.Length ? false : null;
}
