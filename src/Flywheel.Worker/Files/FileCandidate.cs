using System.Collections.Immutable;

namespace Flywheel.Worker.Files;

/// <summary>What became of a candidate, as <c>candidates.jsonl</c> keeps it.</summary>
public sealed record FileCandidate
{
    /// <summary>The candidate's id.</summary>
    public required string Id { get; init; }

    /// <summary>The problem in its last version; null where nothing was written.</summary>
    public string? Document { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? Author { get; init; }

    /// <summary>Whether it passed all checks.</summary>
    public bool Passed { get; init; }

    /// <summary>Why it did not: the name of the first check that failed; null where it passed or nothing was written.</summary>
    public string? Reason { get; init; }

    /// <summary>What the checks found, passes left out, and what repairs did, a sentence each in order.</summary>
    public ImmutableArray<string> Story { get; init; } = [];

    /// <summary>Fingerprints of scene, text and picture of a problem that passed.</summary>
    public ImmutableArray<ulong> Prints { get; init; } = [];
}
