namespace Flywheel.Synthesis.Perception;

/// <summary>How questions speak of the elements of a kind.</summary>
/// <param name="One">One of them: "bar".</param>
/// <param name="Many">Several: "bars".</param>
/// <param name="Called">One with its name in place of {0}: "bar of {0}"; null for noun and name.</param>
/// <param name="Naming">How a reader knows the name.</param>
/// <param name="IsCountable">Whether a reader who counts them gets the number of elements: each is seen, whole and apart.</param>
internal sealed record ElementNoun(string One, string Many, string? Called = null, Naming Naming = Naming.Written, bool IsCountable = true)
{
    /// <summary>Whether its position is where the thing itself is, and not a part of it such as a bar's end.</summary>
    public bool IsWhole => Called is null || Called.StartsWith(One, StringComparison.Ordinal);

    /// <summary>The element of that name, without an article.</summary>
    public string Call(string name) => Called is null ? $"{One} {name}" : Called.Replace("{0}", name, StringComparison.Ordinal);
}
