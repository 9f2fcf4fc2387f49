using System.Collections.Immutable;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Two quantities measured together.</summary>
/// <param name="Domain">Domain in which it is told.</param>
/// <param name="Topic">Topic of that domain that it exercises.</param>
/// <param name="Title">Title of the chart.</param>
/// <param name="X">First quantity, as a noun that follows "the".</param>
/// <param name="XUnit">Its unit, empty for none.</param>
/// <param name="XTick">Distance of its ticks.</param>
/// <param name="Y">Second quantity, as a noun that follows "the".</param>
/// <param name="YUnit">Its unit, empty for none.</param>
/// <param name="YTick">Distance of its ticks.</param>
/// <param name="Thing">What each point stands for.</param>
/// <param name="Falling">Whether the second quantity falls as the first grows.</param>
internal sealed record PairStory(string Domain, string Topic, string Title, string X, string XUnit, double XTick, string Y, string YUnit, double YTick, string Thing, bool Falling = false)
{
    private const string Statistics = "Statistics and Data Visualisation";

    /// <summary>The stories.</summary>
    public static ImmutableArray<PairStory> All { get; } =
    [
        new(Statistics, "Scatter graphs", "Practice and score", "practice time", "h", 1, "score", "points", 10, "pupil"),
        new(Statistics, "Lines of best fit", "Ice cream sales", "temperature", "°C", 5, "number of ice creams", "ice creams", 20, "day"),
        new(Statistics, "Regression and causation", "Used cars", "age", "years", 1, "price", "thousand $", 2, "car", true),
        new("Economics and Finance", "Growth and development", "Income and life in regions", "income", "thousand $", 5, "life expectancy", "years", 10, "region"),
        new("Economics and Finance", "Reading economic data", "Price and sales", "price", "$", 2, "number sold", "", 20, "shop", true),
        new("Health and Medicine", "Survival and evidence charts", "Age and recovery", "age", "years", 10, "recovery time", "days", 2, "patient"),
        new("Health and Medicine", "Survival and evidence charts", "Exercise and resting pulse", "weekly exercise", "h", 1, "resting pulse", "beats/min", 10, "person", true),
        new("Earth and Geography", "Earthquakes and seismograms", "Travel of earthquake waves", "distance", "km", 500, "arrival time", "min", 1, "station"),
        new("Earth and Geography", "Plate motion and seafloor spreading", "Age of the sea floor", "distance from the ridge", "km", 20, "age", "million years", 1, "sample"),
        new("Astronomy", "Expanding Universe", "Galaxies moving away", "distance", "Mpc", 20, "speed", "thousand km/s", 1, "galaxy"),
        new("Astronomy", "Magnitude scale", "Stars of a cluster", "colour index", "", 0.2, "magnitude", "", 2, "star"),
        new("Everyday Measurement", "Errors and repeats", "Stretch of a rubber band", "load", "g", 50, "stretch", "mm", 10, "reading"),
        new("Chemistry", "Rate equations", "Rate and concentration", "concentration", "mmol/l", 10, "rate", "mg/s", 2, "trial"),
    ];

    /// <summary>Title of the horizontal axis.</summary>
    public string XAxis => Axis(X, XUnit);

    /// <summary>Title of the vertical axis.</summary>
    public string YAxis => Axis(Y, YUnit);

    /// <summary>The first quantity with its article: "an age".</summary>
    public string AnX => ("aeiou".Contains(X[0], StringComparison.Ordinal) ? "an " : "a ") + X;

    /// <summary>A first quantity with its unit.</summary>
    public string SayX(double value) => new Problems.NumberAnswer(value, XUnit).Text;

    /// <summary>A story of the domain that the problem is written for, or any if it has none.</summary>
    public static PairStory Pick(Drafting drafting)
    {
        PairStory[] own = [.. All.Where(s => string.Equals(s.Domain, drafting.Domain, StringComparison.Ordinal))];
        return drafting.Random.Pick<PairStory>(own.Length > 0 ? own : [.. All]);
    }

    /// <summary>Where the stories are told.</summary>
    public static ImmutableArray<Home> Homes => Data.Homes.Of(All.Select(s => (s.Domain, s.Topic)), Statistics, "Scatter graphs", "Lines of best fit");

    private static string Axis(string quantity, string unit) =>
        char.ToUpperInvariant(quantity[0]) + quantity[1..] + (unit.Length == 0 || quantity.Contains(unit, StringComparison.Ordinal) ? "" : $" ({unit})");
}
