using System.Collections.Immutable;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>What bar charts are about.</summary>
internal static class BarStories
{
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    private static readonly string[] Names = ["Ada", "Ben", "Cleo", "Dan", "Eva", "Femi", "Gus", "Hana", "Ivo", "June"];

    /// <summary>One bar a label.</summary>
    public static ImmutableArray<ChartStory> Single { get; } =
    [
        new("Statistics and Data Visualisation", "Reading bar charts", "Books lent by the library in {0}", "number of books", "books", "on {0}", "Day", Days, 10, 60, 10, 5, Shape.Wave),
        new("Statistics and Data Visualisation", "Tally charts and frequency", "Favourite sports of a year group", "number of votes", "votes", "for {0}", "Sport", ["Rowing", "Tennis", "Hockey", "Judo", "Chess", "Running", "Climbing"], 4, 38, 10, 5),
        new("Statistics and Data Visualisation", "Mode and median", "Goals in a season", "number of goals", "goals", "of {0}", "Player", Names, 2, 20, 5, 5),
        new("Probability and Combinatorics", "Experimental probability", "Results of spinning a spinner", "frequency", "", "of {0}", "Result", ["red", "blue", "green", "yellow", "white", "black"], 8, 48, 10, 5),
        new("Probability and Combinatorics", "Experimental probability", "Results of throwing a die", "frequency", "", "of the result {0}", "Pips", ["1", "2", "3", "4", "5", "6"], 6, 30, 5, 5, Shape.Wave),
        new("Economics and Finance", "International trade", "Exports of a country", "value", "million $", "of the exports of {0}", "Goods", ["cars", "timber", "fish", "steel", "wheat", "cloth", "tea"], 20, 180, 50, 5),
        new("Economics and Finance", "Budgeting and saving", "Savings of a student", "amount saved", "$", "in {0}", "Month", Months, 10, 90, 20, 4, Shape.Wave),
        new("Economics and Finance", "Reading economic data", "Sales of a shop in {0}", "number of sales", "sales", "on {0}", "Day", Days, 40, 240, 50, 5, Shape.Wave),
        new("Health and Medicine", "Nutrients and diet", "Protein in a portion", "mass of protein", "g", "in a portion of {0}", "Food", ["beans", "eggs", "yoghurt", "oats", "chicken", "lentils", "tofu"], 3, 30, 5, 5),
        new("Health and Medicine", "Energy balance and body measures", "Pulse after exercise", "pulse rate", "beats/min", "of {0}", "Person", Names, 60, 155, 20, 4),
        new("Health and Medicine", "Health risk and trials", "Recoveries in a trial", "number of recoveries", "patients", "in group {0}", "Group", ["A", "B", "C", "D", "E", "F"], 8, 56, 10, 5),
        new("Biology", "Sampling and biodiversity", "Insects caught in traps", "number of insects", "insects", "in the {0}", "Place", ["wood", "meadow", "hedge", "marsh", "garden", "orchard"], 6, 48, 10, 5),
        new("Biology", "Conservation and human impact", "Breeding birds on an island", "number of pairs", "pairs", "of {0}", "Bird", ["terns", "gulls", "puffins", "shags", "eiders", "skuas"], 10, 75, 20, 4),
        new("Biology", "Plant responses and diversity", "Growth of seedlings", "height", "mm", "of plant {0}", "Plant", ["A", "B", "C", "D", "E", "F"], 12, 58, 10, 5),
        new("Earth and Geography", "Climate graphs", "Rainfall in {0}", "rainfall", "mm", "in {0}", "Month", Months, 10, 150, 20, 4, Shape.Wave),
        new("Earth and Geography", "Energy resources", "Renewable electricity of a region", "output", "GWh", "from {0}", "Source", ["wind", "solar", "hydro", "biogas", "tidal", "wood"], 20, 190, 50, 5),
        new("Earth and Geography", "Farming and land use", "Land use near {0}", "area", "ha", "of {0}", "Use", ["wheat", "maize", "pasture", "forest", "potatoes", "orchard"], 5, 80, 20, 4),
        new("Astronomy", "Order and scale of the planets", "Planets of a distant star", "diameter", "thousand km", "of planet {0}", "Planet", ["b", "c", "d", "e", "f", "g"], 6, 58, 10, 5),
        new("Astronomy", "Rocky planets and surfaces", "Craters in regions of a moon", "number of craters", "craters", "in region {0}", "Region", ["A", "B", "C", "D", "E", "F"], 8, 90, 20, 4),
        new("Everyday Measurement", "Units of mass", "Parcels at a post office", "mass", "kg", "of parcel {0}", "Parcel", ["A", "B", "C", "D", "E", "F"], 1, 11.5, 2, 4),
        new("Everyday Measurement", "Rain, wind and pressure", "Rain gauge of a school in {0}", "rainfall", "mm", "on {0}", "Day", Days, 1, 19, 5, 5, Shape.Wave),
        new("Everyday Measurement", "Packs and prices", "Price of the same box of tea", "price", "cents", "at shop {0}", "Shop", ["A", "B", "C", "D", "E", "F"], 120, 395, 50, 10),
        new("Chemistry", "Metals and the reactivity series", "Gas given off by metals in acid", "volume of gas", "cm³", "for {0}", "Metal", ["zinc", "iron", "calcium", "nickel", "cobalt", "tin"], 4, 58, 10, 5),
        new("Chemistry", "Reacting masses and yield", "Product of repeated trials", "mass", "g", "of the product in trial {0}", "Trial", ["1", "2", "3", "4", "5", "6"], 2, 14.5, 2, 4, Shape.Wave),
        new("Heat and Matter", "Fuels and food energy", "Heat given to water by fuels", "energy", "kJ", "from {0}", "Fuel", ["ethanol", "paraffin", "wood", "wax", "peat", "methanol"], 6, 56, 10, 5),
        new("Heat and Matter", "Mass and density", "Blocks of equal volume", "mass", "g", "of the {0} block", "Material", ["oak", "brick", "glass", "steel", "cork", "slate"], 40, 340, 50, 5),
    ];

