using System.Collections.Immutable;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Counts by two features.</summary>
/// <param name="Domain">Domain in which it is told.</param>
/// <param name="Topic">Topic of that domain that it exercises.</param>
/// <param name="Title">Title of the table.</param>
/// <param name="Things">What is counted, as a plural.</param>
/// <param name="Rows">Names of rows to choose from.</param>
/// <param name="Columns">Names of columns to choose from.</param>
internal sealed record TwoWayStory(string Domain, string Topic, string Title, string Things, string[] Rows, string[] Columns)
{
    private const string Statistics = "Statistics and Data Visualisation";

    /// <summary>The stories.</summary>
    public static ImmutableArray<TwoWayStory> All { get; } =
    [
        new(Statistics, "Two-way tables", "How pupils come to school", "pupils", ["Year 7", "Year 8", "Year 9"], ["Bus", "Bike", "Walk", "Car"]),
        new(Statistics, "Two-way tables", "Holiday plans of employees", "employees", ["Office", "Shop", "Store"], ["Sea", "Hills", "City", "Home"]),
        new("Probability and Combinatorics", "Conditional probability", "Tickets sold for a raffle", "tickets", ["Red", "Blue", "Green"], ["Win", "Lose", "Draw again"]),
        new("Probability and Combinatorics", "Experimental probability", "Two spinners spun together", "spins", ["1", "2", "3"], ["A", "B", "C", "D"]),
        new("Health and Medicine", "Screening tests", "Results of a screening test", "people", ["Under 40", "40 to 60", "Over 60"], ["Positive", "Unclear", "Negative"]),
        new("Health and Medicine", "Health risk and trials", "Outcomes of a trial", "patients", ["Drug A", "Drug B", "Placebo"], ["Cured", "Better", "Same"]),
        new("Biology", "Sampling and biodiversity", "Animals counted at ponds", "animals", ["Pond 1", "Pond 2", "Pond 3"], ["Frogs", "Newts", "Toads", "Snails"]),
        new("Biology", "Other inheritance patterns", "Flowers of a plant cross", "plants", ["Tall", "Medium", "Short"], ["Red", "Pink", "White"]),
        new("Earth and Geography", "Population density and distribution", "Households of a district", "households", ["North", "Centre", "South"], ["House", "Flat", "Farm"]),
        new("Astronomy", "Rocky planets and surfaces", "Craters counted on a moon", "craters", ["Zone 1", "Zone 2", "Zone 3"], ["Small", "Medium", "Large"]),
        new("Everyday Measurement", "Loads in daily life", "Parcels in three vans", "parcels", ["Van 1", "Van 2", "Van 3"], ["Light", "Medium", "Heavy"]),
        new("Economics and Finance", "Ratios and costing", "Sales of three branches", "sales", ["North", "Centre", "South"], ["Books", "Toys", "Games"]),
    ];

    /// <summary>A story of the domain that the problem is written for, or any if it has none.</summary>
    public static TwoWayStory Pick(Drafting drafting)
    {
        TwoWayStory[] own = [.. All.Where(s => string.Equals(s.Domain, drafting.Domain, StringComparison.Ordinal))];
        return drafting.Random.Pick<TwoWayStory>(own.Length > 0 ? own : [.. All]);
    }

    /// <summary>Where the stories are told.</summary>
    public static ImmutableArray<Home> Homes => Data.Homes.Of(All.Select(s => (s.Domain, s.Topic)), Statistics, "Two-way tables");
}
