using System.Collections.Immutable;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Events, or spans of time, one after another.</summary>
/// <param name="Domain">Domain in which it is told.</param>
/// <param name="Topic">Topic of that domain that it exercises.</param>
/// <param name="Title">Title of the picture.</param>
/// <param name="Axis">Title of the axis.</param>
/// <param name="Unit">Unit of times.</param>
/// <param name="From">Start of the axis.</param>
/// <param name="Tick">Distance of the ticks.</param>
/// <param name="Names">Names, in the order in which they may happen.</param>
internal sealed record EventStory(string Domain, string Topic, string Title, string Axis, string Unit, double From, double Tick, params string[] Names)
{
    private const string Everyday = "Everyday Measurement";

    /// <summary>Events on a line.</summary>
    public static ImmutableArray<EventStory> Events { get; } =
    [
        new(Everyday, "Ages and long times", "History of a town", "Year", "years", 1800, 20, "Mill built", "Canal dug", "Station opened", "School founded", "Bridge built", "Library opened", "Tram runs"),
        new(Everyday, "Schedules and planning", "A school trip", "Minutes after eight", "min", 0, 20, "Meeting", "Bus leaves", "Arrival", "Guided tour", "Picnic", "Games", "Way back"),
        new("Astronomy", "Transfers and missions", "Mission of a probe", "Day of the mission", "days", 0, 50, "Launch", "Panels open", "Course change", "Fly-by", "Braking", "Orbit", "Landing"),
        new("Astronomy", "Lunar eclipses", "A lunar eclipse", "Minutes after moonrise", "min", 0, 20, "Penumbra begins", "Shadow begins", "Total begins", "Middle", "Total ends", "Shadow ends"),
        new("Earth and Geography", "Geological time and dating", "Eruptions of a volcano", "Year", "years", 1700, 50, "Eruption A", "Eruption B", "Eruption C", "Eruption D", "Eruption E", "Eruption F"),
        new("Biology", "Growth and life cycles", "Life of a butterfly", "Day", "days", 0, 10, "Egg laid", "Hatching", "First moult", "Last moult", "Pupa", "Butterfly", "Eggs again"),
        new("Biology", "Communities and change", "A bare field left alone", "Year", "years", 0, 10, "Ploughed", "First grass", "First herbs", "First shrubs", "First birch", "First oak"),
        new("Health and Medicine", "Medicine labels and timing", "Treatment of a patient", "Hour", "h", 0, 5, "Dose 1", "Dose 2", "Blood test", "Dose 3", "Dose 4", "Check-up"),
        new("Health and Medicine", "Growth charts and milestones", "First steps of a child", "Week", "weeks", 0, 10, "Smiles", "Rolls over", "Sits", "Crawls", "Stands", "Walks"),
        new("Probability and Combinatorics", "Arrivals and queues", "Arrivals at a counter", "Minutes after opening", "min", 0, 5, "Customer A", "Customer B", "Customer C", "Customer D", "Customer E", "Customer F"),
    ];

    /// <summary>Spans in rows.</summary>
    public static ImmutableArray<EventStory> Spans { get; } =
    [
        new(Everyday, "Schedules and planning", "Plan for a school fair", "Hour of the day", "h", 8, 1, "Set up", "Quiz", "Lunch", "Concert", "Raffle", "Clear up"),
        new(Everyday, "Ages and long times", "Lives of craftsmen in a family", "Year", "years", 1750, 20, "Adam", "Berta", "Carl", "Dora", "Emil", "Frieda"),
        new("Astronomy", "Transfers and missions", "Instruments of an orbiter at work", "Day", "days", 0, 10, "Camera", "Radar", "Laser", "Magnetometer", "Spectrometer", "Dust counter"),
        new("Earth and Geography", "Geological time and dating", "Fossils found in layers", "Depth of time (steps)", "steps", 0, 5, "Ammonite A", "Ammonite B", "Sea lily", "Trilobite", "Brachiopod", "Coral"),
        new("Biology", "Communities and change", "Flowering times in a meadow", "Week of the year", "weeks", 10, 5, "Cowslip", "Daisy", "Clover", "Poppy", "Yarrow", "Aster"),
        new("Biology", "Growth and life cycles", "Stages of insects in a pond", "Week", "weeks", 0, 2, "Mayfly", "Dragonfly", "Midge", "Caddisfly", "Water beetle", "Stonefly"),
        new("Health and Medicine", "Medicine labels and timing", "Drugs at work in a patient", "Hour", "h", 0, 2, "Drug A", "Drug B", "Drug C", "Drug D", "Drug E", "Drug F"),
        new("Health and Medicine", "Vaccines and control", "Protection by vaccines", "Month", "months", 0, 5, "Vaccine A", "Vaccine B", "Vaccine C", "Vaccine D", "Vaccine E", "Vaccine F"),
        new("Probability and Combinatorics", "Arrivals and queues", "Customers in a shop", "Minutes after opening", "min", 0, 5, "Customer A", "Customer B", "Customer C", "Customer D", "Customer E", "Customer F"),
    ];

    /// <summary>Plans of work, each task named once.</summary>
    public static ImmutableArray<EventStory> Plans { get; } =
    [
        new(Everyday, "Schedules and planning", "Building a shed", "Day", "days", 0, 2, "Dig", "Base", "Walls", "Roof", "Wiring", "Paint"),
        new(Everyday, "Schedules and planning", "Cooking for a party", "Minutes after the start", "min", 0, 10, "Shop", "Dough", "Sauce", "Salad", "Baking", "Table"),
        new("Astronomy", "Transfers and missions", "Preparing a launch", "Day", "days", 0, 2, "Rocket", "Fuel", "Payload", "Tests", "Rollout", "Launch"),
        new("Health and Medicine", "Vaccines and control", "A vaccination campaign", "Day", "days", 0, 2, "Order", "Training", "Delivery", "Invitations", "Set-up", "Clinic"),
        new("Biology", "Growth and life cycles", "An experiment with seedlings", "Day", "days", 0, 2, "Soak", "Soil", "Sow", "Lamps", "Grow", "Measure"),
    ];

    /// <summary>One of these stories that suits the domain, or any if none does.</summary>
    public static EventStory Pick(Drafting drafting, ImmutableArray<EventStory> stories)
    {
        EventStory[] own = [.. stories.Where(s => string.Equals(s.Domain, drafting.Domain, StringComparison.Ordinal))];
        return drafting.Random.Pick<EventStory>(own.Length > 0 ? own : [.. stories]);
    }

    /// <summary>Where these stories are told.</summary>
    public static ImmutableArray<Home> Homes(ImmutableArray<EventStory> stories) => Data.Homes.Of(stories.Select(s => (s.Domain, s.Topic)), Everyday, "Schedules and planning");

    /// <summary>A time with its unit.</summary>
    public string Say(double time) => new Problems.NumberAnswer(time, Unit).Text;

    /// <summary>Some of the names, in their order.</summary>
    public string[] SomeNames(Drafting drafting, int least, int most) =>
        [.. drafting.Random.Sample(Enumerable.Range(0, Names.Length), Math.Min(Names.Length, drafting.Random.Range(least, most))).Order().Select(i => Names[i])];
}