    /// <summary>Several bars a label, for grouped charts.</summary>
    public static ImmutableArray<ChartStory> Grouped { get; } =
    [
        new("Statistics and Data Visualisation", "Grouped and stacked bars", "Members of school clubs", "number of members", "pupils", "in the {0} club", "Club", ["chess", "drama", "choir", "robot", "art", "judo"], 4, 38, 10, 5, Shape.Loose, "girls", "boys"),
        new("Statistics and Data Visualisation", "Grouped and stacked bars", "Visits to a museum in {0}", "number of visits", "visits", "on {0}", "Day", Days, 20, 190, 50, 5, Shape.Wave, "adults", "children"),
        new("Economics and Finance", "Reading economic data", "Trade of a country", "value", "million $", "in {0}", "Year", ["2018", "2019", "2020", "2021", "2022", "2023"], 20, 150, 50, 5, Shape.Wave, "exports", "imports"),
        new("Economics and Finance", "International trade", "Sales of two branches", "sales", "thousand $", "in {0}", "Month", Months, 4, 38, 10, 5, Shape.Wave, "north", "south"),
        new("Health and Medicine", "Health risk and trials", "Patients treated in two wards", "number of patients", "patients", "in {0}", "Month", Months, 4, 38, 10, 5, Shape.Wave, "ward A", "ward B"),
        new("Biology", "Population genetics and speciation", "Beetles found on two islands", "number of beetles", "beetles", "in {0}", "Year", ["2018", "2019", "2020", "2021", "2022", "2023"], 6, 46, 10, 5, Shape.Wave, "black", "brown"),
        new("Biology", "Sampling and biodiversity", "Animals counted at ponds", "number of animals", "animals", "at pond {0}", "Pond", ["A", "B", "C", "D", "E", "F"], 4, 36, 10, 5, Shape.Loose, "frogs", "newts"),
        new("Earth and Geography", "Population change and transition", "Births and deaths in a district", "number of people", "people", "in {0}", "Year", ["2018", "2019", "2020", "2021", "2022", "2023"], 40, 190, 50, 5, Shape.Wave, "births", "deaths"),
        new("Earth and Geography", "Energy resources", "Electricity of a valley", "output", "GWh", "in {0}", "Month", Months, 6, 48, 10, 5, Shape.Wave, "wind", "hydro"),
        new("Everyday Measurement", "Weather charts", "Weather of a holiday town", "time", "h", "on {0}", "Day", Days, 1, 11, 2, 2, Shape.Wave, "sunshine", "rain"),
        new("Everyday Measurement", "Packs and prices", "Fruit sold at a market", "mass sold", "kg", "on {0}", "Day", Days, 4, 38, 10, 5, Shape.Wave, "apples", "pears"),
        new("Chemistry", "Reacting masses and yield", "Yield of two methods", "mass of product", "g", "in trial {0}", "Trial", ["1", "2", "3", "4", "5", "6"], 4, 28, 5, 5, Shape.Wave, "method P", "method Q"),
        new("Heat and Matter", "Cooling and insulation", "Heat lost by two houses", "heat lost", "MJ", "on {0}", "Day", Days, 6, 46, 10, 5, Shape.Wave, "old house", "new house"),
        new("Astronomy", "Rocky planets and surfaces", "Craters counted on two moons", "number of craters", "craters", "in zone {0}", "Zone", ["1", "2", "3", "4", "5", "6"], 4, 38, 10, 5, Shape.Wave, "inner moon", "outer moon"),
    ];

