using System.Collections.Immutable;

namespace Flywheel.Model.Decoding;

/// <summary>How much a decoding engine takes on. The cache for all of it is allocated when the engine is made.</summary>
public sealed record EngineOptions
{
    /// <summary>Requests that are decoded at once.</summary>
    public int Slots { get; init; } = 8;

    /// <summary>Tokens of one request, prompt and continuation together.</summary>
    public int Capacity { get; init; } = 4096;

    /// <summary>Prompt tokens that are computed between two steps of the requests under way; a longer prompt is computed alone.</summary>
    public int PrefillTokens { get; init; } = 4096;

    /// <summary>Requests that may wait for a slot; one more is refused.</summary>
    public int Waiting { get; init; } = 1024;

    /// <summary>Slots beyond those in use that keep the cache of ended requests, for prompts that begin alike.</summary>
    public int KeptSlots { get; init; } = 4;

    /// <summary>Tokens that end a text, beside those that the model's configuration names.</summary>
    public ImmutableArray<int> EndTokens { get; init; } = [];

    /// <summary>Checks all values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message names it.</exception>
    public void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Slots, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Capacity, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(PrefillTokens, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Waiting, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(KeptSlots, 0);
    }
}
