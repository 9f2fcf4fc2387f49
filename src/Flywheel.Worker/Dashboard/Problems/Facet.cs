using System.Collections.Immutable;

namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>A property by which problems are told apart, with its values.</summary>
/// <param name="Name">The parameter of addresses.</param>
/// <param name="Title">As people name it.</param>
/// <param name="Options">Its values, the most frequent first.</param>
/// <param name="Left">How many more values there are that are not listed.</param>
internal sealed record Facet(string Name, string Title, ImmutableArray<FacetOption> Options, int Left)
{
    /// <summary>Whether one of its values is asked for.</summary>
    public bool IsUsed => Options.Any(o => o.IsChosen);
}
