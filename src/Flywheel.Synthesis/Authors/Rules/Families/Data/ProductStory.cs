using System.Collections.Immutable;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>A table in which two columns are multiplied and the products added, or divided and the quotients compared.</summary>
/// <param name="Domain">Domain in which it is told.</param>
/// <param name="Topic">Topic of that domain that it exercises.</param>
/// <param name="Title">Title of the table.</param>
/// <param name="Head">Header of the column of names.</param>
/// <param name="First">Header of the first column of numbers.</param>
/// <param name="Second">Header of the second column of numbers.</param>
/// <param name="Result">What the sum of products, or each quotient, is: a noun that follows "the".</param>
/// <param name="Unit">Its unit, empty for none.</param>
/// <param name="Names">Names of rows to choose from.</param>
/// <param name="FirstLow">Smallest number of the first column.</param>
/// <param name="FirstHigh">Largest number of the first column.</param>
/// <param name="FirstStep">Its numbers are multiples of this.</param>
/// <param name="SecondLow">Smallest number of the second column.</param>
/// <param name="SecondHigh">Largest number of the second column.</param>
/// <param name="SecondStep">Its numbers are multiples of this.</param>
internal sealed record ProductStory(
    string Domain,
    string Topic,
    string Title,
    string Head,
    string First,
    string Second,
    string Result,
    string Unit,
    string[] Names,
    double FirstLow,
    double FirstHigh,
    double FirstStep,
    double SecondLow,
    double SecondHigh,
    double SecondStep)
{
    private static readonly string[] Letters = ["A", "B", "C", "D", "E", "F"];

    /// <summary>Sums of products.</summary>
    public static ImmutableArray<ProductStory> Sums { get; } =
    [
        new("Statistics and Data Visualisation", "Tally charts and frequency", "Goals in the matches of a season", "Row", "Goals", "Matches", "total number of goals", "goals", Letters, 1, 6, 1, 2, 9, 1),
        new("Statistics and Data Visualisation", "Weighted and other means", "Marks and their weights", "Part", "Mark", "Weight", "weighted total of the marks", "", ["Test", "Essay", "Oral", "Lab"], 40, 95, 5, 1, 4, 1),
        new("Probability and Combinatorics", "Expected value", "Payouts of a game", "Result", "Payout ($)", "Number of times", "total payout", "$", Letters, 1, 9, 1, 2, 12, 1),
        new("Economics and Finance", "Pay, tax and insurance", "Work of a student", "Job", "Hours", "Pay per hour ($)", "total pay", "$", ["Shop", "Garden", "Kitchen", "Office", "Farm"], 2, 12, 1, 8, 20, 1),
        new("Economics and Finance", "Coins, prices and change", "Coins in a money box", "Coin", "Value (cents)", "Number", "total value", "cents", Letters, 5, 50, 5, 2, 12, 1),
        new("Health and Medicine", "Nutrients and diet", "A day's food", "Food", "Energy per portion (kJ)", "Portions", "total energy", "kJ", ["Oats", "Beans", "Rice", "Apple", "Cheese"], 200, 900, 50, 1, 4, 1),
        new("Health and Medicine", "Measuring and calculating doses", "Tablets for a patient", "Drug", "Mass per tablet (mg)", "Tablets a day", "total daily mass", "mg", Letters, 50, 400, 50, 1, 4, 1),
        new("Biology", "Sampling and biodiversity", "Nests on an island", "Bird", "Nests", "Eggs per nest", "total number of eggs", "eggs", ["Tern", "Gull", "Puffin", "Eider", "Skua"], 4, 25, 1, 1, 6, 1),
        new("Earth and Geography", "Population density and distribution", "Parishes of a district", "Parish", "Area (km²)", "People per km²", "total population", "people", Letters, 3, 20, 1, 20, 90, 10),
        new("Astronomy", "Spacecraft systems and signals", "Instruments of a probe", "Instrument", "Number", "Mass of each (kg)", "total mass", "kg", ["Camera", "Radar", "Antenna", "Battery", "Sensor"], 1, 6, 1, 2, 18, 1),
        new("Everyday Measurement", "Packs and prices", "A shopping list", "Item", "Price of one ($)", "Number", "total price", "$", ["Bread", "Milk", "Eggs", "Rice", "Tea", "Soap"], 1, 9, 0.5, 1, 6, 1),
        new("Everyday Measurement", "Units of mass", "Load of a lift", "Crate", "Mass of one (kg)", "Number", "total mass", "kg", Letters, 5, 40, 5, 1, 6, 1),
        new("Chemistry", "Formulae and balanced equations", "Atoms in one molecule", "Element", "Atoms", "Relative atomic mass", "relative formula mass", "", ["Carbon", "Oxygen", "Nitrogen", "Sulfur", "Chlorine"], 1, 8, 1, 0, 0, 1),
        new("Heat and Matter", "Fuels and food energy", "Fuels burnt in a week", "Fuel", "Mass (kg)", "Heat per kg (MJ)", "total heat", "MJ", ["Wood", "Coal", "Peat", "Oil", "Gas"], 2, 15, 1, 14, 48, 2),
    ];

    /// <summary>Quotients of the first column by the second.</summary>
    public static ImmutableArray<ProductStory> Ratios { get; } =
    [
        new("Heat and Matter", "Mass and density", "Samples of metals", "Sample", "Mass (g)", "Volume (cm³)", "density", "g/cm³", Letters, 2, 12, 0.5, 4, 30, 2),
        new("Everyday Measurement", "Speed and journeys", "Trips of a cyclist", "Trip", "Distance (km)", "Time (h)", "average speed", "km/h", Letters, 8, 24, 1, 1, 5, 0.5),
        new("Everyday Measurement", "Packs and prices", "Packs of the same nuts", "Pack", "Price (cents)", "Mass (g)", "price per gram", "cents/g", Letters, 1, 4, 0.1, 100, 500, 50),
        new("Earth and Geography", "Population density and distribution", "Islands of a group", "Island", "People", "Area (km²)", "population density", "people/km²", Letters, 10, 90, 5, 4, 30, 2),
        new("Economics and Finance", "Ratios and costing", "Branches of a firm", "Branch", "Profit (thousand $)", "Staff", "profit per member of staff", "thousand $", Letters, 2, 12, 0.5, 4, 20, 2),
        new("Astronomy", "Rocky planets and surfaces", "Rocks brought back by a probe", "Rock", "Mass (g)", "Volume (cm³)", "density", "g/cm³", Letters, 2, 6, 0.5, 6, 40, 2),
        new("Chemistry", "Concentration and titration calculations", "Solutions of a salt", "Flask", "Salt (g)", "Volume (litres)", "concentration", "g/l", Letters, 4, 30, 2, 1, 5, 0.5),
        new("Health and Medicine", "Measuring and calculating doses", "Bottles of a medicine", "Bottle", "Drug (mg)", "Volume (ml)", "strength", "mg/ml", Letters, 2, 12, 0.5, 20, 100, 10),
        new("Biology", "Sampling and biodiversity", "Daisies counted on lawns", "Lawn", "Daisies", "Area (m²)", "number of daisies per square metre", "daisies/m²", Letters, 3, 18, 1, 4, 30, 2),
        new("Statistics and Data Visualisation", "Arithmetic mean", "Points of players", "Player", "Points", "Matches", "mean number of points per match", "points", ["Ada", "Ben", "Cleo", "Dan", "Eva"], 4, 20, 0.5, 4, 20, 2),
        new("Probability and Combinatorics", "Experimental probability", "Hits in a throwing game", "Player", "Throws", "Hits", "number of throws per hit", "throws", ["Ada", "Ben", "Cleo", "Dan", "Eva"], 2, 9, 0.5, 4, 20, 2),
    ];

    /// <summary>One of these stories that suits the domain, or any if none does.</summary>
    public static ProductStory Pick(Drafting drafting, ImmutableArray<ProductStory> stories)
    {
        ProductStory[] own = [.. stories.Where(s => string.Equals(s.Domain, drafting.Domain, StringComparison.Ordinal))];
        return drafting.Random.Pick<ProductStory>(own.Length > 0 ? own : [.. stories]);
    }

    /// <summary>A number of the first column, or the quotient that one is made from.</summary>
    public double SomeFirst(Drafting drafting) => Multiple(drafting, FirstLow, FirstHigh, FirstStep);

    /// <summary>A number of the second column; the relative atomic mass for an element.</summary>
    public double SomeSecond(Drafting drafting, string name) => SecondHigh > 0 ? Multiple(drafting, SecondLow, SecondHigh, SecondStep) : name switch
    {
        "Carbon" => 12,
        "Nitrogen" => 14,
        "Oxygen" => 16,
        "Sulfur" => 32,
        _ => 35.5,
    };

    private static double Multiple(Drafting drafting, double low, double high, double step) =>
        Math.Round(drafting.Random.Range((int)Math.Round(low / step), (int)Math.Round(high / step)) * step, 6);
}
