using System.Collections.Immutable;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>A sample of things that were measured.</summary>
/// <param name="Domain">Domain in which it is told.</param>
/// <param name="Topic">Topic of that domain that it exercises.</param>
/// <param name="Title">Title of the chart.</param>
/// <param name="Things">What was measured, as a plural.</param>
/// <param name="Quantity">What was measured of each, as a noun that follows "the".</param>
/// <param name="Unit">Its unit, empty for none.</param>
/// <param name="Start">Smallest value that is drawn.</param>
/// <param name="Width">Width of a class, or distance of ticks.</param>
/// <param name="Groups">Groups that may be compared.</param>
internal sealed record SampleStory(string Domain, string Topic, string Title, string Things, string Quantity, string Unit, double Start, double Width, params string[] Groups)
{
    private const string Statistics = "Statistics and Data Visualisation";

    /// <summary>Samples shown as histograms.</summary>
    public static ImmutableArray<SampleStory> Histograms { get; } =
    [
        new(Statistics, "Equal-width histograms", "Journey times to school", "pupils", "journey time", "min", 0, 10),
        new(Statistics, "Equal-width histograms", "Heights in a sports club", "members", "height", "cm", 140, 10),
        new("Probability and Combinatorics", "Laws of large samples", "Sums of ten dice in a simulation", "throws", "sum", "", 20, 5),
        new("Economics and Finance", "Growth and development", "Incomes of regions", "regions", "income", "thousand $", 10, 5),
        new("Health and Medicine", "Epidemic curves and models", "Days from infection to illness", "patients", "time", "days", 0, 2),
        new("Biology", "Variation and adaptation", "Lengths of leaves on a tree", "leaves", "length", "mm", 20, 10),
        new("Biology", "Natural selection", "Beaks of finches on an island", "finches", "beak depth", "mm", 6, 1),
        new("Astronomy", "Small bodies of the Solar System", "Diameters of asteroids in a survey", "asteroids", "diameter", "km", 0, 20),
        new("Astronomy", "Detectors and images", "Counts of the pixels of a camera", "pixels", "count", "", 100, 50),
        new("Heat and Matter", "Speed distributions and real gases", "Speeds of simulated molecules", "molecules", "speed", "m/s", 0, 200),
    ];

    /// <summary>Samples shown as box plots.</summary>
    public static ImmutableArray<SampleStory> Boxes { get; } =
    [
        new(Statistics, "Box plots", "Scores in a test", "pupils", "score", "points", 0, 10, "Class A", "Class B", "Class C", "Class D"),
        new(Statistics, "Comparing distributions", "Waiting times at stations", "trains", "waiting time", "min", 0, 10, "North", "East", "South", "West"),
        new(Statistics, "Range and quartiles", "Ages of audiences", "visitors", "age", "years", 0, 10, "Opera", "Circus", "Cinema", "Zoo"),
        new("Economics and Finance", "Inequality and poverty", "Wages in towns", "workers", "wage", "$/h", 0, 5, "Ashby", "Brent", "Corby", "Derne"),
        new("Health and Medicine", "Survival and evidence charts", "Recovery after treatments", "patients", "recovery time", "days", 0, 5, "Drug A", "Drug B", "Drug C", "Placebo"),
        new("Biology", "Variation and adaptation", "Lengths of fish in lakes", "fish", "length", "cm", 0, 10, "Lake P", "Lake Q", "Lake R", "Lake S"),
    ];

    /// <summary>Title of the axis.</summary>
    public string Axis => char.ToUpperInvariant(Quantity[0]) + Quantity[1..] + (Unit.Length == 0 ? "" : $" ({Unit})");

    /// <summary>The quantity with its article: "an age".</summary>
    public string AQuantity => ("aeiou".Contains(Quantity[0], StringComparison.Ordinal) ? "an " : "a ") + Quantity;

    /// <summary>A value with its unit.</summary>
    public string Say(double value) => new Problems.NumberAnswer(value, Unit).Text;

    /// <summary>One of these stories that suits the domain, or any if none does.</summary>
    public static SampleStory Pick(Drafting drafting, ImmutableArray<SampleStory> stories)
    {
        SampleStory[] own = [.. stories.Where(s => string.Equals(s.Domain, drafting.Domain, StringComparison.Ordinal))];
        return drafting.Random.Pick<SampleStory>(own.Length > 0 ? own : [.. stories]);
    }

    /// <summary>The homes of a family that tells these stories, with topics of statistics of its own added.</summary>
    public static ImmutableArray<Home> Homes(ImmutableArray<SampleStory> stories, params string[] topics) =>
        Data.Homes.Of(stories.Select(s => (s.Domain, s.Topic)), Statistics, topics);

    /// <summary>Frequencies of classes that rise to one peak and fall again.</summary>
    public static double[] Frequencies(Drafting drafting, int classes, int most)
    {
        var random = drafting.Random;
        var peak = random.Double(0.2, 0.8) * (classes - 1);
        var spread = random.Double(1.1, 2.2);
        return [.. Enumerable.Range(0, classes).Select(i => Math.Max(1, Math.Round((most * Math.Exp(-(i - peak) * (i - peak) / (2 * spread * spread))) + random.Double(-2, 2))))];
    }
}
