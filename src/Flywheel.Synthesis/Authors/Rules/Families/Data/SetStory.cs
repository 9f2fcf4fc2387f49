using System.Collections.Immutable;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Things that may have several features at once.</summary>
/// <param name="Domain">Domain in which it is told.</param>
/// <param name="Topic">Topic of that domain that it exercises.</param>
/// <param name="Things">What is counted, as a plural; the universe's name.</param>
/// <param name="Sets">Three names of features.</param>
internal sealed record SetStory(string Domain, string Topic, string Things, params string[] Sets)
{
    private const string Probability = "Probability and Combinatorics";

    /// <summary>The stories.</summary>
    public static ImmutableArray<SetStory> All { get; } =
    [
        new(Probability, "Venn diagram counts", "pupils", "Chess", "Choir", "Judo"),
        new(Probability, "Event operations", "cards", "Red", "Even", "Starred"),
        new(Probability, "Inclusion–exclusion", "numbers", "A", "B", "C"),
        new("Statistics and Data Visualisation", "Two-way tables", "households", "Cat", "Dog", "Bird"),
        new("Statistics and Data Visualisation", "Two-way tables", "visitors", "Museum", "Tower", "Castle"),
        new("Economics and Finance", "Jobs and unemployment", "adults", "Work", "Study", "Care"),
        new("Economics and Finance", "Public goods and common resources", "villages", "Well", "Forest", "Pasture"),
        new("Biology", "Cell types and their parts", "cells", "Wall", "Nucleus", "Plastids"),
        new("Biology", "Classification and keys", "animals", "Wings", "Shell", "Tail"),
    ];

    /// <summary>A story of the domain that the problem is written for, or any if it has none.</summary>
    public static SetStory Pick(Drafting drafting)
    {
        SetStory[] own = [.. All.Where(s => string.Equals(s.Domain, drafting.Domain, StringComparison.Ordinal))];
        return drafting.Random.Pick<SetStory>(own.Length > 0 ? own : [.. All]);
    }

    /// <summary>Where the stories are told, with topics of probability of the family's own added.</summary>
    public static ImmutableArray<Home> Homes(params string[] topics) => Data.Homes.Of(All.Select(s => (s.Domain, s.Topic)), Probability, topics);
}
