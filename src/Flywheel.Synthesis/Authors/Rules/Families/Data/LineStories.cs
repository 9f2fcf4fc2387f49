using System.Collections.Immutable;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>What line charts are about.</summary>
internal static class LineStories
{
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    private static readonly string[] Years = ["2014", "2015", "2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023"];
    private static readonly string[] Hours = ["04:00", "06:00", "08:00", "10:00", "12:00", "14:00", "16:00", "18:00", "20:00"];
    private static readonly string[] Numbers = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
    private static readonly string[] Evens = ["0", "2", "4", "6", "8", "10", "12", "14", "16"];
    private static readonly string[] Tens = ["0", "10", "20", "30", "40", "50", "60", "70", "80"];

    /// <summary>One line.</summary>
    public static ImmutableArray<ChartStory> Single { get; } =
    [
        new("Statistics and Data Visualisation", "Reading line graphs", "Visitors to a gallery in {0}", "number of visitors", "visitors", "in {0}", "Month", Months, 20, 190, 50, 5, Shape.Wave),
        new("Statistics and Data Visualisation", "Trends and moving averages", "Bicycles sold by a shop", "number of bicycles", "bicycles", "in {0}", "Month", Months, 4, 48, 10, 5, Shape.Wave),
        new("Probability and Combinatorics", "Laws of large samples", "Heads in sets of 50 tosses", "number of heads", "heads", "in set {0}", "Set", Numbers, 15, 35, 5, 5, Shape.Wave),
        new("Economics and Finance", "Inflation", "Price of a basket of goods", "price", "$", "in {0}", "Year", Years, 40, 95, 10, 5, Shape.Wave),
        new("Economics and Finance", "Shares, bonds and portfolios", "Price of a share", "price", "cents", "in {0}", "Month", Months, 120, 380, 50, 5, Shape.Wave),
        new("Economics and Finance", "Jobs and unemployment", "People without work in {0}", "number of people", "thousand", "in {0}", "Year", Years, 10, 75, 20, 4, Shape.Wave),
        new("Health and Medicine", "Observation charts and scores", "Pulse of a patient", "pulse rate", "beats/min", "at {0}", "Time", Hours, 60, 115, 10, 5, Shape.Wave),
        new("Health and Medicine", "Drug levels over time", "Drug in the blood after a dose", "drug level", "mg/l", "after {0} h", "Time (h)", Evens, 2, 38, 10, 5, Shape.Falling),
        new("Health and Medicine", "Epidemic curves and models", "Cases of influenza in {0}", "number of new cases", "cases", "in week {0}", "Week", Numbers, 5, 95, 20, 4, Shape.Hill),
        new("Biology", "Population growth", "Growth of a yeast culture", "number of cells", "million", "after {0} h", "Time (h)", Evens, 2, 58, 10, 5, Shape.Rising),
        new("Biology", "Enzyme action", "Rate of a reaction with an enzyme", "rate", "mg/min", "at {0} °C", "Temperature (°C)", Tens, 2, 38, 10, 5, Shape.Hill),
        new("Biology", "Conservation and human impact", "Otters along a river", "number of otters", "otters", "in {0}", "Year", Years, 4, 48, 10, 5, Shape.Wave),
        new("Earth and Geography", "Climate graphs", "Rainfall in {0}", "rainfall", "mm", "in {0}", "Month", Months, 10, 95, 20, 4, Shape.Wave),
        new("Earth and Geography", "Discharge and hydrographs", "A river after a storm", "discharge", "m³/s", "after {0} h", "Time (h)", Evens, 6, 56, 10, 5, Shape.Hill),
        new("Astronomy", "Binary and variable stars", "Light of a variable star", "brightness", "%", "on night {0}", "Night", Numbers, 30, 95, 10, 5, Shape.Wave),
        new("Astronomy", "Ocean tides", "Tide at a harbour near {0}", "water level", "cm", "at {0}", "Time", Hours, 60, 480, 100, 5, Shape.Wave),
        new("Everyday Measurement", "Temperature change", "Temperature outside on a day in {0}", "temperature", "°C", "at {0}", "Time", Hours, 3, 27, 5, 5, Shape.Hill),
        new("Everyday Measurement", "Household meters", "Electricity used by a family", "energy", "kWh", "in {0}", "Month", Months, 120, 380, 50, 5, Shape.Wave),
        new("Everyday Measurement", "Filling, pouring and flow", "Water in a tank", "volume", "litres", "after {0} min", "Time (min)", Evens, 5, 95, 20, 4, Shape.Falling),
        new("Chemistry", "Measuring rate of reaction", "Gas from marble in acid", "volume of gas", "cm³", "after {0} s", "Time (s)", Tens, 0, 76, 20, 10, Shape.Rising),
        new("Chemistry", "Solubility and solutions", "Solubility of a salt in 100 g of water", "solubility", "g", "at {0} °C", "Temperature (°C)", Tens, 12, 76, 20, 10, Shape.Rising),
        new("Heat and Matter", "Cooling and insulation", "Cooling of a cup of tea", "temperature", "°C", "after {0} min", "Time (min)", Evens, 30, 88, 10, 5, Shape.Falling),
        new("Heat and Matter", "Specific heat capacity", "Heating water with an immersion heater", "temperature", "°C", "after {0} min", "Time (min)", Evens, 18, 92, 20, 10, Shape.Rising),
    ];

    /// <summary>Two lines over the same labels.</summary>
    public static ImmutableArray<ChartStory> Double { get; } =
    [
        new("Statistics and Data Visualisation", "Reading line graphs", "Ice creams and hot drinks sold", "number sold", "", "in {0}", "Month", Months, 10, 90, 20, 4, Shape.Wave, "ice creams", "hot drinks"),
        new("Probability and Combinatorics", "Random walks", "Scores of two players", "score", "", "after round {0}", "Round", Numbers, 2, 28, 5, 5, Shape.Wave, "player P", "player Q"),
        new("Economics and Finance", "Growth and development", "Sales of two firms", "sales", "million $", "in {0}", "Year", Years, 4, 48, 10, 5, Shape.Wave, "firm A", "firm B"),
        new("Health and Medicine", "Observation charts and scores", "Pulse of two patients", "pulse rate", "beats/min", "at {0}", "Time", Hours, 60, 115, 10, 5, Shape.Wave, "patient 1", "patient 2"),
        new("Biology", "Interacting populations", "Predators and prey in a reserve", "number of animals", "", "in {0}", "Year", Years, 10, 90, 20, 4, Shape.Wave, "foxes", "hares"),
        new("Earth and Geography", "Climate graphs", "Rainfall of two towns", "rainfall", "mm", "in {0}", "Month", Months, 10, 95, 20, 4, Shape.Wave, "coast", "inland"),
        new("Astronomy", "Binary and variable stars", "Light of two variable stars", "brightness", "%", "on night {0}", "Night", Numbers, 20, 95, 10, 5, Shape.Wave, "star A", "star B"),
        new("Everyday Measurement", "Weather charts", "Temperature indoors and outdoors", "temperature", "°C", "at {0}", "Time", Hours, 5, 28, 5, 5, Shape.Wave, "shed", "garden"),
        new("Chemistry", "Collision theory and rate factors", "Gas given off by two samples", "rate", "cm³/min", "after {0} min", "Time (min)", Evens, 4, 48, 10, 5, Shape.Wave, "powder", "lumps"),
        new("Heat and Matter", "Cooling and insulation", "Temperature of two rooms", "temperature", "°C", "at {0}", "Time", Hours, 8, 28, 5, 5, Shape.Wave, "attic", "cellar"),
    ];
}
