using System.Text.Json.Nodes;

namespace Flywheel.Checker.Checks;

/// <summary>What a check found.</summary>
/// <param name="Check">Name of the check.</param>
/// <param name="Verdict">Its verdict.</param>
/// <param name="Message">What is wrong, as a sentence; for a pass or a check that does not apply, why.</param>
/// <param name="Evidence">What it rests on: expected and actual values, indices of elements, positions, pieces of text.</param>
public sealed record Finding(string Check, Verdict Verdict, string Message, JsonObject Evidence)
{
    /// <summary>Who judged, where that was not the checker itself: a model. Null for the checker.</summary>
    public string? Actor { get; init; }

    /// <summary>Whether it speaks against the problem.</summary>
    public bool IsFailure => Verdict == Verdict.Fail;
}