    /// <summary>Several parts a label, for stacked charts.</summary>
    public static ImmutableArray<ChartStory> Stacked { get; } =
    [
        new("Statistics and Data Visualisation", "Grouped and stacked bars", "How classes come to school", "number of pupils", "pupils", "in class {0}", "Class", ["7A", "7B", "8A", "8B", "9A", "9B"], 3, 12, 10, 10, Shape.Loose, "on foot", "by bus", "by bike"),
        new("Economics and Finance", "Income tax and public budgets", "Spending of a town", "spending", "million $", "in {0}", "Year", ["2018", "2019", "2020", "2021", "2022", "2023"], 4, 20, 10, 5, Shape.Loose, "schools", "roads", "parks"),
        new("Economics and Finance", "National income", "Output of a region", "output", "billion $", "in {0}", "Year", ["2018", "2019", "2020", "2021", "2022", "2023"], 4, 30, 20, 10, Shape.Loose, "farms", "industry", "services"),
        new("Health and Medicine", "Nutrients and diet", "What is in 100 g of food", "mass", "g", "in the {0}", "Food", ["cake", "bread", "cheese", "pizza", "salad", "burger"], 4, 28, 20, 10, Shape.Loose, "protein", "fat", "sugar"),
        new("Biology", "Nutrition and energy balance", "Energy in the meals of a day", "energy", "kJ", "on {0}", "Day", Days, 200, 900, 500, 5, Shape.Loose, "breakfast", "lunch", "supper"),
        new("Biology", "Energy flow and pyramids", "Plants, insects and birds in a field", "biomass", "kg", "in plot {0}", "Plot", ["A", "B", "C", "D", "E"], 4, 28, 20, 10, Shape.Loose, "grass", "herbs", "shrubs"),
        new("Earth and Geography", "Energy resources", "Electricity of a country", "output", "TWh", "in {0}", "Year", ["2018", "2019", "2020", "2021", "2022", "2023"], 4, 30, 20, 10, Shape.Loose, "gas", "wind", "solar"),
        new("Everyday Measurement", "Loads in daily life", "Loads of three vans", "load", "kg", "on {0}", "Day", Days, 40, 160, 100, 10, Shape.Loose, "van 1", "van 2", "van 3"),
        new("Chemistry", "Hydrocarbons and crude oil", "Fractions from barrels of crude oil", "volume", "litres", "from barrel {0}", "Barrel", ["A", "B", "C", "D", "E"], 10, 50, 50, 10, Shape.Loose, "petrol", "diesel", "fuel oil"),
        new("Heat and Matter", "Heat and internal energy", "Heat lost by houses in a day", "heat lost", "MJ", "by house {0}", "House", ["A", "B", "C", "D", "E"], 10, 50, 50, 10, Shape.Loose, "walls", "roof", "windows"),
    ];
}
