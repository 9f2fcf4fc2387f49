using System.Collections.Immutable;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Two chance events, one after the other.</summary>
/// <param name="Domain">Domain in which it is told.</param>
/// <param name="Topic">Topic of that domain that it exercises.</param>
/// <param name="FirstStage">Heading of the first event.</param>
/// <param name="SecondStage">Heading of the second event.</param>
/// <param name="First">Outcomes of the first event.</param>
/// <param name="Second">Outcomes of the second event.</param>
/// <param name="Tied">Whether the first outcomes usually go together, and the second ones.</param>
internal sealed record TreeStory(string Domain, string Topic, string FirstStage, string SecondStage, string[] First, string[] Second, bool Tied = false)
{
    private const string Probability = "Probability and Combinatorics";

    /// <summary>The stories.</summary>
    public static ImmutableArray<TreeStory> All { get; } =
    [
        new(Probability, "Probability trees", "Weather", "Bus", ["Rain", "Dry"], ["Late", "On time"], true),
        new(Probability, "Conditional probability", "First serve", "Point", ["In", "Out"], ["Won", "Lost"]),
        new(Probability, "Bayes' reasoning", "Box", "Ball", ["Box A", "Box B"], ["Red", "Blue"]),
        new("Statistics and Data Visualisation", "Binomial and Poisson models", "First shot", "Second shot", ["Hit", "Miss"], ["Hit", "Miss"]),
        new("Economics and Finance", "Utility, risk and behaviour", "Harvest", "Result", ["Good", "Poor"], ["Profit", "Loss"], true),
        new("Economics and Finance", "Pay, tax and insurance", "Driver", "Year", ["Young", "Older"], ["Accident", "No accident"]),
        new("Health and Medicine", "Screening tests", "Person", "Test", ["Ill", "Healthy"], ["Positive", "Negative"], true),
        new("Biology", "Monohybrid crosses", "Seed lot", "Plant", ["Lot 1", "Lot 2"], ["Round", "Wrinkled"]),
    ];

    /// <summary>Tenths for the second event's first outcome after either outcome of the first; never equal.</summary>
    public int[] SomeChances(Drafting drafting) => Tied
        ? [drafting.Random.Range(6, 9), drafting.Random.Range(1, 4)]
        : drafting.Random.Sample(Enumerable.Range(1, 9), 2);

    /// <summary>A story of the domain that the problem is written for, or any if it has none.</summary>
    public static TreeStory Pick(Drafting drafting)
    {
        TreeStory[] own = [.. All.Where(s => string.Equals(s.Domain, drafting.Domain, StringComparison.Ordinal))];
        return drafting.Random.Pick<TreeStory>(own.Length > 0 ? own : [.. All]);
    }

    /// <summary>Where the stories are told, with topics of probability of the family's own added.</summary>
    public static ImmutableArray<Home> Homes(params string[] topics) => Data.Homes.Of(All.Select(s => (s.Domain, s.Topic)), Probability, topics);
}
